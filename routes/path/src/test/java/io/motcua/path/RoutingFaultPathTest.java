package io.motcua.path;

import static io.motcua.path.AnsweringLetterBox.letterFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.DeliveryOutcome;
import io.motcua.HoldReason;
import io.motcua.LedgerUnavailableException;
import io.motcua.Receipt;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.History;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Understanding;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking up what a letter follows up, or who refused it, fails: for good, or for now. */
class RoutingFaultPathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String LETTER = "No water in our street. Mill Lane 3, province Eastmark";
    /** West's customer code beside a place of east's. */
    private static final String DISPUTED = LETTER + ". Customer code SW123456";

    @TempDir
    Path folder;

    private final TestBackend east = TestBackend.accepting("EASTWATER");
    private final TestBackend west = TestBackend.accepting("WESTWATER");
    private SqlLedger ledger;
    private LedgerInFront faulty;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        ledger = SqlLedger.sqlite(folder, Clock.systemUTC());
        faulty = new LedgerInFront(ledger);
        gateway = Gateway.builder()
                .ledger(faulty.ledger())
                .understanding(new Understanding(TestProfile.load()))
                .channel(new AnsweringLetterBox())
                .backend(east)
                .backend(west)
                .drainWithin(Duration.ofSeconds(1))
                .build();
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.close();
        ledger.close();
    }

    @Test
    void followUpWhoseEarlierRequestCannotBeReadIsHeldWithWhatWasUnderstoodOfIt() throws Exception {
        Receipt first = accept("k1", LETTER);
        await().atMost(LONG).until(() -> history(first).state() == SubmissionState.SETTLED);
        faulty.plant("earlier", () -> new IllegalStateException("A fault that the tests planted"));

        Receipt followUp = accept("k2", "Still dry: " + first.reference().value());

        await().atMost(LONG).until(() -> history(followUp).state() == SubmissionState.HELD);
        assertThat(history(followUp).heldBecause()).contains(HoldReason.FAULT);
        assertThat(history(followUp).heldDetail().orElseThrow()).contains("'route'", "IllegalStateException");
        assertThat(history(followUp).request()).isPresent();
    }

    @Test
    void whatIsNotTheFirstUtilitysAndCannotBeReadIsHeld() throws Exception {
        east.answer(TestBackend.answering(
                new DeliveryOutcome.Rejected(DeliveryOutcome.Rejected.Kind.NOT_MINE, "Beyond the river")));
        faulty.plant("find", () -> new IllegalStateException("A fault that the tests planted"));

        Receipt receipt = accept("k1", DISPUTED);

        await().atMost(LONG).until(() -> history(receipt).state() == SubmissionState.HELD);
        assertThat(history(receipt).heldBecause()).contains(HoldReason.FAULT);
        assertThat(west.received()).isEmpty();
    }

    @Test
    void whatTheLedgerCannotSayNowIsAskedAgainAndNotHeld() throws Exception {
        Receipt first = accept("k1", LETTER);
        await().atMost(LONG).until(() -> history(first).state() == SubmissionState.SETTLED);
        CountDownLatch asked = new CountDownLatch(2);
        faulty.plant("earlier", () -> {
            asked.countDown();
            return new LedgerUnavailableException("The database is away");
        });

        Receipt followUp = accept("k2", "Still dry: " + first.reference().value());
        assertThat(asked.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(history(followUp).state()).isEqualTo(SubmissionState.PENDING);
        faulty.mend("earlier");

        await().atMost(LONG).until(() -> history(followUp).state() == SubmissionState.JOINED);
    }

    private History history(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow();
    }

    private Receipt accept(String key, String text) throws Exception {
        return gateway.accept(letterFrom("Anna, Mill Lane 3", text, key))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
