package io.motcua.spi;

import io.motcua.Appointment;
import io.motcua.Appointment.News;
import io.motcua.DedupeConflictException;
import io.motcua.Intake;
import io.motcua.LedgerUnavailableException;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.ReferenceScheme;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.TrackingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An intake that keeps in memory what it accepts, dedupes as a ledger must, and can be told to hold its promises or to
 * refuse. It completes them on the thread that releases them. Safe for use by many threads.
 */
public final class RememberingIntake implements Intake, Tracking, Conversations {
    private record Key(String channel, String account, String dedupeKey) {}

    private record Kept(Submission submission, Receipt receipt, List<StatusUpdate> updates) {}

    private final ReferenceScheme references = new ReferenceScheme(new byte[ReferenceScheme.KEY_BYTES]);
    private final Map<Key, Kept> kept = new LinkedHashMap<>();
    private final Map<Reference, Kept> byReference = new HashMap<>();
    private final List<Submission> offered = new ArrayList<>();
    private final List<Runnable> promises = new ArrayList<>();
    private boolean holding;
    private boolean refusing;

    /** From now on promises are kept back until {@link #release}. */
    public synchronized void hold() {
        holding = true;
    }

    /** From now on everything is refused, as by a ledger whose disk is full. */
    public synchronized void refuse() {
        refusing = true;
    }

    /** Keeps the promises that were held back, and holds none back any more. */
    public void release() {
        List<Runnable> due;
        synchronized (this) {
            holding = false;
            due = List.copyOf(promises);
            promises.clear();
        }
        due.forEach(Runnable::run);
    }

    /** How many promises are held back. */
    public synchronized int held() {
        return promises.size();
    }

    /** Everything that was brought, the same again and the refused too, in its order. */
    public synchronized List<Submission> offered() {
        return List.copyOf(offered);
    }

    /** What is stored, in its order. */
    public synchronized List<Submission> stored() {
        return kept.values().stream().map(Kept::submission).toList();
    }

    /** Adds to what the requester was told. */
    public synchronized void add(StatusUpdate update) {
        byReference.get(update.reference()).updates().add(update);
    }

    @Override
    public CompletionStage<Receipt> accept(Submission submission) {
        CompletableFuture<Receipt> promise = new CompletableFuture<>();
        synchronized (this) {
            offered.add(submission);
            if (holding) {
                promises.add(() -> complete(promise, submission));
                return promise;
            }
        }
        complete(promise, submission);
        return promise;
    }

    @Override
    public synchronized Optional<History> find(Reference reference) {
        return Optional.ofNullable(byReference.get(reference)).map(RememberingIntake::history);
    }

    @Override
    public synchronized Optional<Reference> first(String channel, String account, String answerTo) {
        return kept.values().stream()
                .filter(one -> one.submission().channel().equals(channel)
                        && one.submission().account().equals(account)
                        && one.submission().answerTo().equals(Optional.of(answerTo)))
                .map(one -> one.receipt().reference())
                .findFirst();
    }

    private void complete(CompletableFuture<Receipt> promise, Submission submission) {
        Receipt receipt;
        try {
            receipt = store(submission);
        } catch (DedupeConflictException | LedgerUnavailableException e) {
            promise.completeExceptionally(e);
            return;
        }
        promise.complete(receipt);
    }

    private synchronized Receipt store(Submission submission) {
        if (refusing) {
            throw new LedgerUnavailableException("This intake refuses everything");
        }
        Key key = new Key(submission.channel(), submission.account(), submission.dedupeKey());
        Kept before = kept.get(key);
        if (before == null) {
            Receipt receipt = new Receipt(submission.trackingId(), references.nth(kept.size()), Instant.now());
            Kept now = new Kept(submission, receipt, new ArrayList<>());
            kept.put(key, now);
            byReference.put(receipt.reference(), now);
            return receipt;
        }
        if (!before.submission()
                .payload()
                .sha256Hex()
                .equals(submission.payload().sha256Hex())) {
            throw new DedupeConflictException(
                    submission.channel(), before.submission().trackingId());
        }
        return before.receipt();
    }

    private static History history(Kept kept) {
        Submission submission = kept.submission();
        TrackingId trackingId = kept.receipt().trackingId();
        return new History(
                trackingId,
                kept.receipt().reference(),
                submission.channel(),
                submission.account(),
                submission.receivedAt(),
                kept.receipt().storedAt(),
                submission.urgency(),
                SubmissionState.PENDING,
                Optional.empty(),
                Optional.empty(),
                submission.payload().sha256Hex(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                kept.updates(),
                List.of(),
                Optional.empty(),
                List.of(),
                standing(kept.updates()));
    }

    private static Optional<Appointment> standing(List<StatusUpdate> updates) {
        return updates.stream()
                .flatMap(update -> update.appointment().stream())
                .reduce((earlier, later) -> later)
                .filter(last -> last.news() != News.CANCELLED)
                .map(last -> new Appointment(News.STANDS, last.start(), last.end()));
    }
}
