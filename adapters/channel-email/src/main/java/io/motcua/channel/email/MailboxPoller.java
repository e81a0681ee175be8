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
    private static final int AT_ONCE = 256;
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
    private final MailboxNews news;
    private boolean refused;
    private volatile boolean stopping;

    MailboxPoller(
            MailboxConfig mailbox,
            EmailConfig config,
            FlightLimits limits,
            BiConsumer<ArrivedMail, Consumer<@Nullable Throwable>> sink) {
        this.mailbox = mailbox;
        this.config = config;
        this.limits = limits;
        this.sink = sink;
        this.news = new MailboxNews(mailbox);
        this.pauses = new Pauses(config.pollInterval());
    }

    MailboxState state() {
        return news.state();
    }

    /** Fetches nothing more, marks what is stored by then, and ends within seconds. */
    void stop() {
        stopping = true;
        outcomes.add(new Outcome(null, null));
    }

    @Override
    public void run() {
        try {
            watch();
        } finally {
            // Whoever comes after this thread brings them again; the other mailboxes need the room.
            inFlight.values().forEach(limits::leave);
        }
    }

    private void watch() {
        int failures = 0;
        while (!stopping) {
            try (ImapMailbox box = ImapMailbox.open(mailbox, config.timeout())) {
                news.connected();
                failures = 0;
                while (!stopping) {
                    boolean more = round(box);
                    waitForNews(box, more ? Duration.ZERO : config.pollInterval());
                }
                drain(box);
            } catch (MessagingException | RuntimeException | Error e) {
                // An error too: a mailbox that nobody watches any more would say nothing of it.
                failures++;
                Duration pause = Pauses.doubled(failures, Duration.ofSeconds(1), LONGEST_RECONNECT);
                news.lost(e, pause);
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
        List<Candidate> candidates = box.candidates(AT_ONCE, SMALL, uid -> isSkipped(new Name(validity, uid)));
        for (Candidate candidate : candidates) {
            if (candidate.size() > config.maxMessageBytes()) {
                setAside(box, new Name(validity, candidate.uid()), candidate);
                continue;
            }
            while (!hasRoom(candidate)) {
                next(config.pollInterval()).ifPresent(this::note);
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
        return candidates.size() >= AT_ONCE;
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
            box.requireConnection(e);
            failed(name, e);
            return;
        } catch (Error e) {
            // Perhaps the memory is too small for it. What is left of the server's answer would be taken for the next.
            limits.leave(candidate.size());
            failed(name, e);
            throw e;
        }
        if (bytes.isEmpty()) {
            limits.leave(candidate.size());
            return;
        }
        if (bytes.get().length > config.maxMessageBytes()) {
            limits.leave(candidate.size());
            setAside(box, name, new Candidate(name.uid(), bytes.get().length));
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
            next(Duration.ofNanos(left)).ifPresent(this::note);
        }
    }

    private void drain(ImapMailbox box) throws MessagingException {
        long end = System.nanoTime() + DRAIN.toNanos();
        settle(box);
        while (!inFlight.isEmpty() && System.nanoTime() < end) {
            next(Duration.ofNanos(Math.max(1, end - System.nanoTime()))).ifPresent(this::note);
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
        news.stored(stored.size());
        stored.clear();
    }

    private void failed(Name name, Throwable failure) {
        refused |= failure instanceof LedgerUnavailableException;
        news.failed(name, failure, pauses.after(name, failure));
    }

    /** A server that will not move the message keeps it, and nothing behind it waits for that. */
    private void setAside(ImapMailbox box, Name name, Candidate candidate) throws MessagingException {
        try {
            box.setAside(candidate.uid());
        } catch (MessagingException | RuntimeException e) {
            box.requireConnection(e);
            failed(name, e);
            return;
        }
        pauses.forget(name);
        news.setAside(candidate, name.uidValidity(), config.maxMessageBytes());
    }

    private boolean isSkipped(Name name) {
        return inFlight.containsKey(name) || pauses.lasts(name);
    }

    private void sleep(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        for (long left; !stopping && (left = end - System.nanoTime()) > 0; ) {
            next(Duration.ofNanos(left)).ifPresent(this::note);
        }
    }

    private Optional<Outcome> next(Duration longest) {
        try {
            return Optional.ofNullable(outcomes.poll(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but to end it.
            stopping = true;
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
