package io.motcua.gateway.config;

import io.motcua.gateway.config.Settings.Outlet;
import io.motcua.gateway.config.Settings.Partner;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads how work goes to a utility, beside how it is reached. */
final class PartnerReader {
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofDays(1);

    private final Lines lines;
    private final String utility;

    PartnerReader(Lines lines, String utility) {
        this.lines = lines;
        this.utility = utility;
    }

    Outlet read(Section backend) {
        OptionalInt unacknowledged = backend.get("unacknowledged")
                .map(s -> s.number(1, 1_000_000, "the most requests that the utility may leave unacknowledged"))
                .orElse(OptionalInt.empty());
        return new Outlet(unacknowledged, backend.get("partner").flatMap(this::partner));
    }

    private Optional<Partner> partner(Setting setting) {
        Section section = setting.section("utility", "after");
        String expected = "the utility that takes over";
        Optional<Setting> named = section.need("utility", expected);
        named.ifPresent(s -> lines.put(Lines.partner(utility), s));
        Optional<String> partner = named.flatMap(s -> s.text(expected));
        Optional<Setting> after = section.need("after", "how long it must have been silent, as in 5m");
        after.ifPresent(s -> lines.put(Lines.partnerAfter(utility), s));
        Optional<Duration> time = after.flatMap(s -> s.duration(SOONEST, LATEST));
        return partner.flatMap(other -> time.map(silence -> new Partner(other, silence)));
    }
}
