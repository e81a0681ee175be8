package io.motcua.gateway.report;

import io.motcua.Reference;
import io.motcua.ServiceRequest;
import io.motcua.spi.Balance;
import io.motcua.spi.History;
import io.motcua.spi.Ledger;
import io.motcua.spi.SubmissionState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Answers from a ledger in this process, which stays its owner's. */
public final class LedgerDesk implements Desk {
    private final Ledger ledger;

    public LedgerDesk(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Explanation> explain(Reference reference) {
        return ledger.find(reference).map(Explainer::explain);
    }

    @Override
    public HeldReport held(int limit) {
        return new HeldReport(
                ledger.balance().of(SubmissionState.HELD),
                ledger.held(limit).stream().map(LedgerDesk::line).toList());
    }

    @Override
    public BalanceReport balance() {
        Balance balance = ledger.balance();
        Map<String, Long> states = new LinkedHashMap<>();
        for (SubmissionState state : SubmissionState.values()) {
            states.put(state.name().toLowerCase(Locale.ROOT), balance.of(state));
        }
        return new BalanceReport(balance.accepted(), states, balance.difference(), balance.strays(), balance.isZero());
    }

    @Override
    public void close() {}

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
