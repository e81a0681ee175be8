package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.event;
import static io.motcua.spi.LedgerWalk.result;
import static io.motcua.spi.LedgerWalk.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.Payload;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.spi.ReplyResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about replies that come twice, are of something else, or are hostile. */
interface LedgerOddReplyContract extends OpenedLedger {

    @Test
    default void sameEventTwiceIsADuplicateAlsoInOneBatchAndAfterReopening() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Delivery delivery;
        String event;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            delivery = walk.toSent("EVNSPC").subject();
            event = acknowledgment("e1", delivery, "accepted");

            List<ReplyResult> results = result(ledger.record(List.of(
                    walk.replyOf("EVNSPC", event),
                    walk.replyOf("EVNSPC", event),
                    walk.replyOf("EVNSPC", acknowledgment("e1", delivery, "notMine")))));

            assertThat(results)
                    .extracting(ReplyResult::verdict)
                    .containsExactly(Verdict.APPLIED, Verdict.DUPLICATE, Verdict.DUPLICATE);
            assertThat(results.get(1).updates()).isEmpty();
        }
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);

            assertThat(walk.reply("EVNSPC", event)).isEqualTo(new ReplyResult(Verdict.DUPLICATE, List.of()));
            assertThat(ledger.find(delivery.reference()).orElseThrow().updates())
                    .extracting(StatusUpdate::status)
                    .containsExactly(RequestStatus.RECEIVED, RequestStatus.ACCEPTED);
        }
    }

    @Test
    default void eventIdsOfDifferentSourcesAndUtilitiesAreDifferent() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery first = walk.toSent("EVNSPC").subject();
            Delivery second = walk.toSent("EVNNPC").subject();

            assertThat(walk.reply("EVNSPC", acknowledgment("e1", first, "accepted"))
                            .verdict())
                    .isEqualTo(Verdict.APPLIED);
            assertThat(walk.reply("EVNNPC", acknowledgment("e1", second, "accepted"))
                            .verdict())
                    .isEqualTo(Verdict.APPLIED);
            assertThat(walk.reply(
                                    "EVNSPC",
                                    event("e1", first, "\"kind\":\"status\",\"status\":\"RESOLVED\"")
                                            .replace("urn:utility", "urn:utility:crews"))
                            .verdict())
                    .isEqualTo(Verdict.APPLIED);
        });
    }

    @Test
    default void replyAboutWhatThisUtilityWasNeverSentIsForeign() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = walk.toSent("EVNSPC").subject();
            Optional<History> before = ledger.find(delivery.reference());
            String unknownReference = acknowledgment(delivery, "accepted")
                    .replace(delivery.reference().value(), "MC-234-567-9AP");
            String unknownVersion = acknowledgment(delivery, "accepted").replace("Version\":1", "Version\":2");

            assertThat(walk.reply("EVNNPC", acknowledgment(delivery, "accepted"))
                            .verdict())
                    .isEqualTo(Verdict.FOREIGN);
            assertThat(walk.reply("EVNNPC", status(delivery, "REJECTED")).verdict())
                    .isEqualTo(Verdict.FOREIGN);
            assertThat(walk.reply("EVNSPC", unknownReference).verdict()).isEqualTo(Verdict.FOREIGN);
            assertThat(walk.reply("EVNSPC", unknownVersion).verdict()).isEqualTo(Verdict.FOREIGN);

            assertThat(ledger.find(delivery.reference())).isEqualTo(before);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void poisonDoesNotStopTheNext() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = walk.toSent("EVNSPC").subject();
            List<Reply> batch = new ArrayList<>();
            for (String poison : List.of(
                    "",
                    "null",
                    "[]",
                    "{",
                    "\0",
                    "[".repeat(100_000),
                    "{\"specversion\":\"1.0\"}",
                    "x".repeat(1_000_000))) {
                batch.add(walk.replyOf("EVNSPC", poison));
            }
            batch.add(new Reply(
                    "EVNSPC",
                    BEGIN,
                    Payload.of(
                            new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3}, "application/json; charset=\"?\"")));
            int poisonous = batch.size();
            batch.add(walk.replyOf("EVNSPC", acknowledgment(delivery, "accepted")));
            batch.add(walk.replyOf("EVNSPC", "}"));

            List<ReplyResult> results = result(ledger.record(batch));

            assertThat(results).hasSize(batch.size());
            assertThat(results.subList(0, poisonous))
                    .allSatisfy(result -> assertThat(result).isEqualTo(new ReplyResult(Verdict.MALFORMED, List.of())));
            assertThat(results.get(poisonous).verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(results.get(poisonous + 1).verdict()).isEqualTo(Verdict.MALFORMED);
            assertThat(ledger.find(delivery.reference()).orElseThrow().state()).isEqualTo(SubmissionState.SETTLED);
        });
    }

    @Test
    default void wordsOfTheUtilityMayHoldAnyCharacters() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = walk.toSent("EVNSPC").subject();

            ReplyResult result = walk.reply(
                    "EVNSPC",
                    event(
                            "e\\u0000",
                            delivery,
                            "\"kind\":\"status\",\"status\":\"IN_PROGRESS\",\"serviceNotice\":\"a\\u0000b 𠜎 '; --\""));

            assertThat(result.verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(ledger.find(delivery.reference())
                            .orElseThrow()
                            .latest()
                            .orElseThrow()
                            .notice())
                    .hasValueSatisfying(notice -> assertThat(notice).endsWith("𠜎 '; --"));
        });
    }

    @Test
    default void longestNamesThatAUtilityMayGiveAreStored() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = walk.toSent("EVNSPC").subject();
            String event = acknowledgment("𠜎".repeat(250), delivery, "accepted")
                    .replace("\"PC-" + "𠜎".repeat(250), "\"" + "đ".repeat(255))
                    .replace("urn:utility", "urn:" + "x".repeat(1_000));

            assertThat(walk.reply("EVNSPC", event).verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(walk.reply("EVNSPC", event).verdict()).isEqualTo(Verdict.DUPLICATE);
        });
    }

    @Test
    default void emptyBatchIsRecordedAsNothing() throws Exception {
        inLedger((ledger, walk, clock) ->
                assertThat(result(ledger.record(List.<Reply>of()))).isEmpty());
    }
}
