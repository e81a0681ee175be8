package io.motcua.example.bench.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of load against one server, on the calling thread. Closed: a connection sends its next request when it has its
 * answer. Open: requests are due at fixed instants, whatever the server does, and the time of each counts from when it
 * was due, so that a stalled server does not hide its delay (coordinated omission).
 */
final class Traffic implements AutoCloseable {
    private static final Pattern REFERENCE = Pattern.compile("MC(-[0-9A-Z]{3}){3}");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Requests requests;
    private final Selector selector = Selector.open();
    private final List<Conversation> conversations = new ArrayList<>();
    private final Deque<Conversation> idle = new ArrayDeque<>();
    private final LatencyHistogram histogram = new LatencyHistogram();
    private final List<Sent> sent = new ArrayList<>();
    private final long startEpochMicros;
    private final long startNanos;
    private boolean keepsAnswers;
    private long errors;

    /** An answered request of an open run: its reference, when it was due and when it was answered. */
    record Sent(String reference, long dueEpochMicros, long answeredEpochMicros) {}

    /** What a run came to. */
    record Result(LatencyHistogram histogram, long errors, Duration duration, List<Sent> sent) {}

    Traffic(int port, Requests requests, int connections) throws IOException {
        InetSocketAddress server = new InetSocketAddress("127.0.0.1", port);
        this.requests = requests;
        for (int i = 0; i < connections; i++) {
            Conversation conversation = new Conversation(server, selector);
            conversations.add(conversation);
            idle.add(conversation);
        }
        startNanos = System.nanoTime();
        startEpochMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Keeps every connection busy for this long, then waits for what is under way. */
    Result closed(Duration duration) throws IOException {
        long end = startNanos + duration.toNanos();
        return closed(() -> System.nanoTime() < end);
    }

    /** Sends so many, each connection its next when it has its answer; keeps the answers. */
    Result counted(long count) throws IOException {
        keepsAnswers = true;
        AtomicLong left = new AtomicLong(count);
        return closed(() -> left.getAndDecrement() > 0);
    }

    private Result closed(BooleanSupplier more) throws IOException {
        boolean goesOn = true;
        do {
            while (goesOn && !idle.isEmpty()) {
                goesOn = more.getAsBoolean();
                if (goesOn) {
                    send(idle.remove(), System.nanoTime());
                }
            }
            if (idle.size() < conversations.size()) {
                selectOrFail(PATIENCE);
            }
        } while (goesOn || idle.size() < conversations.size());
        return result();
    }

    /** Sends so many a second for this long, then waits for what is under way. */
    Result open(int perSecond, Duration duration) throws IOException {
        keepsAnswers = true;
        long count = perSecond * duration.toSeconds();
        for (long i = 0; i < count; ) {
            long due = startNanos + i * 1_000_000_000L / perSecond;
            long wait = due - System.nanoTime();
            if (wait <= 0 && !idle.isEmpty()) {
                send(idle.remove(), due);
                i++;
            } else if (wait > 0) {
                select(Math.max(1, wait / 1_000_000));
            } else {
                selectOrFail(PATIENCE);
            }
        }
        while (idle.size() < conversations.size()) {
            selectOrFail(PATIENCE);
        }
        return result();
    }

    @Override
    public void close() throws IOException {
        for (Conversation conversation : conversations) {
            conversation.close();
        }
        selector.close();
    }

    private Result result() {
        return new Result(histogram, errors, Duration.ofNanos(System.nanoTime() - startNanos), sent);
    }

    private void send(Conversation conversation, long due) throws IOException {
        conversation.send(requests, due);
    }

    private long epochMicros(long nanos) {
        return startEpochMicros + (nanos - startNanos) / 1_000;
    }

    private void selectOrFail(Duration patience) throws IOException {
        if (select(patience.toMillis()) == 0) {
            throw new IOException("No answer within " + patience);
        }
    }

    private int select(long millis) throws IOException {
        return selector.select(this::take, millis);
    }

    private void take(SelectionKey key) {
        Conversation conversation = (Conversation) key.attachment();
        try {
            if (key.isWritable()) {
                conversation.write();
            }
            if (key.isReadable()) {
                Optional<Conversation.Response> response = conversation.read();
                response.ifPresent(complete -> answered(conversation, complete));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answered(Conversation conversation, Conversation.Response response) {
        long now = System.nanoTime();
        if (response.status() / 100 == 2) {
            histogram.record((now - conversation.dueNanos()) / 1_000);
            if (keepsAnswers) {
                keep(response, conversation.dueNanos(), now);
            }
        } else if (errors++ == 0) {
            System.err.println("First error: HTTP status " + response.status() + " " + response.body());
        }
        idle.add(conversation);
    }

    private void keep(Conversation.Response response, long due, long answered) {
        Matcher reference = REFERENCE.matcher(response.body());
        if (reference.find()) {
            sent.add(new Sent(reference.group(), epochMicros(due), epochMicros(answered)));
        } else {
            errors++;
        }
    }
}
