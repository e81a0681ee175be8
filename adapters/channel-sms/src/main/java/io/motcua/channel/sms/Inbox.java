package io.motcua.channel.sms;

import io.motcua.Payload;
import io.motcua.channel.sms.Arrivals.Arrival;
import io.motcua.channel.sms.Arrivals.Hash;
import io.motcua.channel.sms.UserData.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the messages of one message centre: short ones are submitted as they come, under a dedupe key that
 * stays the same when they are sent again; parts are kept until their message is whole. All that it knows is on the
 * disk and changed by one thread; arrivals that wait for the disk share one write. Safe for use by many threads.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final long SWEEP_MILLIS = 500;

    private final Smsc smsc;
    private final SmsConfig config;
    private final Clock clock;
    private final Function<ReceivedMessage, CompletionStage<?>> submitter;
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private @Nullable Open opened;

    /** What is there between start and stop. */
    private record Open(ScheduledExecutorService spool, Arrivals arrivals, Reassembly reassembly) {}

    private record Waiting(Hash hash, CompletableFuture<Instant> first) {}

    Inbox(Smsc smsc, SmsConfig config, Clock clock, Function<ReceivedMessage, CompletionStage<?>> submitter) {
        this.smsc = smsc;
        this.config = config;
        this.clock = clock;
        this.submitter = submitter;
    }

    /** Opens the spool and goes on with what it holds. */
    synchronized void start() throws IOException {
        Path folder = config.spool().resolve(smsc.name());
        Arrivals arrivals = new Arrivals(folder, config.dedupeWindow(), clock.instant());
        ScheduledExecutorService spool = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sms-" + smsc.name() + "-spool");
            thread.setDaemon(true);
            return thread;
        });
        Reassembly reassembly =
                new Reassembly(smsc.name(), config, new PartStore(folder.resolve("parts")), arrivals, spool, submitter);
        reassembly.load(clock.instant());
        spool.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        opened = new Open(spool, arrivals, reassembly);
    }

    /** Closes the spool; what waits for it fails. */
    void stop() throws IOException {
        Open closing;
        synchronized (this) {
            closing = opened;
            opened = null;
        }
        if (closing == null) {
            return;
        }
        closing.spool().shutdown();
        try {
            if (!closing.spool().awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The spool does not end its last write [smsc {}]", smsc.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closing.arrivals().close();
    }

    private synchronized Open opened() {
        if (opened == null) {
            throw new NotNowException("The spool is closed [smsc " + smsc.name() + "]");
        }
        return opened;
    }

    /** Takes a message. The future completes when it may be answered with yes; exceptionally if it must come again. */
    CompletableFuture<Void> take(DeliverSm message, byte[] pdu) {
        byte[] stored = Pdus.withoutSequenceNumber(pdu);
        UserData data = UserData.of(message);
        try {
            Open open = opened();
            return data.part().isPresent()
                    ? takePart(open, message, data.part().get(), stored)
                    : takeWhole(open, message, data, stored);
        } catch (NotNowException | RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Void> takePart(Open open, DeliverSm message, Part part, byte[] stored) {
        return CompletableFuture.supplyAsync(
                        () -> open.reassembly().take(message, part, stored, clock.instant()), open.spool())
                .thenCompose(Function.identity());
    }

    private CompletableFuture<Void> takeWhole(Open open, DeliverSm message, UserData data, byte[] stored) {
        Payload payload = Payload.of(stored, Pdus.MEDIA_TYPE);
        Waiting arrival = new Waiting(Hash.of(payload.sha256()), new CompletableFuture<>());
        waiting.add(arrival);
        open.spool().execute(() -> writeDown(open));
        return arrival.first()
                .thenCompose(first -> submitter.apply(new ReceivedMessage(
                        smsc.name(),
                        message,
                        List.of(stored),
                        smsc.name() + ":" + payload.sha256Hex() + ":" + first.toEpochMilli(),
                        first,
                        Optional.empty(),
                        note(message, data))))
                .thenAccept(receipt -> {});
    }

    private static Optional<String> note(DeliverSm message, UserData data) {
        if (!message.wholeParameters()) {
            return Optional.of("The optional parameters are broken");
        }
        return data.senseless()
                ? Optional.of("The message calls itself a part of a long message that cannot be")
                : Optional.empty();
    }

    /** Writes down all arrivals that wait, with one write: while it lasts, the next ones gather. */
    private void writeDown(Open open) {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
            batch.add(one);
        }
        if (batch.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<Hash, Instant> firsts = new LinkedHashMap<>();
        List<Arrival> unknown = new ArrayList<>();
        for (Waiting one : batch) {
            firsts.computeIfAbsent(
                    one.hash(),
                    hash -> open.arrivals().first(hash, now).orElseGet(() -> {
                        unknown.add(new Arrival(hash, now));
                        return now;
                    }));
        }
        try {
            if (!unknown.isEmpty()) {
                open.arrivals().add(unknown, now);
            }
        } catch (IOException e) {
            NotNowException notNow = new NotNowException("An arrival cannot be written down", e);
            batch.forEach(one -> one.first().completeExceptionally(notNow));
            return;
        }
        batch.forEach(one -> one.first().complete(firsts.get(one.hash())));
    }

    private void sweep() {
        try {
            opened().reassembly().sweep(clock.instant());
        } catch (NotNowException e) {
            LOG.debug("The spool is closing [smsc {}]", smsc.name());
        } catch (RuntimeException e) {
            LOG.error("Long messages that are due could not be submitted; tried again [smsc {}]", smsc.name(), e);
        }
    }
}
