package io.motcua.gateway.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Evidence;
import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.profile.Profile;
import io.motcua.territory.Commune;
import io.motcua.territory.Place;
import io.motcua.territory.Province;
import io.motcua.territory.Territory;
import io.motcua.understanding.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The labelled messages on the other side of 1 July 2025, and with the names of the other era: what changes is what the
 * territory says, computed here from its rows and not from our decision.
 */
class ErasTest {
    private static final LocalDate CUT = LocalDate.of(2025, 7, 1);
    private static final LocalDate LAST_DAY = CUT.minusDays(1);
    private static final Instant BEFORE = Instant.parse("2025-06-30T16:59:59Z");
    private static final Instant AFTER = Instant.parse("2025-06-30T17:00:00Z");
    private static final List<String> WORDS =
            List.of(Reading.DESCRIPTION, Reading.ADDRESS, Reading.COMMUNE, Reading.PROVINCE);
    /** What may stand before a province's bare name and belongs to it. */
    private static final String KIND = "(?:(?:tỉnh|thành phố|tp\\.?|t\\.) ?)?";

    private static final Set<String> BELOW_PROVINCE = Set.of(Evidence.DISTRICT, Evidence.COMMUNE);

    private static final Profile PROFILE = DevSet.CONFIG.profile();
    private static final Territory TERRITORY = PROFILE.territory();

    /** A routed message and what we come to. */
    private record Routed(String id, Submission submission, Reading reading, Labels labels) {
        LocalDate day() {
            return submission.receivedAt().atZone(PROFILE.timeZone()).toLocalDate();
        }

        String because() {
            return labels.because().orElseThrow();
        }
    }

    @Test
    void acrossTheCutADecisionIsThatOfTheOtherDay() {
        List<String> wrong = new ArrayList<>();
        int followed = 0;
        int moved = 0;
        for (Routed one : routed()) {
            boolean later = one.day().isBefore(CUT);
            Set<String> expected = utilities(one, later ? CUT : LAST_DAY);
            if (expected.isEmpty()) {
                continue;
            }
            Labels other = DevSet.READER.read(at(one.submission(), later ? AFTER : BEFORE), one.reading());
            followed++;
            moved += expected.equals(Set.of(one.labels().jurisdiction().orElseThrow())) ? 0 : 1;
            boolean right = other.jurisdiction()
                    .map(utility -> expected.contains(utility)
                            || !later && namesakes(one).contains(utility))
                    .orElse(mayBeHeld(one, later, expected));
            if (!right) {
                wrong.add(one.id() + " because of " + one.because() + ", "
                        + one.labels().jurisdiction().get() + " then, expected " + expected + ", came to "
                        + other.jurisdiction().or(other::decision).orElse("nothing"));
            }
        }
        System.out.println("across the cut: " + followed + " followed, " + moved + " with another utility");

        assertThat(wrong).isEmpty();
        assertThat(followed).isGreaterThan(250);
        assertThat(moved).isGreaterThan(5);
    }

    /**
     * Names that did not exist yet on the earlier day say nothing on it, ground that was divided may be anybody's, and a
     * name below the province counts only while all that bear it are served by one utility.
     */
    private static boolean mayBeHeld(Routed one, boolean later, Set<String> expected) {
        boolean belowProvince = BELOW_PROVINCE.contains(one.because());
        boolean byCoordinates = one.because().equals(Evidence.COORDINATES);
        return !later && !one.because().equals(Evidence.CUSTOMER_CODE)
                || expected.size() > 1
                || belowProvince
                || byCoordinates;
    }

    /**
     * Who serves the places of the earlier map whose names a message says that was decided by a name below the province:
     * where the map knows such a name, that place is meant on its days.
     */
    private static Set<String> namesakes(Routed one) {
        if (!BELOW_PROVINCE.contains(one.because())) {
            return Set.of();
        }
        return Stream.concat(TERRITORY.districts().stream(), TERRITORY.communes().stream())
                .filter(place -> place.validity().on(LAST_DAY))
                .filter(place -> says(one.reading(), place.name()))
                .flatMap(place -> TERRITORY.utilities(place, LAST_DAY).stream())
                .collect(Collectors.toSet());
    }

