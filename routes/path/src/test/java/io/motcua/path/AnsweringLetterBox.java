package io.motcua.path;

import io.motcua.Answer;
import io.motcua.NoticeOutcome;
import io.motcua.Submission;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.Normaliser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A letter box whose senders get letters back: it remembers them, and answers the gateway as a test wishes. */
final class AnsweringLetterBox implements AnsweringChannel {
    private final LetterBox box = new LetterBox();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private volatile boolean ready = true;
    private volatile Function<Answer, CompletionStage<NoticeOutcome>> outcome =
            answer -> CompletableFuture.completedFuture(new NoticeOutcome.Sent("l-1"));

    static Submission letterFrom(String sender, String text, String key) {
        Submission letter = LetterBox.letter(text, key);
        return new Submission(
                letter.trackingId(),
                letter.channel(),
                letter.account(),
                letter.receivedAt(),
                letter.urgency(),
                letter.dedupeKey(),
                letter.payload(),
                Map.of(Submission.ANSWER_TO, sender));
    }

    /** Every attempt, in its order. */
    List<Answer> answers() {
        return answers;
    }

    void answer(Function<Answer, CompletionStage<NoticeOutcome>> next) {
        outcome = next;
    }

    void ready(boolean now) {
        ready = now;
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public CompletionStage<NoticeOutcome> answer(Answer answer) {
        answers.add(answer);
        return outcome.apply(answer);
    }

    @Override
    public String channel() {
        return box.channel();
    }

    @Override
    public Normaliser normaliser() {
        return box.normaliser();
    }
}
