package io.motcua.gateway.report;

import io.motcua.Alarm;
import io.motcua.Reference;
import io.motcua.held.By;
import io.motcua.held.HeldRequests;
import io.motcua.held.MendRefusedException;
import io.motcua.held.Proposal;
import io.motcua.path.Gateway;
import io.motcua.path.LaneDesk;
import io.motcua.path.LaneRefusedException;
import io.motcua.spi.HeldFilter;
import io.motcua.spi.Ledger;
import io.motcua.spi.Tracking;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Answers from the gateway that runs in this process, and does what an operator orders. */
public final class GatewayDesk implements Desk {
    private static final int SECONDS = 20;

    private final Tracking tracking;
    private final LedgerDesk ledger;
    private final HeldRequests held;
    private final Path profile;
    private final LaneDesk lanes;
    private final Supplier<List<Alarm>> alarms;

    /**
     * The desk of a gateway, which stays the caller's.
     *
     * @param profile the folder that proposals are patches of
     */
    public GatewayDesk(Ledger ledger, Gateway gateway, Path profile) {
        this.tracking = ledger;
        this.ledger = LedgerDesk.of(ledger);
        this.held = gateway.held();
        this.lanes = gateway.lanes();
        this.alarms = gateway::alarms;
        this.profile = profile;
    }

    @Override
    public Optional<Explanation> explain(Reference reference) {
        return tracking.find(reference).map(found -> Explainer.explain(found, Obstacles.of(found, alarms.get())));
    }

    @Override
    public HeldReport held(HeldFilter filter, int limit) {
        return ledger.held(filter, limit);
    }

    @Override
    public Optional<HeldDetail> heldRequest(Reference reference) {
        return held.view(reference).map(HeldDetails::of);
    }

    @Override
    public MendReport mend(Reference reference, MendOrder.Action action, MendOrder order) throws IOException {
        try {
            return MendReport.of(stored(held.mend(reference, order.mend(action), order.who())));
        } catch (IllegalArgumentException e) {
            throw new MendRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public LanesReport lanes() {
        return LanesReport.running(lanes.list(), alarms.get());
    }

    @Override
    public LanesReport order(String name, LaneCommand.Action action, LaneCommand command) throws IOException {
        By who;
        try {
            who = command.who();
        } catch (IllegalArgumentException e) {
            throw new LaneRefusedException(String.valueOf(e.getMessage()));
        }
        stored(action == LaneCommand.Action.PAUSE ? lanes.pause(name, who) : lanes.resume(name, who));
        return lanes();
    }

    private static <T> T stored(CompletionStage<T> order) throws IOException {
        try {
            return order.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MendRefusedException refused) {
                throw refused;
            }
            if (e.getCause() instanceof LaneRefusedException refused) {
                throw refused;
            }
            throw new IOException("The order failed", e);
        } catch (TimeoutException e) {
            throw new IOException("The order was not stored within " + SECONDS + " s, and may be yet", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the order was being stored", e);
        }
    }

    @Override
    public AuditReport audit(Optional<Reference> reference, int limit) {
        return ledger.audit(reference, limit);
    }

    @Override
    public ProposalsReport proposals(Duration within) throws IOException {
        List<ProposalsReport.One> proposals = new ArrayList<>();
        for (Proposal one : held.proposals(within)) {
            proposals.add(new ProposalsReport.One(
                    one.file(),
                    one.line(),
                    Patch.append(profile, one.file(), one.line()),
                    one.because().stream().map(Reference::value).toList(),
                    one.changes().stream()
                            .map(change -> new ProposalsReport.Change(
                                    change.reference().value(), change.before(), change.after()))
                            .toList(),
                    one.looked()));
        }
        return new ProposalsReport(proposals);
    }

    @Override
    public ClocksReport clocks(int limit) {
        return ledger.clocks(limit);
    }

    @Override
    public BalanceReport balance() {
        return ledger.balance();
    }

    @Override
    public void close() {}
}
