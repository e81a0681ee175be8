package io.motcua.gateway.report;

import io.motcua.Reference;
import io.motcua.ServiceRequest;
import io.motcua.ledger.sql.LedgerReader;
import io.motcua.spi.Balance;
import io.motcua.spi.History;
import io.motcua.spi.Ledger;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Tracking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Answers from a ledger that is open in this process. */
public final class LedgerDesk implements Desk {
    private final Tracking tracking;
    private final IntFunction<List<History>> held;
    private final Supplier<Balance> balance;
    private final Runnable closing;

    private LedgerDesk(
            Tracking tracking, IntFunction<List<History>> held, Supplier<Balance> balance, Runnable closing) {
        this.tracking = tracking;
        this.held = held;
        this.balance = balance;
        this.closing = closing;
    }

    /** Answers from a ledger that a gateway runs on, which stays the gateway's. */
    public static LedgerDesk of(Ledger ledger) {
        return new LedgerDesk(ledger, ledger::held, ledger::balance, () -> {});
    }

    /** Answers from a ledger that was opened for reading, and closes it. */
    public static LedgerDesk of(LedgerReader reader) {
        return new LedgerDesk(reader, reader::held, reader::balance, reader::close);
    }

    @Override
    public Optional<Explanation> explain(Reference reference) {
        return tracking.find(reference).map(Explainer::explain);
    }

    @Override
    public HeldReport held(int limit) {
        return new HeldReport(
                balance.get().of(SubmissionState.HELD),
                held.apply(limit).stream().map(LedgerDesk::line).toList());
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

    private static HeldReport.Line line(History history) {
        return new HeldReport.Line(
                history.reference().value(),
                history.receivedAt(),
                history.heldBecause().map(Enum::name).orElse("?"),
                history.heldDetail().orElse(""),
                history.channel(),
                history.account(),
                history.request().map(ServiceRequest::serviceCode),
                history.request().map(r -> r.priority().name()));
    }
}
