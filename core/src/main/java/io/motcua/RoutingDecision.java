package io.motcua;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which utility a request goes to and why, or why nobody can tell. Stored once with the request's version; a retry
 * repeats the delivery, never the decision.
 *
 * @param jurisdiction the utility, absent when the request is held
 * @param holdReason why it is held, absent when it is routed
 * @param because the decisive evidence's kind ({@link Evidence#PROVINCE}, …); absent when it is held
 * @param rule which rule decided or held, as {@code order/source} or {@code order/source/why}, for example
 *     {@code trouble/PLACE}, or {@code refused/utility}; empty where only one rule could
 * @param order the sources of evidence in the order in which they were asked, by the names of the rule; empty where the
 *     decision was made without any order
 * @param candidates every utility that some evidence speaks for
 * @param profileVersion of the tables that decided
 * @param asOf the day of responsibility, in the profile's time zone
 */
public record RoutingDecision(
        Optional<String> jurisdiction,
        Optional<HoldReason> holdReason,
        Optional<String> because,
        String rule,
        List<String> order,
        List<Candidate> candidates,
        String profileVersion,
        LocalDate asOf) {

    /**
     * The beginning of the rule by which a request goes elsewhere once its utility has said that it does not serve it.
     */
    public static final String REFUSED = "refused/";

    /** Kinds of evidence that say where the matter is, and not merely how the requester came to us. */
    private static final Set<String> OF_THE_PLACE = Set.of(
            Evidence.PROVINCE,
            Evidence.DISTRICT,
            Evidence.COMMUNE,
            Evidence.COORDINATES,
            Evidence.PORTAL_PLACE,
            Evidence.CUSTOMER_CODE);

    /** A utility, with the evidence that speaks for it and the evidence that speaks for another. */
    public record Candidate(String jurisdiction, List<Evidence> speaksFor, List<Evidence> speaksAgainst) {
        public Candidate {
            Objects.requireNonNull(jurisdiction, "jurisdiction");
            speaksFor = List.copyOf(speaksFor);
            speaksAgainst = List.copyOf(speaksAgainst);
        }
    }

    public RoutingDecision {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(profileVersion, "profileVersion");
        Objects.requireNonNull(asOf, "asOf");
        order = List.copyOf(order);
        candidates = List.copyOf(candidates);
        if (jurisdiction.isPresent() == holdReason.isPresent() || jurisdiction.isPresent() != because.isPresent()) {
            throw new IllegalArgumentException("A decision either routes, and says because of what, or holds");
        }
    }

    /** A decision for this utility. */
    public static RoutingDecision route(
            String jurisdiction, String because, List<Candidate> candidates, String profileVersion, LocalDate asOf) {
        return new RoutingDecision(
                Optional.of(jurisdiction),
                Optional.empty(),
                Optional.of(because),
                "",
                List.of(),
                candidates,
                profileVersion,
                asOf);
    }

    /** A decision to ask a person. */
    public static RoutingDecision hold(
            HoldReason reason, List<Candidate> candidates, String profileVersion, LocalDate asOf) {
        return new RoutingDecision(
                Optional.empty(),
                Optional.of(reason),
                Optional.empty(),
                "",
                List.of(),
                candidates,
                profileVersion,
                asOf);
    }

    /**
     * What the same evidence says once the utility that was decided on does not serve the place: the one other utility
     * that evidence of the place speaks for.
     *
     * @return empty if there is none, if there are several, if this decision is not for that utility, or if it was a
     *     person's or an earlier request's: a wrong region is worse than a person's minute
     */
    public Optional<RoutingDecision> otherThan(String refusing) {
        boolean byEvidence = because.filter(
                        kind -> !kind.equals(Evidence.PERSON) && !kind.equals(Evidence.EARLIER_REQUEST))
                .isPresent();
        List<Candidate> others = candidates.stream()
                .filter(candidate -> !candidate.jurisdiction().equals(refusing))
                .toList();
        if (!byEvidence || !jurisdiction.equals(Optional.of(refusing)) || others.size() != 1) {
            return Optional.empty();
        }
        return others.get(0).speaksFor().stream()
                .map(Evidence::kind)
                .filter(OF_THE_PLACE::contains)
                .findFirst()
                .map(kind -> route(others.get(0).jurisdiction(), kind, candidates, profileVersion, asOf)
                        .by(REFUSED + refusing, order));
    }

    /** This decision, with the rule that it was made by and the sources of evidence in the order in which it asks them. */
    public RoutingDecision by(String name, List<String> sources) {
        return new RoutingDecision(jurisdiction, holdReason, because, name, sources, candidates, profileVersion, asOf);
    }
}
