package io.motcua.gateway.report;

import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.gateway.report.CrossingReport.Line;
import io.motcua.profile.Profile;
import io.motcua.spi.History;
import io.motcua.understanding.Responsibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Finds the open requests whose ground changes hands on a day. */
public final class Crossings {
    private final Responsibility responsibility;
    private final LocalDate on;
    private final List<Line> lines = new ArrayList<>();
    private long open;
    private long unclear;

    private Crossings(Profile profile, LocalDate on) {
        this.responsibility = new Responsibility(profile);
        this.on = on;
    }

    /**
     * Looks at every open request that was received before the day begins.
     *
     * @param ledger shows the open requests of before an instant, as {@link io.motcua.spi.Ledger#open} does
     * @param profile whose rows say who is responsible when
     */
    public static CrossingReport find(BiConsumer<Instant, Consumer<History>> ledger, Profile profile, LocalDate on) {
        Crossings crossings = new Crossings(profile, on);
        ledger.accept(
                on.atStartOfDay(profile.timeZone()).toInstant(),
                history -> history.request()
                        .ifPresentOrElse(request -> crossings.look(history, request), () -> crossings.open++));
        return new CrossingReport(on, crossings.open, crossings.unclear, crossings.lines);
    }

    private void look(History history, ServiceRequest request) {
        open++;
        Optional<RoutingDecision> decision = history.decision();
        Set<String> after = responsibility.on(request, decision, on);
        Optional<String> owner = decision.flatMap(RoutingDecision::jurisdiction);
        Set<String> before = owner.map(Set::of)
                .orElseGet(() -> responsibility.on(
                        request, decision, request.requestedDatetime().toLocalDate()));
        if (after.isEmpty()) {
            unclear += owner.isPresent() ? 1 : 0;
        } else if (!before.isEmpty() && !after.equals(before)) {
            lines.add(new Line(
                    history.reference().value(),
                    history.receivedAt(),
                    history.state().name().toLowerCase(Locale.ROOT),
                    before,
                    after));
        }
    }
}
