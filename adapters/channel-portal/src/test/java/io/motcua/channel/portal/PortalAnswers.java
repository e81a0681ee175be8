package io.motcua.channel.portal;

import io.motcua.Answer;
import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.Updates;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Answers for a dossier, as the path makes them. */
final class PortalAnswers {
    static final Instant AT = Instant.parse("2026-06-09T01:02:03Z");

    private PortalAnswers() {}

    static Answer of(String dossier, RequestStatus status) {
        StatusUpdate update = Updates.of(status).at(AT).build();
        Notice notice = new Notice(TrackingId.next(), update, Map.of(Submission.ANSWER_TO, dossier), Optional.empty());
        return new Answer(notice, "vi", "MC-222-222-222", "Trạng thái mới: " + status);
    }

    static NoticeOutcome send(AnsweringChannel channel, Answer answer) throws Exception {
        return channel.answer(answer).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    static CompletableFuture<NoticeOutcome> sendAsync(AnsweringChannel channel, Answer answer) {
        return channel.answer(answer).toCompletableFuture();
    }
}
