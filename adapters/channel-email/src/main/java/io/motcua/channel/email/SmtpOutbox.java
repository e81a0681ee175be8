package io.motcua.channel.email;

import io.motcua.Answer;
import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.NoticeOutcome.Undeliverable;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out of one mailbox: a few threads with a connection each at most, kept while there is more to send. Safe for
 * use by many threads.
 */
final class SmtpOutbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpOutbox.class);
    private static final int MAX_WAITING = 1_000;
    private static final long IDLE_SECONDS = 30;
    private static final int AUTHENTICATION_REQUIRED = 530;

    private final MailboxConfig mailbox;
    private final Clock clock;
    private final Session session;
    private final ThreadPoolExecutor threads;
    private final Deque<Transport> idle = new ArrayDeque<>();

    private final class Sending implements Runnable {
        private final String to;
        private final Answer answer;
        private final CompletableFuture<NoticeOutcome> outcome = new CompletableFuture<>();

        Sending(String to, Answer answer) {
            this.to = to;
            this.answer = answer;
        }

        @Override
        public void run() {
            try {
                outcome.complete(deliver(to, answer));
            } catch (RuntimeException | Error e) {
                outcome.completeExceptionally(e);
            }
        }
    }

    SmtpOutbox(MailboxConfig mailbox, EmailConfig config, Clock clock) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.session = MailSessions.smtp(mailbox.smtp(), config.timeout());
        this.threads = new ThreadPoolExecutor(
                config.smtpConnections(),
                config.smtpConnections(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING),
                task -> {
                    Thread thread = new Thread(task, "smtp-" + mailbox.address());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    CompletableFuture<NoticeOutcome> send(String to, Answer answer) {
        Sending sending = new Sending(to, answer);
        try {
            threads.execute(sending);
        } catch (RejectedExecutionException e) {
            sending.outcome.complete(
                    MailSender.later("Too many answers wait for the mail server, or the channel ends"));
        }
        return sending.outcome;
    }

    @Override
    public void close() {
        for (Runnable task : threads.shutdownNow()) {
            if (task instanceof Sending sending) {
                sending.outcome.complete(MailSender.later("The channel ends"));
            }
        }
        closeIdle();
    }

    private NoticeOutcome deliver(String to, Answer answer) {
        try {
            AnswerMessage message = new AnswerMessage(session, mailbox, to, answer, clock.instant());
            Transport transport = connected();
            boolean sent = false;
            try {
                transport.sendMessage(message, new Address[] {new InternetAddress(to, true)});
                sent = true;
            } finally {
                if (!sent) {
                    // Nobody knows in which state of the dialogue it stopped.
                    closeQuietly(transport);
                }
            }
            keep(transport);
            return new Sent(message.messageId());
        } catch (MessagingException e) {
            return outcome(e);
        }
    }

    /** What a failure means. The server's words stay out of it: they repeat the address. */
    private NoticeOutcome outcome(MessagingException e) {
        int refusal = 0;
        for (Exception next = e;
                next != null;
                next = next instanceof MessagingException m ? m.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException address) {
                refusal = address.getReturnCode();
                break;
            }
            if (next instanceof SMTPSendFailedException whole
                    && Set.of("DATA", ".").contains(whole.getCommand())) {
                refusal = whole.getReturnCode();
            }
        }
        // 530 asks for a login (RFC 4954, section 6), whatever command it answers: that is ours to mend, not the
        // person's.
        if (refusal >= 500 && refusal != AUTHENTICATION_REQUIRED) {
            return new Undeliverable("The mail server refused it for good, with code " + refusal);
        }
        String cause = refusal > 0
                ? "The mail server does not take it now, with code " + refusal
                : e.getClass().getSimpleName();
        LOG.debug("An answer from {} is deferred: {} at {}", mailbox.address(), cause, mailbox.smtp());
        return MailSender.later(cause + " at " + mailbox.smtp());
    }

    private Transport connected() throws MessagingException {
        for (Transport kept; (kept = takeIdle()) != null; ) {
            // Asks the server, which may have hung up since.
            if (kept.isConnected()) {
                return kept;
            }
            closeQuietly(kept);
        }
        MailServer server = mailbox.smtp();
        Transport fresh = session.getTransport(MailSessions.smtpProtocol(server));
        try {
            if (server.user().isEmpty()) {
                fresh.connect(server.host(), server.port(), null, null);
            } else {
                fresh.connect(server.host(), server.port(), server.user(), server.password());
            }
            return fresh;
        } catch (MessagingException e) {
            closeQuietly(fresh);
            throw e;
        }
    }

    private void keep(Transport transport) {
        synchronized (idle) {
            idle.push(transport);
        }
        if (threads.getQueue().isEmpty() || threads.isShutdown()) {
            closeIdle();
        }
    }

    private void closeIdle() {
        for (Transport transport; (transport = takeIdle()) != null; ) {
            closeQuietly(transport);
        }
    }

    private @Nullable Transport takeIdle() {
        synchronized (idle) {
            return idle.poll();
        }
    }

    private static void closeQuietly(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // It is of no more use either way.
            return;
        }
    }
}
