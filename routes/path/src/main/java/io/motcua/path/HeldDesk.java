package io.motcua.path;

import io.motcua.Reference;
import io.motcua.StatusUpdate;
import io.motcua.contract.EventWriter;
import io.motcua.held.By;
import io.motcua.held.HeldRequests;
import io.motcua.held.HeldView;
import io.motcua.held.Mend;
import io.motcua.held.MendField;
import io.motcua.held.MendRefusedException;
import io.motcua.held.Mended;
import io.motcua.held.Proposal;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.HeldCounts;
import io.motcua.spi.HeldFilter;
import io.motcua.spi.HeldSubmission;
import io.motcua.spi.History;
import io.motcua.spi.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The door for people, of a gateway that runs. Safe for use by many threads. */
final class HeldDesk implements HeldRequests {
    private static final int AUDIT_OF_ONE = 1_000;

    private final Ledger ledger;
    private final Supplier<Rereading> readings;
    private final FollowUps followUps;
    private final EventWriter events;
    private final Predicate<String> served;
    private final Consumer<List<StatusUpdate>> tell;
    private final ClockStarts starts;
    private final Clock clock;

    /**
     * The door to this ledger.
     *
     * @param readings by the profile of now, which one mend keeps from its beginning to its end
     * @param served whether there is a lane to this utility
     * @param tell told what requesters are told
     * @param starts which clocks begin with what is sent on
     */
    HeldDesk(
            Ledger ledger,
            Supplier<Rereading> readings,
            FollowUps followUps,
            EventWriter events,
            Predicate<String> served,
            Consumer<List<StatusUpdate>> tell,
            ClockStarts starts,
            Clock clock) {
        this.ledger = ledger;
        this.readings = readings;
        this.followUps = followUps;
        this.events = events;
        this.served = served;
        this.tell = tell;
        this.starts = starts;
        this.clock = clock;
    }

    @Override
    public List<History> list(HeldFilter filter, int limit) {
        return ledger.held(filter, limit);
    }

    @Override
    public HeldCounts counts() {
        return ledger.heldCounts();
    }

    @Override
    public Optional<HeldView> view(Reference reference) {
        Optional<HeldSubmission> held = ledger.heldSubmission(reference);
        Optional<History> history = held.flatMap(one -> ledger.find(reference));
        if (history.isEmpty()) {
            return Optional.empty();
        }
        HeldSubmission found = held.get();
        Rereading rereading = readings.get();
        Rereading.Read read = rereading.read(found.stored());
        Map<MendField, String> said = Rereading.fields(found.said());
        List<AuditEntry> audit = new ArrayList<>(ledger.audit(Optional.of(reference), AUDIT_OF_ONE));
        Collections.reverse(audit);
        return Optional.of(new HeldView(
                history.get(),
                found.stored().submission().payload(),
                read.reading().map(reading -> rereading.understanding().laidOver(reading, said)),
                read.reading().isPresent() ? Optional.empty() : Optional.of(read.unreadable()),
                found.addressed().flatMap(HeldSubmission.Addressed::refusedBecause),
                said,
                rereading.words(found),
                audit));
    }

    @Override
    public CompletionStage<Mended> mend(Reference reference, Mend mend, By by) {
        MendPlan.Planned planned;
        try {
            HeldSubmission found = ledger.heldSubmission(reference).orElseThrow(() -> notHeld(reference));
            MendPlan plan = new MendPlan(ledger, readings.get(), followUps, events, served);
            planned = plan.of(found, mend, by, clock.instant());
        } catch (MendRefusedException e) {
            return CompletableFuture.failedFuture(e);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new MendRefusedException(String.valueOf(e.getMessage()), e));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return ledger.record(starts.with(planned.intervention(), clock.instant()))
                .handle((updates, failure) -> {
                    if (failure != null) {
                        throw refusal(failure);
                    }
                    tell.accept(updates);
                    return planned.mended();
                });
    }

    @Override
    public List<AuditEntry> audit(Optional<Reference> reference, int limit) {
        return ledger.audit(reference, limit);
    }

    @Override
    public List<Proposal> proposals(Duration within) {
        return new Proposals(ledger, readings.get()).since(clock.instant().minus(within));
    }

    /** What the ledger refuses was done by somebody else, or is being done a second time. */
    private static RuntimeException refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof IllegalStateException) {
            return new MendRefusedException(String.valueOf(cause.getMessage()), cause);
        }
        return cause instanceof RuntimeException runtime ? runtime : new CompletionException(cause);
    }

    private MendRefusedException notHeld(Reference reference) {
        Optional<History> history = ledger.find(reference);
        if (history.isEmpty()) {
            return new MendRefusedException("No request has the reference " + reference);
        }
        String last = ledger.audit(Optional.of(reference), 1).stream()
                .findFirst()
                .map(entry ->
                        "; the last that was done: " + entry.action() + ", by " + entry.actor() + " at " + entry.at())
                .orElse("");
        return new MendRefusedException(reference + " does not wait for a person, it is "
                + history.get().state().name().toLowerCase(Locale.ROOT) + last);
    }
}
