package io.motcua.path;

import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.ServiceRequest.Location;
import io.motcua.Urgency;
import io.motcua.profile.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether two requests that are linked wait for the end of one and the same disturbance of the supply. The link says that
 * they belong together; this looks whether what they say of themselves speaks against it. In doubt they do not: to be told
 * nothing is better than to be told that there is power where there is none, and the request's own utility will speak.
 * Danger to life is never over because something else is.
 */
final class SameTrouble {
    private static final List<Function<Location, Optional<AdminUnit>>> SMALLEST_FIRST =
            List.of(Location::commune, Location::district, Location::province);

    private final Map<String, Service> services;

    /** @param services the profile's, by code */
    SameTrouble(Map<String, Service> services) {
        this.services = services;
    }

    boolean is(ServiceRequest one, ServiceRequest other) {
        return one.serviceCode().equals(other.serviceCode())
                && !FollowUps.isDanger(one)
                && !FollowUps.isDanger(other)
                && isDisturbance(one)
                && mayBeAtOnePlace(one, other);
    }

    /** A service of urgency {@code OUTAGE} whose place goes before the customer code: trouble of a place, not of a contract. */
    private boolean isDisturbance(ServiceRequest request) {
        return Optional.ofNullable(services.get(request.serviceCode()))
                .filter(service -> service.urgency() == Urgency.OUTAGE && service.placeDecides())
                .isPresent();
    }

    /** Customers of one commune are neighbours; of what is larger, they must not be known to be different customers. */
    private static boolean mayBeAtOnePlace(ServiceRequest one, ServiceRequest other) {
        Optional<Boolean> sameCustomer = same(one.customerCode(), other.customerCode());
        if (sameCustomer.isPresent() && sameCustomer.get()) {
            return true;
        }
        for (Function<Location, Optional<AdminUnit>> unit : SMALLEST_FIRST) {
            Optional<AdminUnit> first = unit.apply(one.location());
            Optional<AdminUnit> second = unit.apply(other.location());
            if (first.isPresent() && second.isPresent()) {
                boolean isCommune = one.location().commune().equals(first);
                return isSame(first.get(), second.get()) && (isCommune || sameCustomer.isEmpty());
            }
        }
        return sameCustomer.isEmpty();
    }

    private static Optional<Boolean> same(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.equals(other)) : Optional.empty();
    }

    /** One code has meant different units at different times; then its name has changed too. */
    private static boolean isSame(AdminUnit one, AdminUnit other) {
        return one.code().equals(other.code())
                && one.system().equals(other.system())
                && same(one.name(), other.name()).orElse(true);
    }
}
