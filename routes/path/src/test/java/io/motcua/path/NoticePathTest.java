package io.motcua.path;

import static io.motcua.path.AnsweringLetterBox.letterFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Answer;
import io.motcua.DeliveryOutcome;
import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.Receipt;
import io.motcua.RequestStatus;
import io.motcua.Submission;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.profile.Profile;
import io.motcua.spi.History.NoticeRecord;
import io.motcua.spi.NoticeCounts;
import io.motcua.spi.NoticeState;
import io.motcua.understanding.Understanding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How requesters are told, from the ledger through the profile's words to their channel. */
class NoticePathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String EAST_LETTER = "No water in our street since noon. Mill Lane 3, province Eastmark";

    @TempDir
    Path folder;

    private final TestBackend east = TestBackend.accepting("EASTWATER");
    private final AnsweringLetterBox box = new AnsweringLetterBox();
    private SqlLedger ledger;
    private Gateway gateway;

    @BeforeEach
    void openLedger() throws Exception {
        ledger = SqlLedger.sqlite(folder.resolve("ledger"), Clock.systemUTC());
        TestProfile.copiedTo(folder);
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
        ledger.close();
    }

    @Test
    void aRequesterIsToldThatTheLetterWasReceivedAndThenThatTheUtilityHasIt() throws Exception {
        start();

        Receipt receipt = accept(letterFrom("Mill Lane 3", EAST_LETTER, "k1"));

        await().atMost(LONG).until(() -> box.answers().size() == 2);
        assertThat(box.answers())
                .extracting(answer -> answer.notice().update().status())
                .containsExactly(RequestStatus.RECEIVED, RequestStatus.ACCEPTED);
        Answer received = box.answers().get(0);
        assertThat(received.notice().answerTo()).contains("Mill Lane 3");
        assertThat(received.subject()).isEqualTo("Letter " + receipt.reference().value());
        assertThat(received.language()).isEqualTo("en");
        assertThat(received.text())
                .isEqualTo("Your letter " + receipt.reference().value()
                        + " is received.\nIt is about: No water.\nIt is with East River Water.");
        await().atMost(LONG).until(() -> ledger.noticeCounts().equals(Map.of("letter", new NoticeCounts(0, 2, 0))));
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void aHeldLetterIsAnsweredWithTheReference() throws Exception {
        start();

        Receipt receipt = accept(letterFrom("Mill Lane 3", "%%%", "k1"));

        await().atMost(LONG).until(() -> box.answers().size() == 1);
        assertThat(box.answers().get(0).text()).contains(receipt.reference().value(), "held");
    }

    @Test
    void aLetterWithoutASenderIsNotAnswered() throws Exception {
        start();

        accept(LetterBox.letter(EAST_LETTER, "k1"));
        accept(letterFrom("Mill Lane 4", EAST_LETTER, "k2"));

        await().atMost(LONG).until(() -> box.answers().size() == 2);
        assertThat(box.answers()).allMatch(answer -> answer.notice().answerTo().equals(Optional.of("Mill Lane 4")));
    }

    @Test
    void aPostmanWhoIsAwayIsAskedAgainWithTheSameNotice() throws Exception {
        box.answer(answer -> box.answers().size() == 1
                ? CompletableFuture.completedFuture(new NoticeOutcome.Deferred(Duration.ZERO, "The postman is away"))
                : CompletableFuture.completedFuture(new NoticeOutcome.Sent("l-2")));
        start();

        Receipt receipt = accept(letterFrom("Mill Lane 3", EAST_LETTER, "k1"));

        await().atMost(LONG).until(() -> box.answers().size() == 3);
        List<Notice> notices = box.answers().stream().map(Answer::notice).toList();
        assertThat(notices.get(1).noticeId()).isEqualTo(notices.get(0).noticeId());
        assertThat(notices.get(2).update().status()).isEqualTo(RequestStatus.ACCEPTED);
        await().atMost(LONG).until(() -> notices(receipt).get(1).state() == NoticeState.SENT);
        assertThat(notices(receipt)).extracting(NoticeRecord::attempts).containsExactly(2, 1);
    }

    @Test
    void answersWaitWithoutAnAttemptWhileThereIsNoPostman() throws Exception {
        box.ready(false);
        start();

        Receipt receipt = accept(letterFrom("Mill Lane 3", EAST_LETTER, "k1"));
        await().atMost(LONG).until(() -> notices(receipt).size() == 2);
        assertThat(box.answers()).isEmpty();
        box.ready(true);

        await().atMost(LONG).until(() -> notices(receipt).get(1).state() == NoticeState.SENT);
        assertThat(notices(receipt)).extracting(NoticeRecord::attempts).containsExactly(1, 1);
    }

    @Test
    void aPostmanWhoFailsIsAskedAgainToo() throws Exception {
        box.answer(answer -> {
            if (box.answers().size() == 1) {
                throw new IllegalStateException("A fault that the tests planted");
            }
            return CompletableFuture.completedFuture(new NoticeOutcome.Sent("l-2"));
        });
        start();

        Receipt receipt = accept(letterFrom("Mill Lane 3", EAST_LETTER, "k1"));

        await().atMost(LONG).until(() -> box.answers().size() == 3);
        await().atMost(LONG).until(() -> notices(receipt).get(1).state() == NoticeState.SENT);
    }

    @Test
    void anAddressThatCannotBeIsGivenUpAndTheRequestGoesOn() throws Exception {
        box.answer(answer ->
                CompletableFuture.completedFuture(new NoticeOutcome.Undeliverable("There is no such street")));
        start();

        Receipt receipt = accept(letterFrom("Nowhere 1", EAST_LETTER, "k1"));

        await().atMost(LONG)
                .until(() -> ledger.noticeCounts()
                        .getOrDefault("letter", NoticeCounts.NONE)
                        .equals(new NoticeCounts(0, 0, 2)));
        assertThat(notices(receipt).get(0).lastOutcome()).contains("undeliverable: There is no such street");
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void aProfileWithoutWordsTellsNobodyAnything() throws Exception {
        Files.delete(folder.resolve("profile/notices.csv"));
        start();

        Receipt receipt = accept(letterFrom("Mill Lane 3", EAST_LETTER, "k1"));

        await().atMost(LONG)
                .until(() ->
                        notices(receipt).size() == 2 && notices(receipt).get(1).state() == NoticeState.GIVEN_UP);
        assertThat(notices(receipt).get(0).lastOutcome().orElseThrow())
                .contains("The profile has no words for status RECEIVED")
                .contains("notices.csv");
        assertThat(box.answers()).isEmpty();
    }

    @Test
    void aDeadChannelCostsTheDeliveriesNothing() throws Exception {
        box.answer(answer -> new CompletableFuture<>());
        start();

        Receipt last = accept(letterFrom("Mill Lane 0", EAST_LETTER, "k0"));
        for (int i = 1; i < 300; i++) {
            last = accept(letterFrom("Mill Lane " + i, EAST_LETTER, "k" + i));
        }

        await().atMost(LONG).until(() -> east.received().size() == 300);
        assertThat(ledger.find(last.reference())).isPresent();
    }

    @Test
    void noticesThatWereDueBeforeAStopGoOutAfterIt() throws Exception {
        box.answer(answer -> new CompletableFuture<>());
        start();
        accept(letterFrom("Mill Lane 3", EAST_LETTER, "k1"));
        await().atMost(LONG).until(() -> box.answers().size() == 1);
        gateway.close();
        ledger.close();
        ledger = SqlLedger.sqlite(folder.resolve("ledger"), Clock.systemUTC());
        box.answer(answer -> CompletableFuture.completedFuture(new NoticeOutcome.Sent("l-2")));

        start();

        await().atMost(LONG).until(() -> box.answers().size() == 3);
        assertThat(box.answers().get(1).notice().noticeId())
                .isEqualTo(box.answers().get(0).notice().noticeId());
    }

    private void start() throws Exception {
        east.answer(TestBackend.answering(new DeliveryOutcome.Accepted("E-1")));
        gateway = Gateway.builder()
                .ledger(ledger)
                .understanding(new Understanding(Profile.load(folder.resolve("profile"))))
                .channel(box)
                .backend(east)
                .drainWithin(Duration.ofSeconds(1))
                .build();
        gateway.start();
    }

    private Receipt accept(Submission submission) throws Exception {
        return gateway.accept(submission).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private List<NoticeRecord> notices(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow().notices();
    }
}
