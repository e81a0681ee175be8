package io.motcua.channel.email;

import io.motcua.LedgerUnavailableException;
import io.motcua.channel.email.ImapMailbox.Candidate;
import io.motcua.channel.email.Pauses.Name;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what lies in one mailbox to the ledger, on a thread of its own.
 *
 * <p>The mailbox itself says what is to be done: what is neither moved nor flagged. There is no cursor beside it that a
 * crash could leave in the wrong place. A message is moved or flagged only after its receipt is there; if we die in
 * between, it is brought again under the same dedupe key. What cannot be stored stays where it is and is tried again,
 * after longer and longer pauses, which the others do not wait for. What this thread remembers only spares work.
 *
 * <p>A message above the limit is never fetched: it is moved to a folder of its own, whole, with a warning, and counted
 * in {@link MailboxState}. Nothing was promised for it, and a person finds it there.
 */
final class MailboxPoller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxPoller.class);
    private static final int ATONCE = 256;
    /** What is larger waits until the smaller ones are fetched, in bytes. */
    private static final int SMALL = 1 << 20;

    private static final Duration LONGEST_RECONNECT = Duration.ofMinutes(1);
    private static final Duration DRAIN = Duration.ofSeconds(5);

    /** What came of a message; without a name it only wakes the thread. */
    private record Outcome(@Nullable Name name, @Nullable Throwable failure) {}

    private final MailboxConfig mailbox;
    private final EmailConfig config;
    private final FlightLimits limits;
    /** Takes a message, and a callback for what came of it: null if it is stored. */
    private final BiConsumer<ArrivedMail, Consumer<@Nullable Throwable>> sink;

    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Map<Name, Integer> inFlight = new HashMap<>();
    private final Pauses pauses;
    private final List<Name> stored = new ArrayList<>();
    private boolean refused;
    private volatile boolean stopping;
    private volatile MailboxState state;

    MailboxPoller(
            MailboxConfig mailbox,
            EmailConfig config,
            FlightLimits limits,
            BiConsumer<ArrivedMail, Consumer<@Nullable Throwable>> sink) {
        this.mailbox = mailbox;
        this.config = config;
        this.limits = limits;
        this.sink = sink;
        this.state = MailboxState.unknown(mailbox.address());
        this.pauses = new Pauses(config.pollInterval());
    }

    MailboxState state() {
        return state;
    }

    /** Fetches nothing more, marks what is stored by then, and ends within seconds. */
    void stop() {
        stopping = true;
        outcomes.add(new Outcome(null, null));
    }

    @Override
    public void run() {
        int failures = 0;
        while (!stopping) {
            try (ImapMailbox box = ImapMailbox.open(mailbox, config.timeout())) {
                connected();
                failures = 0;
                while (!stopping) {
                    boolean more = round(box);
                    waitForNews(box, more ? Duration.ZERO : config.pollInterval());
                }
                drain(box);
            } catch (MessagingException | RuntimeException e) {
                failures++;
                Duration pause = Pauses.doubled(failures, Duration.ofSeconds(1), LONGEST_RECONNECT);
                lost(e, pause);
                sleep(pause);
            }
        }
    }

    /** Fetches what is there; true if there may be more. */
    private boolean round(ImapMailbox box) throws MessagingException {
        settle(box);
        refused = false;
        long validity = box.uidValidity();
        pauses.forgetAllBut(validity);
        List<Candidate> candidates = box.candidates(ATONCE, SMALL, uid -> isSkipped(new Name(validity, uid)));
        for (Candidate candidate : candidates) {
            if (candidate.size() > config.maxMessageBytes()) {
                setAside(box, candidate);
                continue;
            }
            while (!hasRoom(candidate)) {
                take(outcomes, config.pollInterval()).ifPresent(this::note);
                settle(box);
                if (stopping || refused) {
                    return false;
                }
            }
            fetch(box, new Name(validity, candidate.uid()), candidate);
            if (stopping || refused) {
                return false;
            }
        }
        return candidates.size() >= ATONCE;
    }

    private boolean hasRoom(Candidate candidate) {
        return inFlight.size() < config.maxInFlight() && limits.enter(candidate.size());
    }

    private void fetch(ImapMailbox box, Name name, Candidate candidate) throws MessagingException {
        Optional<byte[]> bytes;
        try {
            bytes = box.fetch(name.uid());
        } catch (MessagingException | RuntimeException e) {
            limits.leave(candidate.size());
            if (ImapMailbox.isLost(e) || !box.isOpen()) {
                throw e instanceof MessagingException lost ? lost : new MessagingException("The connection is gone", e);
            }
            failed(name, e);
            return;
        }
        if (bytes.isEmpty()) {
            limits.leave(candidate.size());
            return;
        }
        if (bytes.get().length > config.maxMessageBytes()) {
            limits.leave(candidate.size());
            setAside(box, new Candidate(name.uid(), bytes.get().length));
            return;
        }
        inFlight.put(name, candidate.size());
        ArrivedMail mail = new ArrivedMail(
                mailbox.address(),
                mailbox.folder(),
                name.uidValidity(),
                name.uid(),
                pauses.hadConflict(name),
                bytes.get());
        sink.accept(mail, failure -> outcomes.add(new Outcome(name, failure)));
        for (Outcome outcome; (outcome = outcomes.poll()) != null; ) {
            note(outcome);
        }
    }

    /** Waits, and marks what is stored as soon as it is. */
    private void waitForNews(ImapMailbox box, Duration longest) throws MessagingException {
        long end = System.nanoTime() + longest.toNanos();
        while (!stopping) {
            settle(box);
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            take(outcomes, Duration.ofNanos(left)).ifPresent(this::note);
        }
    }

    private void drain(ImapMailbox box) throws MessagingException {
        long end = System.nanoTime() + DRAIN.toNanos();
        settle(box);
        while (!inFlight.isEmpty() && System.nanoTime() < end) {
            take(outcomes, Duration.ofNanos(Math.max(1, end - System.nanoTime())))
                    .ifPresent(this::note);
            settle(box);
        }
    }

    private void note(Outcome outcome) {
        Name name = outcome.name();
        if (name == null) {
            return;
        }
        Integer size = inFlight.remove(name);
        if (size != null) {
            limits.leave(size);
        }
        if (outcome.failure() == null) {
            stored.add(name);
        } else {
            failed(name, outcome.failure());
        }
    }

    /** Marks in the mailbox what the ledger has. What was stored under an older UIDVALIDITY has no name here any more. */
    private void settle(ImapMailbox box) throws MessagingException {
        for (Outcome outcome; (outcome = outcomes.poll()) != null; ) {
            note(outcome);
        }
        stored.removeIf(name -> name.uidValidity() != box.uidValidity());
        if (stored.isEmpty()) {
            return;
        }
        box.done(stored.stream().map(Name::uid).toList());
        stored.forEach(pauses::forget);
        state = state.withStored(stored.size());
        stored.clear();
    }

    private void failed(Name name, Throwable failure) {
        Duration pause = pauses.after(name, failure);
        refused |= failure instanceof LedgerUnavailableException;
        state = state.withFailure();
        LOG.warn(
                "A message stays in the mailbox and is tried again in {} ms [mailbox {}, UID {}/{}, {}]",
                pause.toMillis(),
                mailbox.address(),
                name.uidValidity(),
                name.uid(),
                failure.getClass().getName());
    }

    private void setAside(ImapMailbox box, Candidate candidate) throws MessagingException {
        box.setAside(candidate.uid());
        state = state.withSetAside();
        LOG.warn(
                "A message of {} bytes is over the limit of {} and was moved aside, not taken; look at it in folder '{}'"
                        + " [mailbox {}, UID {}/{}]",
                candidate.size(),
                config.maxMessageBytes(),
                mailbox.tooLargeFolder(),
                mailbox.address(),
                box.uidValidity(),
                candidate.uid());
    }

    private boolean isSkipped(Name name) {
        return inFlight.containsKey(name) || pauses.lasts(name);
    }

    private void connected() {
        if (!state.connected()) {
            LOG.info("Mailbox {} is watched at {}", mailbox.address(), mailbox.imap());
        }
        state = state.withConnection();
    }

    private void lost(Exception e, Duration pause) {
        MailboxState s = state;
        // A server's own words may hold a user's name; the kind of exception does not.
        String trouble = e.getClass().getSimpleName() + " at " + mailbox.imap();
        if (s.connected() || s.trouble().isEmpty()) {
            LOG.warn(
                    "Mailbox {} cannot be read: {}; trying again, next in {} ms",
                    mailbox.address(),
                    trouble,
                    pause.toMillis());
        }
        state = s.withTrouble(trouble);
    }

    private void sleep(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        for (long left; !stopping && (left = end - System.nanoTime()) > 0; ) {
            take(outcomes, Duration.ofNanos(left)).ifPresent(this::note);
        }
    }

    private static Optional<Outcome> take(BlockingQueue<Outcome> outcomes, Duration longest) {
        try {
            return Optional.ofNullable(outcomes.poll(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            // Nobody interrupts this thread on purpose; it is told to stop.
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
