package io.motcua.backend.jms;

import io.motcua.Priority;
import io.motcua.backend.jms.RequestSession.Confirmation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.Tracker;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to one sender as the broker gives it credit, life safety first, and tells what the broker says of them.
 * Both are watched by a thread of its own: the client has futures to wait for, and nobody whom it calls. Brokers settle
 * in the order of the sends, or nearly; what is late is looked at again and again, and holds up nothing that came after
 * it. A sender that the broker has ended is opened anew, and one that gets no credit is too: an Artemis whose queue was
 * full may forget to give any when it is full no longer. Safe for use by many threads.
 */
final class AmqpOutbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AmqpOutbox.class);
    private static final long LOOK_MILLIS = 5;

    private static final Comparator<Waiting> URGENT_FIRST =
            Comparator.comparing(Waiting::priority).thenComparing(Waiting::number);

    private final Opener opener;
    private final Duration creditWithin;
    private volatile Sender sender;
    private long openedNanos = System.nanoTime(); // Of the outbox's thread alone, as is the next.
    private Optional<Sender> retired = Optional.empty();
    private final AtomicLong numbers = new AtomicLong();
    private final PriorityBlockingQueue<Waiting> waiting = new PriorityBlockingQueue<>(16, URGENT_FIRST);
    private final BlockingQueue<Optional<Handed>> handed = new LinkedBlockingQueue<>(); // Empty: look around.
    private volatile boolean ended;
    private volatile boolean closed;

    /** A message that there was no credit for. */
    private record Waiting(
            Priority priority, long number, long sinceNanos, Message<byte[]> message, Confirmation confirmation) {}

    /** A message that the broker has said nothing of yet. */
    private record Handed(Tracker tracker, Confirmation confirmation) {}

    /** Opens a sender, and waits for that at most so long. */
    interface Opener {
        Sender open(Duration atMost) throws Exception;
    }

    private AmqpOutbox(Opener opener, Duration openWithin, Duration creditWithin) throws Exception {
        this.opener = opener;
        this.creditWithin = creditWithin;
        this.sender = opener.open(openWithin);
    }

    /**
     * Opens the sender and begins.
     *
     * @param openWithin how long the broker has to answer the first time
     * @param creditWithin how long a message waits for credit; a full broker withholds it, and one that was just
     *     connected gives it within moments
     */
    static AmqpOutbox begin(String backend, Opener opener, Duration openWithin, Duration creditWithin)
            throws Exception {
        AmqpOutbox begun = new AmqpOutbox(opener, openWithin, creditWithin);
        Thread thread = new Thread(begun::run, "motcua-outbox-" + backend);
        thread.setDaemon(true);
        thread.start();
        return begun;
    }

    /** Hands the message over, or keeps it until there is credit; nobody waits. */
    void send(Priority priority, Message<byte[]> message, Confirmation confirmation) {
        if (ended) {
            confirmation.refused("it has ended the link to the queue");
            handed.add(Optional.empty());
        } else if ((!waiting.isEmpty() && priority != Priority.P0) || !handedOver(message, confirmation)) {
            waiting.add(new Waiting(priority, numbers.incrementAndGet(), System.nanoTime(), message, confirmation));
            handed.add(Optional.empty());
        }
    }

    private void run() {
        List<Handed> late = new ArrayList<>();
        try {
            while (!closed) {
                lookAround(late);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAround(List<Handed> late) throws InterruptedException {
        boolean idle = late.isEmpty() && waiting.isEmpty();
        Optional<Handed> next = idle ? handed.take() : handed.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null && next.isPresent() && !told(next.get(), handed.isEmpty() ? LOOK_MILLIS : 0)) {
            late.add(next.get());
        }
        tellOf(late);
        boolean inVain = handOver();
        boolean nothingUnderWay = late.isEmpty() && handed.isEmpty();
        if ((ended || (inVain && nothingUnderWay)) && System.nanoTime() - openedNanos > creditWithin.toNanos()) {
            openAnew();
        }
    }

    /** Whether a message has waited for credit in vain. */
    private boolean handOver() {
        boolean inVain = false;
        for (Waiting next = waiting.peek(); next != null; next = waiting.peek()) {
            if (!next.confirmation().isOver() && !handedOver(next.message(), next.confirmation())) {
                if (System.nanoTime() - next.sinceNanos() < creditWithin.toNanos()) {
                    return inVain;
                }
                inVain = true;
                next.confirmation().refused("it takes no message at this time");
            }
            waiting.remove(next);
        }
        return inVain;
    }

    /** Whether it need not wait for credit. Of a send that fails nobody knows whether its bytes had left. */
    private boolean handedOver(Message<byte[]> message, Confirmation confirmation) {
        try {
            Tracker tracker = sender.trySend(message);
            if (tracker != null) {
                handed.add(Optional.of(new Handed(tracker, confirmation)));
            }
            return tracker != null;
        } catch (ClientException | RuntimeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            ended = true;
            confirmation.unsure(String.valueOf(e.getMessage()));
            handed.add(Optional.empty());
            return true;
        }
    }

    /** The old sender stays open until the next time: somebody may be about to send by it. */
    private void openAnew() {
        try {
            openedNanos = System.nanoTime();
            Sender opened = opener.open(creditWithin);
            retired.ifPresent(Sender::closeAsync);
            retired = Optional.of(sender);
            sender = opened;
            ended = false;
        } catch (Exception e) {
            LOG.debug("A sender could not be opened anew", e);
        }
    }

    private static void tellOf(List<Handed> late) throws InterruptedException {
        for (int i = late.size() - 1; i >= 0; i--) {
            if (told(late.get(i), 0)) {
                late.remove(i);
            }
        }
    }

    /** Whether there is nothing more to tell of this message. */
    private static boolean told(Handed message, long millis) throws InterruptedException {
        Future<Tracker> settled = message.tracker().settlementFuture();
        if (message.confirmation().isOver()) {
            return true;
        }
        if (millis == 0 && !settled.isDone()) {
            return false;
        }
        try {
            settled.get(millis, TimeUnit.MILLISECONDS);
            tell(message.tracker().remoteState(), message.confirmation());
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            message.confirmation().unsure(String.valueOf(e.getCause().getMessage()));
            return true;
        }
    }

    /** The outcomes of AMQP 1.0, section 3.4. What was modified may have been tried where we do not see. */
    private static void tell(@Nullable DeliveryState state, Confirmation confirmation) {
        if (state == null) {
            confirmation.unsure("it was settled without an outcome");
            return;
        }
        switch (state.getType()) {
            case ACCEPTED -> confirmation.confirmed();
            case REJECTED, RELEASED -> confirmation.refused("it was " + state.getType());
            default -> confirmation.unsure("it was " + state.getType());
        }
    }

    @Override
    public void close() {
        closed = true;
        handed.add(Optional.empty());
    }
}
