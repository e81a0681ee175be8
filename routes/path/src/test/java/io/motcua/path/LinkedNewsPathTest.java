package io.motcua.path;

import static io.motcua.path.AnsweringLetterBox.letterFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Answer;
import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Receipt;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.profile.Profile;
import io.motcua.spi.History;
import io.motcua.spi.NoticeState;
import io.motcua.spi.SettableClock;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Understanding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a restoration to those whose letters are linked to the one that it was said of. */
class LinkedNewsPathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    /** Noon and 22 h in Berlin, the profile's zone. */
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    private static final Instant NIGHT = Instant.parse("2026-11-20T21:00:00Z");
    private static final String ANNA = "Anna, Mill Lane 3";
    private static final String EAST_LETTER = "No water in our street since noon. Mill Lane 3, province Eastmark";
    /** Too much for a change of an earlier letter, so that it is a request of its own. */
    private static final String LONG_TALE = "Still no water. " + "And dry. ".repeat(23_000);

    @TempDir
    Path folder;

    private final TestBackend east = TestBackend.accepting("EASTWATER");
    private final AnsweringLetterBox box = new AnsweringLetterBox();
    private final Queue<StatusUpdate> heard = new ConcurrentLinkedQueue<>();
    private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private SettableClock clock = new SettableClock(NOON);
    private SqlLedger ledger;
    private Gateway gateway;

    @BeforeEach
    void copyProfile() throws Exception {
        TestProfile.copiedTo(folder);
        StringBuilder digests = new StringBuilder("part,channel,language,text\n");
        digests.append("SUBJECT,*,en,Letters\nBEFORE,*,en,Your letters:\n");
        for (RequestStatus status : RequestStatus.values()) {
            digests.append(status).append(",*,en,{reference} ").append(status).append('\n');
        }
        for (String news : List.of("MADE", "MOVED", "CANCELLED", "STANDS")) {
            digests.append("APPOINTMENT_")
                    .append(news)
                    .append(",*,en,{reference} {appointment} ")
                    .append(news)
                    .append('\n');
        }
        Files.writeString(folder.resolve("profile/digests.csv"), digests);
        Files.writeString(
                folder.resolve("profile/quiet-hours.csv"),
                "channel,from,until,except,answers_within\nletter,21:00,07:00,P0,0 s\n");
    }

    @AfterEach
    void close() {
        gateway.close();
        ledger.close();
    }

    @Test
    void aRestorationIsToldOnceOfALinkedLetterInOneMessageWithTheFirstAndLeavesItOpen() throws Exception {
        start(NOON);
        Receipt first = settled(EAST_LETTER, "k1");
        Receipt linked = settled(LONG_TALE + first.reference().value(), "k2");
        Receipt danger =
                settled("Now there is a burst main! " + first.reference().value(), "k3");
        quieten();
        int before = box.answers().size();

        resolve(first);
        await().atMost(LONG).until(() -> statuses(linked).contains(RequestStatus.RESTORED));
        clock.pass(Duration.ofSeconds(2));

        await().atMost(LONG).until(() -> box.answers().size() > before);
        Answer digest = box.answers().get(before);
        assertThat(digest.text().lines())
                .containsExactlyInAnyOrder(
                        "Your letters:",
                        first.reference().value() + " RESOLVED",
                        linked.reference().value() + " RESTORED");
        assertThat(digest.notice().answerTo()).contains(ANNA);
        assertThat(history(linked).state()).isEqualTo(SubmissionState.SETTLED);
        assertThat(heard)
                .filteredOn(update -> update.status() == RequestStatus.RESTORED)
                .singleElement()
                .satisfies(update -> assertThat(update.becauseOf()).contains(first.reference()));

        resolve(linked);
        await().atMost(LONG).until(() -> statuses(linked).contains(RequestStatus.RESOLVED));
        quieten();
        assertThat(box.answers()).hasSize(before + 1);
        assertThat(statuses(danger)).as("of another kind").doesNotContain(RequestStatus.RESTORED);
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void aRestorationAtNightIsToldInTheMorning() throws Exception {
        start(NIGHT);
        Receipt first = settled(EAST_LETTER, "k1");
        Receipt linked = settled(LONG_TALE + first.reference().value(), "k2");
        resolve(first);
        await().atMost(LONG).until(() -> statuses(linked).contains(RequestStatus.RESTORED));
        quieten();
        assertThat(box.answers()).isEmpty();

        clock.pass(Duration.ofHours(9));

        await().atMost(LONG).until(() -> box.answers().size() == 1);
        assertThat(box.answers().get(0).text())
                .contains(
                        first.reference().value() + " RESOLVED",
                        linked.reference().value() + " RESTORED");
    }

    @Test
    void aFollowUpAfterTheRestorationChangesTheLinkedLetterWhichItsUtilityHasStill() throws Exception {
        start(NOON);
        Receipt first = settled(EAST_LETTER, "k1");
        Receipt linked = settled(LONG_TALE + first.reference().value(), "k2");
        resolve(first);
        await().atMost(LONG).until(() -> statuses(linked).contains(RequestStatus.RESTORED));

        Receipt followUp = accept("No, it is not! " + linked.reference().value(), "k3");

        await().atMost(LONG).until(() -> history(followUp).state() != SubmissionState.PENDING);
        assertThat(history(linked).updates())
                .last()
                .satisfies(update -> assertThat(update.status().open()).isTrue());
    }

    private void start(Instant now) throws Exception {
        clock = new SettableClock(now);
        ledger = SqlLedger.sqlite(folder.resolve("ledger"), clock);
        east.answer(TestBackend.answering(new DeliveryOutcome.Accepted("E-1")));
        gateway = Gateway.builder()
                .ledger(ledger)
                .clock(clock)
                .understanding(new Understanding(Profile.load(folder.resolve("profile"))))
                .channel(box)
                .backend(east)
                .listener(heard::add)
                .drainWithin(Duration.ofSeconds(1))
                .build();
        gateway.start();
    }

    /** Until whatever is to be told at this time of the day has been told, and whom it was told to is forgotten. */
    private void quieten() {
        clock.pass(Duration.ofMinutes(10));
        await().atMost(LONG)
                .until(() -> receipts.stream()
                        .flatMap(receipt -> history(receipt).notices().stream())
                        .allMatch(notice -> notice.state() != NoticeState.DUE
                                || notice.lastOutcome()
                                        .filter(why -> why.contains("quiet hours"))
                                        .isPresent()));
        clock.pass(Duration.ofMinutes(10));
    }

    private Receipt settled(String text, String key) throws Exception {
        Receipt receipt = accept(text, key);
        await().atMost(LONG).until(() -> history(receipt).state() == SubmissionState.SETTLED);
        return receipt;
    }

    private Receipt accept(String text, String key) throws Exception {
        Submission letter = letterFrom(ANNA, text, key);
        Submission now = new Submission(
                letter.trackingId(),
                letter.channel(),
                letter.account(),
                clock.instant(),
                letter.urgency(),
                letter.dedupeKey(),
                letter.payload(),
                letter.transport());
        Receipt receipt = gateway.accept(now).toCompletableFuture().get(20, TimeUnit.SECONDS);
        receipts.add(receipt);
        return receipt;
    }

    private void resolve(Receipt receipt) throws Exception {
        Delivery delivery = east.received().stream()
                .filter(one -> one.reference().equals(receipt.reference()))
                .findFirst()
                .orElseThrow();
        east.says(UtilityReplies.status(delivery, RequestStatus.RESOLVED), clock.instant());
    }

    private History history(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow();
    }

    private List<RequestStatus> statuses(Receipt receipt) {
        return history(receipt).updates().stream().map(StatusUpdate::status).toList();
    }
}
