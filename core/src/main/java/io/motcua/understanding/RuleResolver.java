package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.profile.Profile;
import io.motcua.profile.RoutingRules.Source;
import io.motcua.profile.Service;
import io.motcua.spi.TerritoryResolver;
import io.motcua.territory.Commune;
import io.motcua.territory.Province;
import io.motcua.understanding.Claims.Gathered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
        Ruling ruling = Ruling.of(profile.routing(), gathered, classification);
        // At somebody else's home that is named the sender's own code is no evidence in either order.
        if (doubtful(classification)
                && !gathered.places().elsewhereNamed()
                && ruling.turns(Ruling.of(profile.routing(), gathered, turned(classification)))) {
            ruling = ruling.doubted();
        }
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
                decision.by(ruling.rule(), order(classification)),
                gathered.bySource().values().stream()
                        .flatMap(claim -> claim.evidence().stream())
                        .toList());
    }

    private List<String> order(Classification classification) {
        return profile.routing().of(classification.placeDecides()).stream()
                .map(Source::name)
                .toList();
    }

    /**
     * Whether the order of the rules may be the wrong one: the words say nothing of the service, or also speak of one for
     * which the order would be the other, or the service is so slight that a word of thanks may have made it up.
     */
    private boolean doubtful(Classification classification) {
        List<Service> services = classification.evidence().stream()
                .map(evidence -> profile.services()
                        .get(evidence.kind().equals(Evidence.HAZARD) ? profile.hazardService() : evidence.value()))
                .filter(Objects::nonNull)
                .toList();
        boolean slight = Optional.ofNullable(profile.services().get(classification.serviceCode()))
                .filter(Service::slight)
                .isPresent();
        return services.isEmpty()
                || slight
                || services.stream().anyMatch(service -> service.placeDecides() != classification.placeDecides());
    }

    private static Classification turned(Classification classification) {
        return new Classification(
                classification.serviceCode(),
                classification.priority(),
                classification.hazards(),
                !classification.placeDecides(),
                classification.evidence());
    }

    /** Where the matter is, as far as the evidence fixes it. */
    private record Where(Optional<Province> province, Optional<Commune> commune) {
        static final Where UNKNOWN = new Where(Optional.empty(), Optional.empty());
    }

    private Where where(Gathered gathered, Ruling ruling, LocalDate day) {
        Optional<Claim> place = gathered.of(Source.PLACE).filter(claim -> !claim.several());
        Optional<Where> named = place.map(claim -> new Where(claim.province(), claim.commune()));
        if (ruling.claim().isEmpty()) {
            return named.orElse(Where.UNKNOWN);
        }
        Claim decisive = ruling.claim().get();
        boolean contradicts = place.filter(
                        claim -> claim.decides() && !claim.utilities().equals(decisive.utilities()))
                .isPresent();
        if (contradicts) {
            return new Where(decisive.province(), Optional.empty());
        }
        if (place.flatMap(Claim::province).isPresent() || decisive.province().isEmpty()) {
            return named.orElse(new Where(decisive.province(), Optional.empty()));
        }
        // A name that many places have is the one in the province that the decisive evidence fixes.
        Province province = decisive.province().get();
        return new Where(Optional.of(province), claims.communeIn(gathered, province, day));
    }

    private AdminUnit adminUnit(String code, String name, LocalDate day) {
        return new AdminUnit(code, profile.placeSystem(), day.toString(), Optional.of(name));
    }
}
