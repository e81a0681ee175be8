package io.motcua.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.motcua.Answer;
import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.Reference;
import io.motcua.ReferenceScheme;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.TrackingId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every {@link AnsweringChannel} must do. An implementation's test implements this interface beside
 * {@link ChannelAdapterContract} and gives it a far side: the server that takes answers over the real protocol, in this
 * process or a process of its own.
 */
public interface AnsweringChannelContract {
    /** The longest that an answer may be under way, also when the server is down. */
    Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

    /** How long it may take to find a server again that was down. */
    Duration BACK_WITHIN = Duration.ofSeconds(60);

    /**
     * Somebody who can be answered.
     *
     * @param address as the far side sees it in {@link Received#to()}
     * @param transport as this channel's binding writes it for a submission of theirs, with {@link Submission#ANSWER_TO}
     */
    record Person(String address, Map<String, String> transport) {}

    /**
     * An answer as the far side got it.
     *
     * @param to whom it is for
     * @param subject decoded, if the protocol has one
     * @param text decoded, lines ended by a line feed
     * @param repetition whether it says of itself that it may have come before
     * @param raw as it was on the wire, as far as it is text; the decoded text where the protocol has no headers
     */
    record Received(String to, Optional<String> subject, String text, boolean repetition, String raw) {}

    /** The server that takes answers, connected to a started channel. */
    interface FarSide extends AutoCloseable {
        AnsweringChannel channel();

        /** Two different people at least. */
        List<Person> people();

        /** Somebody whom the protocol says at once that it cannot reach, if it can say so. */
        Optional<Person> nobody();

        /** What was received, in its order, also before the server was down. */
        List<Received> received();

        /** From now on the server cannot be reached, or refuses everything for the time being. */
        void down() throws Exception;

        /** From now on it takes answers again. */
        void up() throws Exception;

        @Override
        void close();
    }

    /** A far side that is up. */
    FarSide farSide() throws Exception;

    /** Whether the protocol can say that a message may be a repetition, or drops the second one itself. */
    boolean marksRepetitions();

    /** Whether the answer's words go out; a protocol of codes alone says no. */
    default boolean carriesText() {
        return true;
    }

    @Test
    default void answerReachesWhomTheSubmissionNames() throws Exception {
        try (FarSide far = farSide()) {
            Answer first = answer(far.people().get(0), 1);
            Answer second = answer(far.people().get(1), 2);

            assertThat(outcome(far, first)).isInstanceOf(NoticeOutcome.Sent.class);
            assertThat(outcome(far, second)).isInstanceOf(NoticeOutcome.Sent.class);
            assertThat(far.channel().ready()).isTrue();

            List<Received> received = receivedBy(far, 2);
            assertThat(received)
                    .extracting(Received::to)
                    .containsExactly(
                            far.people().get(0).address(), far.people().get(1).address());
            if (carriesText()) {
                assertThat(received.get(0).text()).contains(first.text());
                assertThat(received.get(1).text()).contains(second.text());
            }
        }
    }

    @Test
    default void textArrivesWithItsLettersAndLines() throws Exception {
        assumeTrue(carriesText(), "this protocol carries no words");
        try (FarSide far = farSide()) {
            String text = "Yêu cầu " + reference(3).value() + " đã được tiếp nhận.\n.\nBcc: không phải tiêu đề\n{€}";

            NoticeOutcome outcome =
                    outcome(far, answer(far.people().get(0), 3, TrackingId.next(), "Yêu cầu đã tiếp nhận", text));

            assertThat(outcome).isInstanceOf(NoticeOutcome.Sent.class);
            assertThat(receivedBy(far, 1).get(0).text()).contains(text);
        }
    }

    @Test
    default void answersOfOneRequestComeInTheirOrder() throws Exception {
        try (FarSide far = farSide()) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Answer answer = answer(
                        far.people().get(0),
                        4,
                        TrackingId.next(),
                        "Yêu cầu",
                        reference(4).value() + " no " + i);
                texts.add(answer.text());
                assertThat(outcome(far, answer)).isInstanceOf(NoticeOutcome.Sent.class);
            }

            List<Received> received = receivedBy(far, 5);

