package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.Priority;
import io.motcua.RoutingDecision;
import io.motcua.RoutingDecision.Candidate;
import io.motcua.held.MendField;
import io.motcua.profile.Profile;
import io.motcua.profile.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person of ours has said of a request, laid over what was read and understood. A person is believed: their place
 * decides before all evidence, their code when nothing else does.
 */
record Said(Map<MendField, String> fields, Profile profile) {
    private static final String RULE = "person.";
    private static final List<MendField> PLACE =
            List.of(MendField.ADDRESS, MendField.PROVINCE_CODE, MendField.COMMUNE_CODE);

    /** Names the fields; never their values. */
    @Override
    public String toString() {
        return "Said" + fields.keySet();
    }

    Optional<String> get(MendField field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** The reading with the person's fields in it; whether it needs an answer is no question any more. */
    Reading over(Reading reading) {
        Map<String, String> texts = new LinkedHashMap<>(reading.fields());
        if (PLACE.stream().anyMatch(fields::containsKey)) {
            // Whoever says a province means no commune of another; and a district's code would make the map an old one.
            List.of(Reading.PROVINCE_CODE, Reading.DISTRICT_CODE, Reading.COMMUNE_CODE)
                    .forEach(texts::remove);
        }
        if (fields.containsKey(MendField.ADDRESS)) {
            List.of(Reading.PROVINCE, Reading.COMMUNE).forEach(texts::remove);
        }
        fields.forEach((field, value) -> name(field).ifPresent(name -> texts.put(name, value)));
        return new Reading(
                texts,
                reading.lat(),
                reading.lon(),
                reading.externalIdentifiers(),
                reading.attachments(),
                Optional.empty(),
                Optional.empty());
    }

    /** Nothing but the person's place; empty if none was said. */
    Optional<Reading> place() {
        return only(PLACE);
    }

    /** Nothing but the person's customer code; empty if none was said. */
    Optional<Reading> code() {
        return only(List.of(MendField.CUSTOMER_CODE));
    }

    private Optional<Reading> only(List<MendField> wanted) {
        Reading.Builder alone = Reading.builder();
        boolean any = false;
        for (MendField field : wanted) {
            if (fields.containsKey(field)) {
                alone.field(name(field).orElseThrow(), fields.get(field));
                any = true;
            }
        }
        return any ? Optional.of(alone.build()) : Optional.empty();
    }

    /** The person's service, priority and hazards, where they were said. */
    Classification over(Classification read) {
        Optional<Service> service = get(MendField.SERVICE_CODE).map(profile.services()::get);
        List<String> hazards = get(MendField.HAZARDS).map(Said::codes).orElse(read.hazards());
        // Another service does not say that life is safe; only a priority does.
        boolean danger = read.priority() == Priority.P0 || fields.containsKey(MendField.HAZARDS);
        Priority priority = get(MendField.PRIORITY)
                .map(Priority::valueOf)
                .orElse(danger ? Priority.P0 : service.map(Service::priority).orElse(read.priority()));
        List<Evidence> evidence = new ArrayList<>(read.evidence());
        evidence.addAll(evidence(Set.of(MendField.SERVICE_CODE, MendField.PRIORITY, MendField.HAZARDS)));
        return new Classification(
                service.map(Service::code).orElse(read.serviceCode()),
                priority,
                priority == Priority.P0 ? hazards : List.of(),
                service.map(Service::placeDecides).orElse(read.placeDecides()),
                evidence);
    }

    /** That the person's place, or code, decides for this utility, beside all that was found. */
    RoutingDecision decides(String utility, RoutingDecision found) {
        List<Evidence> evidence = evidence(
                Set.of(MendField.ADDRESS, MendField.PROVINCE_CODE, MendField.COMMUNE_CODE, MendField.CUSTOMER_CODE));
        return decides(utility, evidence, found);
    }

    /** That the person has chosen this utility. */
    static RoutingDecision assigns(String utility, RoutingDecision found) {
        Evidence choice = new Evidence(
                Evidence.PERSON, utility, new Evidence.Source(Evidence.PERSON, 0, 0), RULE + "assigned", 1);
        return decides(utility, List.of(choice), found);
    }

    private static RoutingDecision decides(String utility, List<Evidence> evidence, RoutingDecision found) {
        Set<String> utilities = new LinkedHashSet<>(List.of(utility));
        found.candidates().forEach(candidate -> utilities.add(candidate.jurisdiction()));
        List<Candidate> candidates = new ArrayList<>();
        for (String one : utilities) {
            List<Evidence> speaksFor = new ArrayList<>();
            List<Evidence> speaksAgainst = new ArrayList<>();
            (one.equals(utility) ? speaksFor : speaksAgainst).addAll(evidence);
            found.candidates().stream()
                    .filter(candidate -> candidate.jurisdiction().equals(one))
                    .forEach(candidate -> {
                        speaksFor.addAll(candidate.speaksFor());
                        speaksAgainst.addAll(candidate.speaksAgainst());
                    });
            candidates.add(new Candidate(one, speaksFor, speaksAgainst));
        }
        return RoutingDecision.route(utility, Evidence.PERSON, candidates, found.profileVersion(), found.asOf());
    }

    private List<Evidence> evidence(Set<MendField> which) {
        List<Evidence> evidence = new ArrayList<>();
        fields.forEach((field, value) -> {
            if (which.contains(field)) {
                evidence.add(new Evidence(
                        Evidence.PERSON,
                        field.personal() ? "" : value,
                        new Evidence.Source(name(field).orElse(field.written()), 0, value.length()),
                        RULE + field.written(),
                        1));
            }
        });
        return evidence;
    }

    static List<String> codes(String list) {
        return List.of(list.split(","));
    }

    /** The reading's name for a field that the reading has. */
    private static Optional<String> name(MendField field) {
        return switch (field) {
            case SERVICE_CODE -> Optional.of(Reading.SERVICE_CODE);
            case CUSTOMER_CODE -> Optional.of(Reading.CUSTOMER_CODE);
            case PHONE -> Optional.of(Reading.PHONE);
            case NAME -> Optional.of(Reading.NAME);
            case ADDRESS -> Optional.of(Reading.ADDRESS);
            case PROVINCE_CODE -> Optional.of(Reading.PROVINCE_CODE);
            case COMMUNE_CODE -> Optional.of(Reading.COMMUNE_CODE);
            case DESCRIPTION -> Optional.of(Reading.DESCRIPTION);
            case PRIORITY, HAZARDS -> Optional.empty();
        };
    }
}
