package io.motcua.channel.sms;

import io.motcua.Payload;
import io.motcua.TrackingId;
import io.motcua.channel.sms.Arrivals.Arrival;
import io.motcua.channel.sms.Arrivals.Hash;
import io.motcua.channel.sms.LongMessage.Key;
import io.motcua.channel.sms.LongMessage.Piece;
import io.motcua.channel.sms.UserData.Part;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts long messages together, in whatever order their parts come. Each part is on the disk before it is answered; the
 * last one is answered when the whole is in the ledger. The parts go when the ledger has them, and a message whose
 * parts do not all come is submitted as it is when its time is over. Used by one thread, the spool's.
 *
 * <p>A part that is here already changes nothing. One that differs from the part here begins another message of the
 * same reference. One that fits several messages goes to the one that last got a part, which is the likeliest, and the
 * message says so to whoever looks at it.
 */
final class Reassembly {
    private static final Logger LOG = LoggerFactory.getLogger(Reassembly.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    /** What the parts may take in memory for each that is allowed: twice what a network's part has with all its fields. */
    private static final int BYTES_PER_PART = 512;

    private final String smsc;
    private final SmsConfig config;
    private final PartStore store;
    private final Arrivals arrivals;
    private final Executor spool;
    private final Function<ReceivedMessage, CompletionStage<?>> submitter;
    private final Map<Key, List<LongMessage>> open = new HashMap<>();
    private int parts;
    private long bytes;
    private long turn;

    Reassembly(
            String smsc,
            SmsConfig config,
            PartStore store,
            Arrivals arrivals,
            Executor spool,
            Function<ReceivedMessage, CompletionStage<?>> submitter) {
        this.smsc = smsc;
        this.config = config;
        this.store = store;
        this.arrivals = arrivals;
        this.spool = spool;
        this.submitter = submitter;
    }

    /** Takes up what was on the disk when the process ended. */
    void load(Instant now) throws IOException {
        for (PartStore.Stored stored : store.all()) {
            try {
                take(stored, now);
            } catch (MalformedPduException | RuntimeException e) {
                LOG.error("Spool folder {} holds no parts that can be read; it is left for a person", stored.id(), e);
            }
        }
    }

    private void take(PartStore.Stored stored, Instant now) throws IOException, MalformedPduException {
        if (stored.pdus().isEmpty()) {
            // The crash came before the first part was whole, or after the last was removed.
            store.remove(stored.id());
            return;
        }
        Instant receivedAt = Instant.ofEpochMilli(
                Long.parseLong(stored.id().substring(0, stored.id().indexOf('-'))));
        LongMessage message = null;
        for (byte[] pdu : stored.pdus()) {
            DeliverSm part = PduReader.read(pdu);
            Part said = UserData.of(part).part().orElseThrow();
            if (message == null) {
                message = new LongMessage(stored.id(), Key.of(part, said), receivedAt);
            }
            message.put(said.number(), piece(part, pdu, now), ++turn);
        }
        if (message != null) {
            if (stored.closed()) {
                message.close();
            }
            add(message);
            parts += message.size();
            bytes += message.bytes();
        }
    }

    /** Takes a part. The future completes when it may be answered; exceptionally if it must be sent again. */
    CompletableFuture<Void> take(DeliverSm message, Part part, byte[] pdu, Instant now) {
        Key key = Key.of(message, part);
        Piece piece = piece(message, pdu, now);
        List<LongMessage> same = open.getOrDefault(key, List.of());
        Optional<LongMessage> known = same.stream()
                .filter(candidate -> candidate.has(part.number(), piece.hash()))
                .findFirst();
        if (known.isPresent()) {
            return known.get().ended() ? submit(known.get(), now) : CompletableFuture.completedFuture(null);
        }
        if (parts >= config.maxParts() || bytes + pdu.length > (long) config.maxParts() * BYTES_PER_PART) {
            return CompletableFuture.failedFuture(
                    new NotNowException("The spool holds " + parts + " parts and takes no more [smsc " + smsc + "]"));
        }
        List<LongMessage> fitting = same.stream()
                .filter(candidate -> !candidate.ended() && candidate.lacks(part.number()))
                .sorted(Comparator.comparingLong(LongMessage::touched).reversed())
                .toList();
        LongMessage whole = fitting.isEmpty()
                ? new LongMessage("%015d-%s".formatted(now.toEpochMilli(), TrackingId.next()), key, now)
                : fitting.get(0);
        try {
            store.put(whole.id(), part.number(), pdu);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new NotNowException("A part cannot be kept [smsc " + smsc + "]", e));
        }
        whole.put(part.number(), piece, ++turn);
        parts++;
        bytes += pdu.length;
        if (fitting.isEmpty()) {
            add(whole);
        } else if (fitting.size() > 1) {
            fitting.forEach(LongMessage::mix);
        }
        return whole.ended() ? end(whole, now) : CompletableFuture.completedFuture(null);
    }