    private static boolean says(Reading reading, String name) {
        return WORDS.stream()
                .flatMap(field -> reading.field(field).stream())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void aProvincesOldNameAndItsNewNameGoToOneUtility() {
        List<String> wrong = new ArrayList<>();
        int renamed = 0;
        for (Routed one : routed()) {
            if (one.day().isBefore(CUT) || !one.because().equals(Evidence.PROVINCE)) {
                continue;
            }
            for (Reading reading : renamed(one)) {
                renamed++;
                Labels other = DevSet.READER.read(one.submission(), reading);
                if (!other.jurisdiction().equals(one.labels().jurisdiction())
                        || !other.provinceCode().equals(one.labels().provinceCode())) {
                    wrong.add(one.id() + " " + one.labels().provinceCode() + " came to "
                            + other.jurisdiction().or(other::decision).orElse("nothing") + " "
                            + other.provinceCode());
                }
            }
        }
        System.out.println("names of the other era: " + renamed);

        assertThat(wrong).isEmpty();
        assertThat(renamed).isGreaterThan(10);
    }

    /**
     * With the new name for each old one that stands there alone; with the old one for the new if the commune is known. One
     * that is called the old one stays.
     */
    private static List<Reading> renamed(Routed one) {
        List<Reading> readings = new ArrayList<>();
        Optional<Province> now = one.labels().provinceCode().flatMap(code -> TERRITORY.province(code, one.day()));
        if (now.isEmpty()) {
            return readings;
        }
        List<Province> old = TERRITORY.on(LAST_DAY).stream()
                .filter(province -> !bare(province).equals(bare(now.get())))
                .filter(province -> TERRITORY.provinceOn(province, one.day()).equals(now))
                .toList();
        List<Province> named =
                old.stream().filter(province -> says(one.reading(), province)).toList();
        boolean saysNew = says(one.reading(), now.get());
        if (named.size() == 1 && !saysNew) {
            readings.add(rename(one.reading(), named.get(0), now.get().name()));
        }
        Optional<Province> before = one.labels()
                .communeCode()
                .flatMap(code -> TERRITORY.commune(code, one.day()))
                .flatMap(commune -> TERRITORY.provinceOn(commune, LAST_DAY));
        if (named.isEmpty() && saysNew && before.filter(old::contains).isPresent()) {
            readings.add(rename(one.reading(), now.get(), before.get().name()));
        }
        return readings;
    }

    private static boolean says(Reading reading, Province province) {
        Pattern name = name(province);
        return WORDS.stream()
                .flatMap(field -> reading.field(field).stream())
                .anyMatch(text -> name.matcher(text).find());
    }

    private static Reading rename(Reading reading, Province from, String to) {
        Reading renamed = reading;
        for (String field : WORDS) {
            Optional<String> text = reading.field(field);
            if (text.isPresent()) {
                renamed = renamed.with(field, name(from).matcher(text.get()).replaceAll(Matcher.quoteReplacement(to)));
            }
        }
        return renamed;
    }

    private static Pattern name(Province province) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + KIND + Pattern.quote(bare(province)) + "(?![\\p{L}\\p{N}])(?! cũ)",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String bare(Province province) {
        return province.name().replaceFirst("^(?:Tỉnh|Thành phố) ", "");
    }

    /** Who is responsible on a day for what decided; empty where that cannot be told from outside. */
    private static Set<String> utilities(Routed one, LocalDate day) {
        switch (one.because()) {
            case Evidence.CUSTOMER_CODE:
                return one.labels()
                        .customerCode()
                        .flatMap(code -> PROFILE.customerCodes().rule(code, day))
                        .map(rule -> Set.of(rule.utility()))
                        .orElse(Set.of());
            case Evidence.ACCOUNT:
                return Set.of(one.labels().jurisdiction().orElseThrow());
            case Evidence.PROVINCE, Evidence.DISTRICT, Evidence.COMMUNE, Evidence.COORDINATES, Evidence.PORTAL_PLACE:
                return place(one).map(place -> TERRITORY.utilities(place, day)).orElse(Set.of());
            default:
                return Set.of();
        }
    }

    /** The finest place that we came to; in a new province, the old one that was named, if one was. */
    private static Optional<? extends Place> place(Routed one) {
        Optional<Commune> commune = one.labels().communeCode().flatMap(code -> TERRITORY.commune(code, one.day()));
        if (commune.isPresent()) {
            return commune;
        }
        Optional<Province> province = one.labels().provinceCode().flatMap(code -> TERRITORY.province(code, one.day()));
        List<Province> named = Stream.of(LAST_DAY)
                .flatMap(day -> TERRITORY.on(day).stream())
                .filter(old -> province.isPresent()
                        && TERRITORY.provinceOn(old, one.day()).equals(province))
                .filter(old -> says(one.reading(), old))
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : province;
    }

    private static List<Routed> routed() {
        return DevSet.cases().stream()
                .flatMap(one -> {
                    try {
                        Reading reading = DevSet.READER.reading(one.submission());
                        Labels labels = DevSet.READER.read(one.submission(), reading);
                        return labels.routed()
                                ? Stream.of(new Routed(one.id(), one.submission(), reading, labels))
                                : Stream.empty();
                    } catch (UnreadableException e) {
                        return Stream.empty();
                    }
                })
                .collect(Collectors.toList());
    }

    private static Submission at(Submission submission, Instant receivedAt) {
        return new Submission(
                submission.trackingId(),
                submission.channel(),
                submission.account(),
                receivedAt,
                submission.urgency(),
                submission.dedupeKey(),
                submission.payload(),
                submission.transport());
    }
}
