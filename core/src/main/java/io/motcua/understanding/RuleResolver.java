package io.motcua.understanding;

import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.profile.Profile;
import io.motcua.profile.RoutingRules.Source;
import io.motcua.spi.TerritoryResolver;
import io.motcua.territory.Commune;
import io.motcua.territory.Ground;
import io.motcua.territory.Province;
import io.motcua.understanding.Claims.Gathered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Resolves by the profile's routing rules: of the sources of evidence, the first in the service's order that is there and
 * is not ambiguous decides. What contradicts itself, and what is not enough, is held. Safe for use by many threads.
 */
final class RuleResolver implements TerritoryResolver {
    private final Profile profile;
    private final Claims claims;

    RuleResolver(Profile profile) {
        this.profile = profile;
        this.claims = new Claims(profile);
    }

    @Override
    public Resolution resolve(Reading reading, Classification classification, Instant asOf) {
        LocalDate day = asOf.atZone(profile.timeZone()).toLocalDate();
        Gathered gathered = claims.of(reading, day);
        Ruling ruling = Ruling.of(profile.routing().of(classification.placeDecides()), gathered, classification);
        Where where = where(gathered, ruling, day);
        RoutingDecision decision = ruling.hold().isPresent()
                ? RoutingDecision.hold(ruling.hold().get(), Candidates.of(gathered), profile.version(), day)
                : RoutingDecision.route(
                        ruling.claim().orElseThrow().utility(),
                        ruling.claim().get().because(),
                        Candidates.of(gathered),
                        profile.version(),
                        day);
        return new Resolution(
                ruling.customerCode(),
                where.province().map(province -> adminUnit(province.code(), province.name(), day)),
                Optional.empty(),
                where.commune().map(commune -> adminUnit(commune.code(), commune.name(), day)),
                decision,
                gathered.bySource().values().stream()
                        .flatMap(claim -> claim.evidence().stream())
                        .toList());
    }

    /** Where the matter is, as far as the evidence fixes it. */
    private record Where(Optional<Province> province, Optional<Commune> commune) {
        static final Where UNKNOWN = new Where(Optional.empty(), Optional.empty());
    }

    private Where where(Gathered gathered, Ruling ruling, LocalDate day) {
        Optional<Claim> place = gathered.of(Source.PLACE).filter(claim -> !claim.several());
        Optional<Claim> decisive = ruling.claim();
        if (decisive.isEmpty()) {
            return place.map(claim -> new Where(claim.province(), claim.commune()))
                    .orElse(Where.UNKNOWN);
        }
        if (place.isEmpty() || place == decisive) {
            return new Where(decisive.get().province(), decisive.get().commune());
        }
        if (place.get().decides()
                && !place.get().utilities().equals(decisive.get().utilities())) {
            return new Where(decisive.get().province(), Optional.empty());
        }
        if (place.get().province().isPresent() || decisive.get().province().isEmpty()) {
            return new Where(place.get().province(), place.get().commune());
        }
        // A name that many places have is the one in the province that the decisive evidence fixes.
        Province province = decisive.get().province().get();
        Ground there = claims.grounds().of(province);
        Optional<Commune> commune = gathered.places().sites().stream()
                .filter(site -> site.ground().meets(there))
                .findFirst()
                .flatMap(site -> claims.commune(site, site.ground().and(there), day));
        return new Where(Optional.of(province), commune);
    }

    private AdminUnit adminUnit(String code, String name, LocalDate day) {
        return new AdminUnit(code, profile.placeSystem(), day.toString(), Optional.of(name));
    }
}
