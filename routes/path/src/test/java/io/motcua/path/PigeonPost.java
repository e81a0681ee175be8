package io.motcua.path;

import io.motcua.Answer;
import io.motcua.NoticeOutcome;
import io.motcua.ServiceRequest.Requester;
import io.motcua.Submission;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.Normaliser;
import io.motcua.spi.OtherWay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A channel that can begin a conversation with whoever gave a telephone number; it remembers what it carried. */
final class PigeonPost implements AnsweringChannel {
    static final String CHANNEL = "pigeon";

    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private volatile NoticeOutcome outcome = new NoticeOutcome.Sent("p-1");

    List<Answer> answers() {
        return answers;
    }

    void answer(NoticeOutcome next) {
        outcome = next;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Normaliser normaliser() {
        return new LetterBox().normaliser();
    }

    @Override
    public CompletionStage<NoticeOutcome> answer(Answer answer) {
        answers.add(answer);
        return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public Optional<OtherWay> wayTo(Requester requester, Predicate<String> preferred) {
        return requester.phone().map(phone -> new OtherWay(CHANNEL, "loft", Map.of(Submission.ANSWER_TO, phone)));
    }
}
