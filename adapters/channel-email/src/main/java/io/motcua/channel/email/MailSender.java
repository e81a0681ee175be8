package io.motcua.channel.email;

import io.motcua.Answer;
import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Undeliverable;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Sends answers from the mailbox that each request came to. Safe for use by many threads. */
final class MailSender {
    private final Map<String, MailboxConfig> mailboxes = new LinkedHashMap<>();
    private final EmailConfig config;
    private final Clock clock;
    private final Map<String, SmtpOutbox> outboxes = new ConcurrentHashMap<>();
    private volatile boolean running;

    MailSender(EmailConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        config.mailboxes().forEach(mailbox -> mailboxes.put(mailbox.address(), mailbox));
    }

    void start() {
        running = true;
    }

    /** What has not begun to be sent is deferred. */
    void stop() {
        running = false;
        outboxes.values().forEach(SmtpOutbox::close);
        outboxes.clear();
    }

    CompletionStage<NoticeOutcome> send(Answer answer) {
        Optional<String> to = answer.notice().answerTo();
        if (to.isEmpty()) {
            return now(new Undeliverable("The submission names nobody to answer"));
        }
        if (!MailAddress.isPlain(to.get())) {
            return now(new Undeliverable("The submission names no address that mail can go to"));
        }
        String account = answer.notice()
                .transport()
                .getOrDefault(EmailBinding.MAILBOX, answer.notice().update().account());
        MailboxConfig mailbox = mailboxes.get(account);
        if (mailbox == null) {
            return now(later("Mailbox '" + account + "' is not configured any more; configure it to answer from it"));
        }
        if (!running) {
            return now(later("The channel is not started"));
        }
        return outboxes.computeIfAbsent(account, name -> new SmtpOutbox(mailbox, config, clock))
                .send(to.get(), answer);
    }

    static Deferred later(String cause) {
        return new Deferred(Duration.ZERO, cause);
    }

    private static CompletionStage<NoticeOutcome> now(NoticeOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
