package io.motcua.channel.sms;

import io.motcua.Answer;
import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Undeliverable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jsmpp.session.SMPPSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the bind by which an answer goes out, and sends it on a few threads of its own, which are there while there is
 * something to send. Safe for use by many threads.
 */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int THREADS = 8;
    private static final int WAITING = 1_000;

    private final Map<String, SmscLink> links;
    private final AnswerSender sender;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> {
                Thread thread = new Thread(task, "sms-answers");
                thread.setDaemon(true);
                return thread;
            });

    Answers(Map<String, SmscLink> links, DeliveryReceipts receipts) {
        this.links = links;
        this.sender = new AnswerSender(receipts);
        threads.allowCoreThreadTimeOut(true);
    }

    CompletionStage<NoticeOutcome> send(Answer answer) {
        if (answer.notice().answerTo().isEmpty()) {
            return CompletableFuture.completedFuture(new Undeliverable("The submission names nobody to answer"));
        }
        SmscLink link = link(answer.notice());
        if (link.session().isEmpty()) {
            return CompletableFuture.completedFuture(notBound(link));
        }
        try {
            return CompletableFuture.supplyAsync(() -> send(link, answer), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(
                    new Deferred(Duration.ofSeconds(1), WAITING + " answers wait already"));
        }
    }

    private NoticeOutcome send(SmscLink link, Answer answer) {
        Optional<SMPPSession> session = link.session();
        if (session.isEmpty()) {
            return notBound(link);
        }
        try {
            return sender.send(link.smsc(), session.get(), answer);
        } catch (RuntimeException e) {
            LOG.error("An answer cannot be sent [smsc {}, {}]", link.smsc().name(), answer.notice(), e);
            return new Deferred(Duration.ZERO, "The channel failed; the log names the fault");
        }
    }

    private static NoticeOutcome notBound(SmscLink link) {
        return new Deferred(Duration.ZERO, "Message centre " + link.smsc().name() + " is not bound");
    }

    /** The one that the message came by; if it is no longer configured, the one that has its account; else the first. */
    private SmscLink link(Notice notice) {
        SmscLink cameBy = links.get(notice.transport().getOrDefault(SmsBinding.SMSC, ""));
        if (cameBy != null) {
            return cameBy;
        }
        String account = notice.update().account();
        return links.values().stream()
                .filter(link -> link.smsc().accounts().contains(account))
                .findFirst()
                .orElseGet(() -> links.values().iterator().next());
    }
}
