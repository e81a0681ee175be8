package io.motcua.gateway.report;

import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.ServiceRequest;
import io.motcua.Urgency;
import io.motcua.ledger.sql.LedgerReader;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.Balance;
import io.motcua.spi.ClockCounts;
import io.motcua.spi.HeldCounts;
import io.motcua.spi.HeldFilter;
import io.motcua.spi.History;
import io.motcua.spi.LaneCounts;
import io.motcua.spi.LateClock;
import io.motcua.spi.Ledger;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Tracking;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Answers from a ledger that is open in this process. What only a gateway that runs can do, it says that it cannot. */
public final class LedgerDesk implements Desk {
    private final Tracking tracking;
    private final BiFunction<HeldFilter, Integer, List<History>> held;
    private final Supplier<HeldCounts> counts;
    private final BiFunction<Optional<Reference>, Integer, List<AuditEntry>> audit;
    private final IntFunction<List<LateClock>> lateClocks;
    private final Supplier<ClockCounts> clockCounts;
    private final Supplier<List<LaneCounts>> lanes;
    private final Supplier<Balance> balance;
    private final Runnable closing;

    private LedgerDesk(
            Tracking tracking,
            BiFunction<HeldFilter, Integer, List<History>> held,
            Supplier<HeldCounts> counts,
            BiFunction<Optional<Reference>, Integer, List<AuditEntry>> audit,
            IntFunction<List<LateClock>> lateClocks,
            Supplier<ClockCounts> clockCounts,
            Supplier<List<LaneCounts>> lanes,
            Supplier<Balance> balance,
            Runnable closing) {
        this.tracking = tracking;
        this.held = held;
        this.counts = counts;
        this.audit = audit;
        this.lateClocks = lateClocks;
        this.clockCounts = clockCounts;
        this.lanes = lanes;
        this.balance = balance;
        this.closing = closing;
    }

    /** Answers from a ledger that a gateway runs on, which stays the gateway's. */
    static LedgerDesk of(Ledger ledger) {
        return new LedgerDesk(
                ledger,
                ledger::held,
                ledger::heldCounts,
                ledger::audit,
                ledger::lateClocks,
                ledger::clockCounts,
                ledger::lanes,
                ledger::balance,
                () -> {});
    }

    /** Answers from a ledger that was opened for reading, and closes it. */
    public static LedgerDesk of(LedgerReader reader) {
        return new LedgerDesk(
                reader,
                reader::held,
                reader::heldCounts,
                reader::audit,
                reader::lateClocks,
                reader::clockCounts,
                () -> reader.lanes(Instant.now()),
                reader::balance,
                reader::close);
    }

    @Override
    public Optional<Explanation> explain(Reference reference) {
        return tracking.find(reference).map(found -> Explainer.explain(found, Obstacles.of(found, lanes)));
    }

    @Override
    public HeldReport held(HeldFilter filter, int limit) {
        HeldCounts now = counts.get();
        Map<String, Long> byReason = new LinkedHashMap<>();
        now.byReason().forEach((reason, count) -> byReason.put(reason.name(), count));
        return new HeldReport(
                now.total(),
                now.lifeSafety(),
                byReason,
                held.apply(filter, limit).stream().map(LedgerDesk::line).toList());
    }

    @Override
    public Optional<HeldDetail> heldRequest(Reference reference) throws IOException {
        throw onlyRunning("shows");
    }

    @Override
    public MendReport mend(Reference reference, MendOrder.Action action, MendOrder order) throws IOException {
        throw onlyRunning("mends");
    }

    @Override
    public AuditReport audit(Optional<Reference> reference, int limit) {
        return new AuditReport(
                audit.apply(reference, limit).stream().map(HeldDetails::deed).toList());
    }

    @Override
    public ProposalsReport proposals(Duration within) throws IOException {
        throw onlyRunning("tries lines on");
    }

    @Override
    public ClocksReport clocks(int limit) {
        ClockCounts counted = clockCounts.get();
        return new ClocksReport(
                counted.open(),
                counted.late(),
                lateClocks.apply(limit).stream().map(LedgerDesk::line).toList());
    }

    @Override
    public LanesReport lanes() {
        return LanesReport.ofLedger(lanes.get());
    }

    @Override
    public LanesReport order(String name, LaneCommand.Action action, LaneCommand command) throws IOException {
        throw new IOException("Only a gateway that runs pauses and resumes lanes; start it with 'motcua run'");
    }

    @Override
    public BalanceReport balance() {
        Balance now = balance.get();
        Map<String, Long> states = new LinkedHashMap<>();
        for (SubmissionState state : SubmissionState.values()) {
            states.put(state.name().toLowerCase(Locale.ROOT), now.of(state));
        }
        return new BalanceReport(now.accepted(), states, now.difference(), now.strays(), now.isZero());
    }

    @Override
    public void close() {
        closing.run();
    }

    private static IOException onlyRunning(String does) {
        return new IOException("Only a gateway that runs " + does + " held requests; start it with 'motcua run'");
    }

    private static ClocksReport.Line line(LateClock clock) {
        return new ClocksReport.Line(
                clock.reference().value(),
                clock.step().name(),
                clock.service(),
                clock.priority().name(),
                clock.utility(),
                clock.startedAt(),
                clock.breachAt(),
                clock.paused(),
                clock.told());
    }

    private static HeldReport.Line line(History history) {
        Optional<ServiceRequest> request = history.request();
        return new HeldReport.Line(
                history.reference().value(),
                history.receivedAt(),
                request.map(understood -> understood.priority() == Priority.P0)
                        .orElse(history.urgency() == Urgency.LIFE_SAFETY),
                history.heldBecause().map(Enum::name).orElse("?"),
                history.heldDetail().orElse(""),
                history.channel(),
                history.account(),
                request.map(ServiceRequest::serviceCode),
                request.map(r -> r.priority().name()));
    }
}
