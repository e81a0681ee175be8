package io.motcua.ledger.sql;

import static io.motcua.spi.LedgerWalk.acknowledgment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.HoldReason;
import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.spi.History;
import io.motcua.spi.Ledger;
import io.motcua.spi.LedgerWalk;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.SettableClock;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tables refuse, whoever writes to them, and what the books show when somebody did. On both databases. */
interface TableRulesContract {
    Instant NOW = Instant.parse("2026-11-20T01:02:03Z");

    Ledger open(Clock clock) throws Exception;

    /** A connection past the ledger, each statement a transaction of its own. */
    Connection raw() throws SQLException;

    Path blobFolder();

    @Test
    default void onlyLegalTransitionsCanBeWritten() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            for (SubmissionState from : SubmissionState.values()) {
                for (SubmissionState to : SubmissionState.values()) {
                    String reference = walk.accept().reference().value();
                    execute(update(reference, from));

                    if (from == to || from.canBecome(to)) {
                        execute(update(reference, to));
                        assertThat(number("SELECT COUNT(*) FROM submission WHERE reference = '" + reference
                                        + "' AND state = '" + to + "'"))
                                .as("%s to %s", from, to)
                                .isEqualTo(1);
                    } else {
                        assertThatThrownBy(() -> execute(update(reference, to)))
                                .as("%s to %s", from, to)
                                .isInstanceOf(SQLException.class)
                                .hasMessageContaining("cannot change its state so");
                    }
                }
            }
        }
    }

    @Test
    default void tableOfLegalTransitionsIsTheEnumsOwn() throws Exception {
        try (Ledger ledger = open(new SettableClock(NOW))) {
            List<String> legal = Stream.of(SubmissionState.values())
                    .flatMap(from -> Stream.of(SubmissionState.values())
                            .filter(from::canBecome)
                            .map(to -> from + ">" + to))
                    .toList();

            assertThat(ledger.balance().isZero()).isTrue();
            assertThat(texts("SELECT from_state || '>' || to_state FROM legal_transition"))
                    .containsExactlyInAnyOrderElementsOf(legal);
        }
    }

    @Test
    default void heldNeedsAReasonAndNothingElseHasOne() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        try (Ledger ledger = open(clock)) {
            new LedgerWalk(ledger, clock).accept();

            requireRefused("UPDATE submission SET state = 'HELD'");
            requireRefused("UPDATE submission SET held_reason = 'NO_PLACE'");
            requireRefused("UPDATE submission SET state = 'LOST'");
            requireRefused("UPDATE submission SET id = NULL");
        }
    }

    @Test
    default void submissionsBeginAsPendingAndStay() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        try (Ledger ledger = open(clock)) {
            new LedgerWalk(ledger, clock).accept();

            requireRefused("DELETE FROM submission");
            requireRefused(
                    "INSERT INTO submission SELECT number + 1, substr(sha256, 1, 16), reference, channel, account, dedupe_key,"
                            + " received_us, stored_us, urgency, 'SETTLED', held_reason, detail, version, media_type, size,"
                            + " sha256, in_blob_store, transport, payload_key_id FROM submission");
            assertThat(number("SELECT COUNT(*) FROM submission")).isEqualTo(1);
        }
    }

    @Test
    default void auditTrailIsOnlyAppendedTo() throws Exception {
        try (Ledger ledger = open(new SettableClock(NOW))) {
            assertThat(ledger.balance().isZero()).isTrue();
            assertThat(texts("SELECT action FROM audit")).containsExactly("ledger opened");

            requireRefused("DELETE FROM audit");
            requireRefused("UPDATE audit SET actor = 'nobody'");
        }
    }

    @Test
    default void booksShowWhatWasTamperedWith() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            walk.toSent("EVNSPC");
            walk.accept();
            assertThat(ledger.balance().isZero()).isTrue();

            execute("UPDATE accepted SET submissions = submissions + 3");
            assertThat(ledger.balance().difference()).isEqualTo(3);
            execute("UPDATE accepted SET submissions = submissions - 3");
            assertThat(ledger.balance().isZero()).isTrue();

            execute("DELETE FROM due_work WHERE lane = 'understand'");
            assertThat(ledger.balance().strays()).isEqualTo(1);
            execute("DELETE FROM due_work WHERE lane = 'deadline'");
            assertThat(ledger.balance().strays()).isEqualTo(2);
            execute("UPDATE submission SET state = 'SETTLED'");
            assertThat(ledger.balance().strays()).isEqualTo(2);
            assertThat(ledger.balance().difference()).isZero();
        }
    }

    @Test
    default void workOfANoticeKeepsNoRequestOnItsWay() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            walk.toDelivery("EVNSPC", "lan@example.org");
            assertThat(ledger.balance().isZero()).isTrue();

            execute("DELETE FROM due_work WHERE delivery IS NOT NULL");

            assertThat(ledger.claimNotices("app", 10)).hasSize(1);
            assertThat(ledger.balance().strays()).isEqualTo(1);
        }
    }

    @Test
    default void followUpThatIsJoinedToNothingIsAStray() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        try (Ledger ledger = open(clock)) {
            new LedgerWalk(ledger, clock).accept();

            execute("UPDATE submission SET state = 'JOINED'");

            assertThat(ledger.balance().strays()).isEqualTo(1);
        }
    }

    @Test
    default void oneEventCannotHaveTwoNotices() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", "lan@example.org");
            walk.record(walk.attempted(delivery, new Sent(NOW.plusSeconds(60))));
            walk.reply("EVNSPC", acknowledgment(delivery.subject(), "accepted"));
            String again = "INSERT INTO notice (id, submission, status_update, channel, status, state, attempts)"
                    + " SELECT submission.id, submission, status_update, notice.channel, status, 'DUE', 0"
                    + " FROM notice JOIN submission ON submission.number = notice.submission WHERE status = ";

            assertThatThrownBy(() -> execute(again + "'RECEIVED'")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> execute(again + "'ACCEPTED'")).isInstanceOf(SQLException.class);

            assertThat(ledger.noticeCounts().get("app").all()).isEqualTo(2);
        }
    }

    @Test
    default void laterVersionWaitsForTheEarlierAndOnlyTheNewestSettles() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            walk.accept();
            walk.record(walk.routed(walk.claimSubmission(), "EVNSPC", Priority.P1));
            execute("INSERT INTO due_work (id, lane, class, due_us, attempts, submission)"
                    + " SELECT 1000000, 'understand', 0, 0, 0, number FROM submission");
            walk.record(walk.routed(walk.claimSubmission(), "EVNSPC", Priority.P0));

            Work<Delivery> first = walk.claimDelivery("EVNSPC");
            assertThat(first.subject().version()).isEqualTo(1);
            walk.record(walk.attempted(first, new Deferred(Duration.ZERO, "busy"), NOW.plusSeconds(5)));
            assertThat(ledger.claimDeliveries("EVNSPC", 10)).isEmpty();
            clock.pass(Duration.ofSeconds(5));
            first = walk.claimDelivery("EVNSPC");
            walk.record(walk.attempted(first, new Sent(NOW.plusSeconds(60))));
            Work<Delivery> second = walk.claimDelivery("EVNSPC");
            assertThat(second.subject().version()).isEqualTo(2);

            ReplyResult old = walk.reply("EVNSPC", acknowledgment(first.subject(), "accepted"));
            assertThat(old).isEqualTo(new ReplyResult(ReplyResult.Verdict.APPLIED, List.of(), true));
            assertThat(ledger.balance().of(SubmissionState.PENDING)).isEqualTo(1);
            walk.record(walk.attempted(second, new Sent(NOW.plusSeconds(60))));
            walk.reply("EVNSPC", acknowledgment(second.subject(), "accepted"));
            assertThat(ledger.balance().of(SubmissionState.SETTLED)).isEqualTo(1);
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    @Test
    default void submissionWhoseBytesAreGoneIsHeldAndDoesNotStopTheOthers() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Receipt lost = walk.accept(new Submission(
                    TrackingId.next(),
                    "email",
                    "hotro",
                    NOW,
                    Urgency.LIFE_SAFETY,
                    "uid-1",
                    Payload.of(new byte[70_000], "message/rfc822"),
                    Map.of()));
            Receipt good = walk.accept();
            deleteBlobs();

            assertThat(walk.claimSubmission().subject().receipt()).isEqualTo(good);
            // The queue is in order: when this is recorded, the hold is too.
            walk.reply("EVNSPC", "}");

            History history = ledger.find(lost.reference()).orElseThrow();
            assertThat(history.heldBecause()).contains(HoldReason.FAULT);
            assertThat(history.heldDetail())
                    .hasValueSatisfying(detail -> assertThat(detail).contains(history.payloadSha256()));
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    @Test
    default void everyAttemptAndEveryReplyIsKept() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Work<Delivery> work = walk.toDelivery("EVNSPC");
            walk.record(walk.attempted(work, new Deferred(Duration.ofSeconds(3), "busy"), NOW));
            walk.record(walk.attempted(walk.claimDelivery("EVNSPC"), new Sent(NOW)));
            String event = acknowledgment(work.subject(), "accepted");
            for (String reply : List.of(event, event, "x".repeat(200_000), "")) {
                walk.reply("EVNSPC", reply);
            }
            walk.reply("EVNNPC", event);

            assertThat(texts("SELECT kind FROM outcome ORDER BY attempt")).containsExactly("deferred", "sent");
            assertThat(texts("SELECT verdict || ' ' || size || ' ' || length(bytes) FROM reply ORDER BY number"))
                    .containsExactly(
                            "APPLIED " + event.length() + " " + event.length(),
                            "DUPLICATE " + event.length() + " " + event.length(),
                            "MALFORMED 200000 65536",
                            "MALFORMED 0 0",
                            "FOREIGN " + event.length() + " " + event.length());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = raw();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void requireRefused(String sql) {
        assertThatThrownBy(() -> execute(sql)).as(sql).isInstanceOf(SQLException.class);
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = raw();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).get(0));
    }

    private static String update(String reference, SubmissionState to) {
        return "UPDATE submission SET state = '" + to + "', held_reason = "
                + (to == SubmissionState.HELD ? "'NO_PLACE'" : "NULL") + " WHERE reference = '" + reference + "'";
    }

    private void deleteBlobs() throws IOException {
        try (Stream<Path> files = Files.walk(blobFolder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
