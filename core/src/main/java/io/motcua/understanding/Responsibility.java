package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.ServiceRequest.Location;
import io.motcua.profile.Profile;
import io.motcua.profile.RoutingRules.Source;
import io.motcua.profile.Service;
import io.motcua.territory.CodeRule;
import io.motcua.territory.Place;
import io.motcua.territory.Point;
import io.motcua.territory.Territory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Who is responsible for a request on another day than the one it was decided on: by what is stored of it, place and
 * codes, not by its words. What decided then decides again; for a request that was held, the routing rules' order does.
 * Decides nothing itself. Safe for use by many threads.
 */
public final class Responsibility {
    private final Profile profile;

    /** By this version of the profile. */
    public Responsibility(Profile profile) {
        this.profile = Objects.requireNonNull(profile, "profile");
    }

    /**
     * Who is responsible on the day.
     *
     * @return several if what is stored may mean them all; empty if it does not say
     */
    public Set<String> on(ServiceRequest request, Optional<RoutingDecision> decision, LocalDate day) {
        Optional<String> because = decision.flatMap(RoutingDecision::because);
        if (because.isPresent()) {
            return by(source(because.get()), request, decision, day);
        }
        boolean placeDecides = Optional.ofNullable(profile.services().get(request.serviceCode()))
                .map(Service::placeDecides)
                .orElse(false);
        for (Source source : profile.routing().of(placeDecides)) {
            Set<String> found = by(source, request, decision, day);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Set.of();
    }

    private static Source source(String because) {
        return switch (because) {
            case Evidence.CUSTOMER_CODE -> Source.CUSTOMER_CODE;
            case Evidence.COORDINATES -> Source.COORDINATES;
            case Evidence.ACCOUNT -> Source.ACCOUNT;
            case Evidence.AREA_CODE -> Source.AREA_CODE;
            default -> Source.PLACE;
        };
    }

    private Set<String> by(Source source, ServiceRequest request, Optional<RoutingDecision> decision, LocalDate day) {
        return switch (source) {
            case PLACE -> place(request.location(), decision, day);
            case COORDINATES -> point(request.location(), day);
            case CUSTOMER_CODE ->
                request.customerCode()
                        .flatMap(code -> profile.customerCodes().rule(code, day))
                        .map(CodeRule::utility)
                        .map(Set::of)
                        .orElse(Set.of());
            case ACCOUNT ->
                profile.utilityOf(request.channel().name(), request.channel().account())
                        .map(Set::of)
                        .orElse(Set.of());
            case AREA_CODE ->
                evidence(decision, Evidence.AREA_CODE)
                        .flatMap(area -> Optional.ofNullable(profile.areaCodes().get(area)))
                        .map(province -> profile.territory().utilities(province, day))
                        .orElse(Set.of());
        };
    }

    /** The smallest place that is stored; where only names were read that many places have, those of the decision's utility. */
    private Set<String> place(Location location, Optional<RoutingDecision> decision, LocalDate day) {
        Territory territory = profile.territory();
        return row(location.commune(), territory::commune)
                .or(() -> row(location.district(), territory::district))
                .or(() -> row(location.province(), territory::province))
                .map(place -> territory.utilities(place, day))
                .orElseGet(() -> ofEvidence(decision, day));
    }

    private Set<String> point(Location location, LocalDate day) {
        if (location.lat().isEmpty() || location.lon().isEmpty()) {
            return Set.of();
        }
        return profile.territory()
                .position(new Point(location.lat().get(), location.lon().get()), day)
                .utilities();
    }

    private static Optional<Place> row(
            Optional<AdminUnit> unit, BiFunction<String, LocalDate, ? extends Optional<? extends Place>> lookUp) {
        try {
            return unit.flatMap(u -> lookUp.apply(u.code(), LocalDate.parse(u.validAsOf())));
        } catch (DateTimeException e) {
            // Written by somebody else's resolver, in an era of its own.
            return Optional.empty();
        }
    }

    private Set<String> ofEvidence(Optional<RoutingDecision> decision, LocalDate day) {
        Territory territory = profile.territory();
        Set<String> utilities = new LinkedHashSet<>();
        listed(decision, Evidence.COMMUNE, territory.communes())
                .or(() -> listed(decision, Evidence.DISTRICT, territory.districts()))
                .or(() -> listed(decision, Evidence.PROVINCE, territory.provinces()))
                .orElse(List.of())
                .stream()
                .filter(place -> decision.flatMap(RoutingDecision::jurisdiction)
                        .map(territory.utilities(place, decision.orElseThrow().asOf())::contains)
                        .orElse(true))
                .forEach(place -> utilities.addAll(territory.utilities(place, day)));
        return utilities;
    }

    /** The places that the evidence of this kind may mean, of whatever era: it does not name theirs. */
    private static Optional<List<Place>> listed(
            Optional<RoutingDecision> decision, String kind, List<? extends Place> places) {
        return evidence(decision, kind)
                .map(PlaceNames::codes)
                .filter(codes -> !codes.isEmpty())
                .map(codes -> places.stream()
                        .filter(place -> codes.contains(place.code()))
                        .<Place>map(place -> place)
                        .toList());
    }

    /** What the evidence of this kind says that speaks for the decision's utility, if it all says the same. */
    private static Optional<String> evidence(Optional<RoutingDecision> decision, String kind) {
        if (decision.isEmpty()) {
            return Optional.empty();
        }
        List<String> values = decision.get().candidates().stream()
                .filter(candidate -> decision.get()
                        .jurisdiction()
                        .map(candidate.jurisdiction()::equals)
                        .orElse(true))
                .flatMap(candidate -> candidate.speaksFor().stream())
                .filter(evidence ->
                        evidence.kind().equals(kind) && !evidence.value().isEmpty())
                .map(Evidence::value)
                .distinct()
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
