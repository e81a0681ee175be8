package io.motcua.channel.portal;

import io.motcua.Answer;
import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.NoticeOutcome.Undeliverable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * Tells the portal what became of a dossier: first a line of progress in words, then the status, step by step. The portal
 * is asked before what it shows, so that an answer that comes again after a crash tells nothing twice, and one that jumps
 * takes the steps between. Safe for use by many threads.
 */
final class DossierAnswers {
    private final PortalConfig config;
    private final PortalService portal;
    private final Clock clock;

    DossierAnswers(PortalConfig config, Clock clock) {
        this.config = config;
        this.portal = new PortalService(config, clock);
        this.clock = clock;
    }

    CompletionStage<NoticeOutcome> send(Answer answer) {
        String dossier = answer.notice().answerTo().orElse("");
        if (!Dossier.isCode(dossier)) {
            return CompletableFuture.completedFuture(
                    new Undeliverable("The submission names no dossier that an answer could go to"));
        }
        String noticeId = answer.notice().noticeId().toString();
        return portal.status(dossier)
                .thenCompose(shown -> {
                    List<Integer> steps =
                            PortalStatus.steps(shown, answer.notice().update().status());
                    int reached = steps.isEmpty() ? shown : steps.get(steps.size() - 1);
                    CompletableFuture<?> told = portal.addProgress(progress(answer, dossier, reached));
                    for (int step : steps) {
                        told = told.thenCompose(before -> portal.setStatus(status(dossier, noticeId, step)));
                    }
                    return told;
                })
                .<NoticeOutcome>thenApply(told -> new Sent(noticeId))
                .exceptionally(DossierAnswers::outcome);
    }

    /** A line of progress; its id is the notice's, by which the portal knows a repetition. */
    private Map<String, String> progress(Answer answer, String dossier, int status) {
        Map<String, String> progress = new LinkedHashMap<>();
        progress.put("MaHoSo", dossier);
        progress.put("MaTienTrinh", answer.notice().noticeId().toString());
        progress.put("MaDonVi", config.agency());
        progress.put("NguoiXuLy", config.agencyName());
        progress.put("PhongBanXuLy", config.agencyName());
        progress.put(
                "ThoiDiemXuLy",
                PortalDates.write(
                        answer.notice().update().at().atZone(config.timeZone()).toOffsetDateTime()));
        progress.put("NoiDungXuLy", answer.text());
        progress.put("TrangThai", Integer.toString(status));
        return progress;
    }

    private Map<String, String> status(String dossier, String noticeId, int status) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("MaHoSo", dossier);
        texts.put("MaTienTrinh", noticeId);
        texts.put("MaDonVi", config.agency());
        texts.put("TrangThai", Integer.toString(status));
        texts.put(
                "ThoiDiem",
                PortalDates.write(clock.instant().atZone(config.timeZone()).toOffsetDateTime()));
        return texts;
    }

    private static NoticeOutcome outcome(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof PortalFailure told) {
            return told.outcome();
        }
        if (cause instanceof IOException || cause instanceof TimeoutException) {
            // The client's own words may hold an address with the dossier's code; its kind says enough.
            return new Deferred(
                    Duration.ZERO,
                    "The portal gives no whole answer: " + cause.getClass().getSimpleName());
        }
        throw new CompletionException(cause);
    }
}