            if (carriesText()) {
                for (int i = 0; i < 5; i++) {
                    assertThat(received.get(i).text()).contains(texts.get(i));
                }
            }
        }
    }

    @Test
    default void serverThatIsDownDefersAndIsFoundAgain() throws Exception {
        try (FarSide far = farSide()) {
            Answer answer = answer(far.people().get(0), 5);
            far.down();

            assertThat(outcome(far, answer)).isInstanceOf(NoticeOutcome.Deferred.class);
            assertThat(outcome(far, answer(far.people().get(1), 6)))
                    .as("another one, at once")
                    .isInstanceOf(NoticeOutcome.Deferred.class);
            int before = far.received().size();
            far.up();

            await().atMost(BACK_WITHIN).until(() -> far.channel().ready());
            await().atMost(BACK_WITHIN).until(() -> outcome(far, answer) instanceof NoticeOutcome.Sent);
            List<Received> received = receivedBy(far, before + 1);
            assertThat(received.get(received.size() - 1).to())
                    .isEqualTo(far.people().get(0).address());
        }
    }

    @Test
    default void addressThatCannotBeIsUndeliverableAndTheNextOneGoesOut() throws Exception {
        try (FarSide far = farSide()) {
            assumeTrue(far.nobody().isPresent(), "this protocol does not say at once that an address cannot be");

            NoticeOutcome outcome = outcome(far, answer(far.nobody().get(), 7));

            assertThat(outcome).isInstanceOf(NoticeOutcome.Undeliverable.class);
            assertThat(outcome(far, answer(far.people().get(0), 8))).isInstanceOf(NoticeOutcome.Sent.class);
        }
    }

    @Test
    default void submissionThatNamesNobodyIsUndeliverable() throws Exception {
        try (FarSide far = farSide()) {
            NoticeOutcome outcome = outcome(far, answer(new Person("-", Map.of()), 9));

            assertThat(outcome).isInstanceOf(NoticeOutcome.Undeliverable.class);
            assertThat(far.received()).isEmpty();
        }
    }

    @Test
    default void sameNoticeTwiceIsMarkedAsARepetition() throws Exception {
        assumeTrue(marksRepetitions(), "this protocol cannot say that a message is a repetition");
        try (FarSide far = farSide()) {
            Answer answer = answer(far.people().get(0), 10);

            outcome(far, answer);
            assertThat(outcome(far, answer)).isInstanceOf(NoticeOutcome.Sent.class);

            List<Received> received = receivedBy(far, 1);
            assertThat(received.get(0).repetition()).isFalse();
            assertThat(received.stream().skip(1)).allMatch(Received::repetition);
        }
    }

    @Test
    default void nothingInTheSubjectBecomesAHeaderOrAnotherMessage() throws Exception {
        try (FarSide far = farSide()) {
            String subject = "MC\r\nBcc: victim@example.org\r\n\r\nInjected\u0000\u001b[2J\u2028.\r\n";
            Answer answer = answer(far.people().get(0), 11, TrackingId.next(), subject, text(11));

            NoticeOutcome outcome = outcome(far, answer);

            assertThat(outcome).isNotInstanceOf(NoticeOutcome.Deferred.class);
            assertThat(outcome(far, answer(far.people().get(1), 12)))
                    .as("the channel goes on")
                    .isInstanceOf(NoticeOutcome.Sent.class);
            List<Received> received = receivedBy(far, outcome instanceof NoticeOutcome.Sent ? 2 : 1);
            assertThat(received).extracting(Received::to).doesNotContain("victim@example.org");
            for (Received one : received) {
                assertThat(one.subject().orElse("")).doesNotMatch("(?s).*[\\p{Cntrl}\u2028\u2029].*");
                assertThat(one.raw().lines()).noneMatch(line -> line.regionMatches(true, 0, "bcc:", 0, 4));
            }
        }
    }

    private static Answer answer(Person person, int number) {
        return answer(
                person,
                number,
                TrackingId.next(),
                "Yêu cầu " + reference(number).value(),
                text(number));
    }

    private static Answer answer(Person person, int number, TrackingId noticeId, String subject, String text) {
        StatusUpdate update =
                Updates.of(RequestStatus.ACCEPTED).reference(reference(number)).build();
        return new Answer(new Notice(noticeId, update, person.transport(), Optional.empty()), "vi", subject, text);
    }

    private static String text(int number) {
        return "Don vi dien luc da nhan yeu cau " + reference(number).value() + ".";
    }

    private static Reference reference(int number) {
        return new ReferenceScheme(new byte[ReferenceScheme.KEY_BYTES]).nth(number);
    }

    /** Answers on another thread, so that a channel that blocks for ever fails the test instead of stopping it. */
    private static NoticeOutcome outcome(FarSide far, Answer answer) throws Exception {
        NoticeOutcome outcome = CompletableFuture.supplyAsync(
                        () -> far.channel().answer(answer))
                .thenCompose(CompletionStage::toCompletableFuture)
                .get(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        for (Person person : far.people()) {
            assertThat(outcome.toString()).doesNotContain(person.address());
        }
        far.nobody().ifPresent(nobody -> assertThat(outcome.toString()).doesNotContain(nobody.address()));
        return outcome;
    }

    private static List<Received> receivedBy(FarSide far, int count) {
        await().atMost(ANSWERED_WITHIN).until(() -> far.received().size() >= count);
        return List.copyOf(far.received());
    }
}
