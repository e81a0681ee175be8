package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link LedgerContract} about which requests are not over. */
interface LedgerOpenContract extends OpenedLedger {

    @Test
    default void requestsOnTheirWayAreOpenWhereverTheyAre() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Reference held = walk.accept().reference();
            walk.record(walk.held(walk.claimSubmission(), HoldReason.NO_PLACE));
            Reference routed = walk.accept().reference();
            walk.record(walk.routed(walk.claimSubmission(), "EVNSPC", Priority.P1));
            Work<Delivery> settled = walk.toSent("EVNHCMC");
            walk.reply("EVNHCMC", acknowledgment(settled.subject(), "accepted"));
            Reference waiting = walk.accept().reference();

            assertThat(open(ledger, Instant.MAX))
                    .containsExactly(held, routed, settled.subject().reference(), waiting);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESOLVED", "CLOSED", "STOPPED", "WITHDRAWN"})
    default void requestThatIsOverIsNotOpen(String over) throws Exception {
        inLedger((ledger, walk, clock) -> {
            Work<Delivery> sent = walk.toSent("EVNSPC");
            walk.reply("EVNSPC", acknowledgment(sent.subject(), "accepted"));
            walk.reply("EVNSPC", status(sent.subject(), "IN_PROGRESS"));
            assertThat(open(ledger, Instant.MAX)).hasSize(1);

            walk.reply("EVNSPC", status(sent.subject(), over));

            assertThat(open(ledger, Instant.MAX)).isEmpty();
        });
    }

    @Test
    default void onlyWhatWasReceivedBeforeIsShown() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt before = walk.accept();
            clock.pass(Duration.ofSeconds(1));
            walk.accept();

            assertThat(open(ledger, BEGIN)).isEmpty();
            assertThat(open(ledger, BEGIN.plusSeconds(1))).containsExactly(before.reference());
        });
    }

    private static List<Reference> open(Ledger ledger, Instant before) {
        List<Reference> shown = new ArrayList<>();
        ledger.open(before, history -> shown.add(history.reference()));
        return shown;
    }
}
