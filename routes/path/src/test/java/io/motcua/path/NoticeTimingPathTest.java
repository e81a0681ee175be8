package io.motcua.path;

import static io.motcua.path.AnsweringLetterBox.letterFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Answer;
import io.motcua.Appointment;
import io.motcua.DeliveryOutcome;
import io.motcua.NoticeOutcome;
import io.motcua.Receipt;
import io.motcua.RequestStatus;
import io.motcua.Submission;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.profile.Profile;
import io.motcua.spi.History.NoticeRecord;
import io.motcua.spi.NoticeCounts;
import io.motcua.spi.NoticeState;
import io.motcua.spi.SettableClock;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Understanding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When, how often and which way requesters are told; by a clock that the tests set. */
class NoticeTimingPathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    /** Noon and 22 h in Berlin, the profile's zone. */
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    private static final Instant NIGHT = Instant.parse("2026-11-20T21:00:00Z");
    private static final String EAST_LETTER =
            "No water in our street since noon. Mill Lane 3, province Eastmark. My number is 0170 1234567";

    private static final String DANGER = "A burst main floods Mill Lane 3, province Eastmark";

    @TempDir
    Path folder;

    private final TestBackend east = TestBackend.accepting("EASTWATER");
    private final AnsweringLetterBox box = new AnsweringLetterBox();
    private final PigeonPost pigeons = new PigeonPost();
    private SettableClock clock = new SettableClock(NOON);
    private SqlLedger ledger;
    private Gateway gateway;

    @BeforeEach
    void copyProfile() throws Exception {
        TestProfile.copiedTo(folder);
        write("digests.csv", digests());
        write("quiet-hours.csv", "channel,from,until,except,answers_within\nletter,21:00,07:00,P0|RESOLVED,0 s\n");
        write("notice-wishes.csv", "channel,words,wish\nletter,No more letters,NONE\n");
        Path settings = folder.resolve("profile/profile.csv");
        Files.writeString(settings, Files.readString(settings).strip() + "\ndigestWindowSeconds,60\n");
    }

    @AfterEach
    void close() {
        gateway.close();
        ledger.close();
    }

    @Test
    void whatIsNewsAtNightIsToldInTheMorningInOneLetterWithTheLatestOfEachRequest() throws Exception {
        start(NIGHT);
        Receipt first = accept(letterFrom("Mill Lane 3", EAST_LETTER, "k1"));
        Receipt second = accept(letterFrom("Mill Lane 3", EAST_LETTER, "k2"));
        Receipt other = accept(letterFrom("Mill Lane 4", EAST_LETTER, "k3"));
        for (Receipt receipt : List.of(first, second, other)) {
            await().atMost(LONG)
                    .until(() -> outcomes(receipt)
                            .equals(List.of("left out: later news took its place", "waits: quiet hours")));
        }
        assertThat(box.answers()).isEmpty();

        clock.pass(Duration.ofHours(9));

        await().atMost(LONG).until(() -> counts().sent() == 3);
        assertThat(box.answers()).hasSize(2);
        Answer digest =
                box.answers().stream().filter(Answer::digest).findFirst().orElseThrow();
        assertThat(digest.text())
                .isEqualTo("Your letters:\n" + first.reference().value() + " ACCEPTED\n"
                        + second.reference().value() + " ACCEPTED");
        assertThat(digest.notice().answerTo()).contains("Mill Lane 3");
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void dangerToLifeIsToldAtNightAndAlone() throws Exception {
        start(NIGHT);

        accept(letterFrom("Mill Lane 3", DANGER, "k1"));

        await().atMost(LONG).until(() -> counts().sent() == 2);
        assertThat(box.answers()).noneMatch(Answer::digest);
    }

    @Test
    void newsOfOtherRequestsOfWhoWasToldJustNowWaitsForMore() throws Exception {
        start(NOON);
        accept(letterFrom("Mill Lane 3", EAST_LETTER, "k1"));
        await().atMost(LONG).until(() -> counts().sent() == 2);
        assertThat(box.answers()).as("of one request nothing waits").hasSize(2);

        Receipt second = accept(letterFrom("Mill Lane 3", EAST_LETTER, "k2"));
        Receipt third = accept(letterFrom("Mill Lane 3", EAST_LETTER, "k3"));
        for (Receipt receipt : List.of(second, third)) {
            await().atMost(LONG)
                    .until(() -> outcomes(receipt).size() == 2
                            && outcomes(receipt).get(1).startsWith("waits: more may come"));
        }
        assertThat(box.answers()).hasSize(2);
        clock.pass(Duration.ofSeconds(60));

        await().atMost(LONG).until(() -> counts().sent() == 4);
        assertThat(box.answers()).hasSize(3);
        assertThat(box.answers().get(2).text())
                .contains(second.reference().value(), third.reference().value());
    }

    @Test
    void digestThatACrashLeftOpenIsToldAgainUnderTheSameId() throws Exception {
        box.answer(answer -> new CompletableFuture<>());
        start(NIGHT);
        Receipt first = accept(letterFrom("Mill Lane 3", EAST_LETTER, "k1"));
        Receipt second = accept(letterFrom("Mill Lane 3", EAST_LETTER, "k2"));
        for (Receipt receipt : List.of(first, second)) {
            await().atMost(LONG).until(() -> outcomes(receipt).contains("waits: quiet hours"));
            await().atMost(LONG).until(() -> outcomes(receipt).size() == 2);
        }
        clock.pass(Duration.ofHours(9));
        await().atMost(LONG).until(() -> box.answers().size() == 1);
        gateway.close();
        ledger.close();
        box.answer(answer -> CompletableFuture.completedFuture(new NoticeOutcome.Sent("l-2")));

        start(clock.instant());

        await().atMost(LONG).until(() -> counts().sent() == 2);
        assertThat(box.answers()).hasSize(2);
        assertThat(box.answers().get(1)).isEqualTo(box.answers().get(0));
    }

    @Test
    void letterThatCannotBeDeliveredGoesByPigeonWithTheReferenceAlone() throws Exception {
        box.answer(answer ->
                CompletableFuture.completedFuture(new NoticeOutcome.Undeliverable("There is no such street")));
        start(NOON);

        Receipt receipt = accept(letterFrom("Nowhere 1", EAST_LETTER, "k1"));

        await().atMost(LONG).until(() -> pigeons.answers().size() == 2);
        assertThat(pigeons.answers())
                .extracting(answer -> answer.notice().update().status())
                .containsExactly(RequestStatus.RECEIVED, RequestStatus.ACCEPTED);
        Answer received = pigeons.answers().get(0);
        assertThat(received.notice().answerTo()).contains("+491701234567");
        assertThat(received.text())
                .isEqualTo("Your letter " + receipt.reference().value() + " is received.");
        await().atMost(LONG)
                .until(() -> states(receipt)
                        .equals(List.of(
                                NoticeState.SENT, NoticeState.SENT, NoticeState.GIVEN_UP, NoticeState.GIVEN_UP)));
    }

    @Test
    void whatCannotGoByPigeonEitherEndsThere() throws Exception {
        box.answer(answer ->
                CompletableFuture.completedFuture(new NoticeOutcome.Undeliverable("There is no such street")));
        pigeons.answer(new NoticeOutcome.Undeliverable("The pigeon came back"));
        start(NOON);

        Receipt receipt = accept(letterFrom("Nowhere 1", EAST_LETTER, "k1"));

        await().atMost(LONG)
                .until(() -> states(receipt)
                        .equals(List.of(
                                NoticeState.GIVEN_UP,
                                NoticeState.GIVEN_UP,
                                NoticeState.GIVEN_UP,
                                NoticeState.GIVEN_UP)));
        assertThat(box.answers()).hasSize(2);
        assertThat(pigeons.answers()).hasSize(2);
    }

    @Test
    void whoWantsNoLettersGetsNoneButOfDangerToLife() throws Exception {
        start(NOON);
        Receipt wish = accept(letterFrom("Mill Lane 3", "No more letters!", "k1"));
        await().atMost(LONG)
                .until(() -> ledger.find(wish.reference()).orElseThrow().state() == SubmissionState.IGNORED);

        Receipt request = accept(letterFrom("Mill Lane 3", EAST_LETTER, "k2"));
        await().atMost(LONG).until(() -> states(request).equals(List.of(NoticeState.LEFT_OUT, NoticeState.LEFT_OUT)));
        accept(letterFrom("Mill Lane 3", DANGER, "k3"));

        await().atMost(LONG).until(() -> counts().sent() == 2);
        assertThat(box.answers()).allMatch(answer -> answer.notice().isOfDanger());
        assertThat(pigeons.answers()).as("a wish is no failure").isEmpty();
        assertThat(east.received()).hasSize(2);
    }

    @Test
    void dangerThatNobodyCouldReadIsToldAtNightToWhoWantsNoLetters() throws Exception {
        start(NIGHT);
        Receipt wish = accept(letterFrom("Mill Lane 3", "No more letters!", "k1"));
        await().atMost(LONG)
                .until(() -> ledger.find(wish.reference()).orElseThrow().state() == SubmissionState.IGNORED);

        Receipt danger = accept(letterFrom("Mill Lane 3", "% " + DANGER, "k2"));
        Receipt other = accept(letterFrom("Mill Lane 3", "% " + EAST_LETTER, "k3"));

        await().atMost(LONG).until(() -> states(danger).equals(List.of(NoticeState.SENT)));
        await().atMost(LONG).until(() -> states(other).equals(List.of(NoticeState.LEFT_OUT)));
        assertThat(box.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.notice().update().reference()).isEqualTo(danger.reference());
            assertThat(answer.notice().update().status()).isEqualTo(RequestStatus.HELD);
        });
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
                .channel(pigeons)
                .backend(east)
                .drainWithin(Duration.ofSeconds(1))
                .build();
        gateway.start();
    }

    private void write(String file, String text) throws Exception {
        Files.writeString(folder.resolve("profile").resolve(file), text);
    }

    private static String digests() {
        StringBuilder rows = new StringBuilder("part,channel,language,text\n");
        rows.append("SUBJECT,*,en,Letters\nBEFORE,*,en,Your letters:\n");
        for (RequestStatus status : RequestStatus.values()) {
            rows.append(status).append(",*,en,{reference} ").append(status).append('\n');
        }
        for (Appointment.News news : Appointment.News.values()) {
            rows.append("APPOINTMENT_")
                    .append(news)
                    .append(",*,en,{reference} ")
                    .append(news);
            rows.append(" {appointment}\n");
        }
        return rows.toString();
    }

    private Receipt accept(Submission submission) throws Exception {
        return gateway.accept(submission).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private NoticeCounts counts() {
        return ledger.noticeCounts().getOrDefault("letter", NoticeCounts.NONE);
    }

    private List<NoticeState> states(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow().notices().stream()
                .map(NoticeRecord::state)
                .sorted()
                .toList();
    }

    private List<String> outcomes(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow().notices().stream()
                .map(NoticeRecord::lastOutcome)
                .flatMap(Optional::stream)
                .toList();
    }
}