    /** Submits what is due: messages whose time is over, and those that the ledger did not take before. */
    void sweep(Instant now) {
        for (LongMessage message : open.values().stream().flatMap(List::stream).toList()) {
            if (message.ended() && message.due(now)) {
                end(message, now);
            } else if (!message.ended() && !now.isBefore(message.receivedAt().plus(config.partsTimeout()))) {
                expire(message, now);
            }
        }
    }

    private void expire(LongMessage message, Instant now) {
        try {
            // On the disk first: a part that comes after a crash must not make another whole of what is submitted now.
            store.close(message.id());
        } catch (IOException e) {
            LOG.warn("A message whose parts did not all come cannot be closed yet [smsc {}]", smsc, e);
            return;
        }
        message.close();
        end(message, now);
    }

    private CompletableFuture<Void> end(LongMessage message, Instant now) {
        if (message.submitted().isEmpty() && message.onlyRepeats()) {
            forget(message);
            return CompletableFuture.completedFuture(null);
        }
        return submit(message, now);
    }

    private CompletableFuture<Void> submit(LongMessage message, Instant now) {
        if (message.submitted().isPresent()) {
            return message.submitted().get();
        }
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        message.submitted(outcome);
        submitter
                .apply(received(message))
                .whenCompleteAsync((receipt, failure) -> finish(message, outcome, now, failure), spool);
        return outcome;
    }

    /** The ledger has it: that is written down first, then the parts may go. */
    private void finish(LongMessage message, CompletableFuture<Void> outcome, Instant now, Throwable failure) {
        Throwable fault = failure;
        if (fault == null) {
            try {
                arrivals.add(
                        message.hashes().stream()
                                .map(hash -> new Arrival(hash, now))
                                .toList(),
                        now);
                forget(message);
                outcome.complete(null);
                return;
            } catch (IOException e) {
                fault = e;
            }
        }
        message.failed(now.plus(RETRY));
        outcome.completeExceptionally(fault);
    }

    private void forget(LongMessage message) {
        List<LongMessage> same = open.getOrDefault(message.key(), List.of());
        if (!same.remove(message)) {
            return;
        }
        if (same.isEmpty()) {
            open.remove(message.key());
        }
        parts -= message.size();
        bytes -= message.bytes();
        try {
            store.remove(message.id());
        } catch (IOException e) {
            LOG.warn("Parts that are no longer needed stay until the next start [smsc {}]", smsc, e);
        }
    }

    private void add(LongMessage message) {
        open.computeIfAbsent(message.key(), key -> new ArrayList<>()).add(message);
    }

    private Piece piece(DeliverSm message, byte[] pdu, Instant now) {
        Hash hash = Hash.of(Payload.of(pdu, Pdus.MEDIA_TYPE).sha256());
        return new Piece(message, pdu, hash, arrivals.first(hash, now).isPresent());
    }

    private ReceivedMessage received(LongMessage message) {
        List<byte[]> pdus = message.pdus();
        String hash = Payload.of(Pdus.join(pdus), Pdus.MEDIA_TYPE).sha256Hex();
        return new ReceivedMessage(
                smsc,
                message.first(),
                pdus,
                smsc + ":parts:" + hash + ":" + message.receivedAt().toEpochMilli(),
                message.receivedAt(),
                Optional.of(message.key().total()),
                message.note());
    }
}
