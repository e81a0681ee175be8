package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.profile.Profile;
import io.motcua.profile.RoutingRules.Source;
import io.motcua.territory.CodeRule;
import io.motcua.territory.Commune;
import io.motcua.territory.Ground;
import io.motcua.territory.Grounds;
import io.motcua.territory.Position;
import io.motcua.territory.Province;
import io.motcua.understanding.PlaceEvidence.Places;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes claims of a reading: what each source of evidence says about who serves it. Safe for use by many threads. */
final class Claims {
    private final Profile profile;
    private final Grounds grounds;
    private final PlaceEvidence placeEvidence;
    private final SupplyCodes codes;
    private final CoordinateReader coordinates;
    private final PhoneReader phones;
    private final PlaceClaim placeClaim;

    /**
     * The claims of one reading.
     *
     * @param places what it says of its place
     * @param bySource what each source says; a source that says nothing has no claim
     * @param likely who serves the towns and provinces whose names only look like places
     * @param customerCode the requester's own
     */
    record Gathered(Places places, Map<Source, Claim> bySource, Set<String> likely, Optional<String> customerCode) {
        Optional<Claim> of(Source source) {
            return Optional.ofNullable(bySource.get(source));
        }
    }

    Claims(Profile profile) {
        this.profile = profile;
        this.grounds = new Grounds(profile.territory());
        this.placeEvidence = new PlaceEvidence(profile, grounds);
        this.codes = new SupplyCodes(profile);
        this.coordinates = new CoordinateReader();
        this.phones = new PhoneReader(profile);
        this.placeClaim = new PlaceClaim(profile, grounds);
    }

    Gathered of(Reading reading, LocalDate day) {
        Places places = placeEvidence.of(reading, day);
        Map<Source, Claim> claims = new EnumMap<>(Source.class);
        placeClaim.of(reading, places, day).ifPresent(claim -> claims.put(Source.PLACE, claim));
        coordinates(reading, day).ifPresent(claim -> claims.put(Source.COORDINATES, claim));
        List<Code> own = codes(reading, day);
        customerCode(own, day).ifPresent(claim -> claims.put(Source.CUSTOMER_CODE, claim));
        account(reading).ifPresent(claim -> claims.put(Source.ACCOUNT, claim));
        areaCode(reading, day).ifPresent(claim -> claims.put(Source.AREA_CODE, claim));
        Optional<String> customerCode = own.stream().map(Code::code).findFirst();
        return new Gathered(places, claims, likely(places, day), customerCode);
    }

    private Set<String> likely(Places places, LocalDate day) {
        Set<String> utilities = new LinkedHashSet<>();
        for (PlaceMention mention : places.mentions()) {
            boolean name = !mention.is(Evidence.COMMUNE) && !mention.rule().equals("place.initials");
            if (mention.strength() == PlaceMention.Strength.LIKELY && name) {
                utilities.addAll(grounds.utilities(grounds.of(mention.rows()), day));
            }
        }
        return utilities;
    }

    /** The commune that the words name, plainly or not, if only one in this province can be meant. */
    Optional<Commune> communeIn(Gathered gathered, Province province, LocalDate day) {
        Ground there = grounds.of(province);
        List<Site> sites = placeEvidence.likely(gathered.places(), day).stream()
                .filter(site -> site.ground().meets(there))
                .toList();
        return sites.size() == 1
                ? placeClaim.commune(sites.get(0), sites.get(0).ground().and(there), day)
                : Optional.empty();
    }

    private Optional<Claim> coordinates(Reading reading, LocalDate day) {
        Optional<CoordinateReader.Found> found = coordinates.find(reading);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Position position = profile.territory().position(found.get().point(), day);
        Set<String> utilities = position.utilities();
        if (utilities.isEmpty()) {
            return Optional.empty();
        }
        Optional<Commune> nearest = position.nearest().stream().findFirst();
        // Outlines are coarser than the distance to the nearest commune's centre.
        Optional<Province> province = nearest.flatMap(
                        commune -> profile.territory().provinceOn(commune, day))
                .or(position::outline);
        Evidence evidence = new Evidence(
                Evidence.COORDINATES,
                province.map(Province::code).orElse(""),
                found.get().source(),
                "coordinates.in-territory",
                position.confidence());
        return Optional.of(
                new Claim(Evidence.COORDINATES, utilities, false, province, Optional.empty(), List.of(evidence)));
    }

    /** A customer code with the rule that serves it on the day, if any does. */
    private record Code(String code, Optional<CodeRule> rule, Evidence evidence) {}

    private List<Code> codes(Reading reading, LocalDate day) {
        return codes.of(reading).stream()
                .map(own -> new Code(own.code(), profile.customerCodes().rule(own.code(), day), own.evidence()))
                .toList();
    }

    private Optional<Claim> customerCode(List<Code> own, LocalDate day) {
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Set<String> utilities = new LinkedHashSet<>();
        Set<Province> provinces = new LinkedHashSet<>();
        for (Code code : own) {
            code.rule().ifPresent(rule -> {
                utilities.add(rule.utility());
                rule.provinceCode()
                        .flatMap(province -> profile.territory().province(province, day))
                        .ifPresent(provinces::add);
            });
        }
        return Optional.of(new Claim(
                Evidence.CUSTOMER_CODE,
                utilities,
                utilities.size() > 1,
                provinces.size() == 1 ? Optional.of(provinces.iterator().next()) : Optional.empty(),
                Optional.empty(),
                own.stream().map(Code::evidence).toList()));
    }

    private Optional<Claim> account(Reading reading) {
        return reading.field(Reading.ACCOUNT).flatMap(account -> {
            int blank = account.indexOf(' ');
            return blank < 0
                    ? Optional.empty()
                    : profile.utilityOf(account.substring(0, blank), account.substring(blank + 1))
                            .map(utility -> new Claim(
                                    Evidence.ACCOUNT,
                                    Set.of(utility),
                                    false,
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of(new Evidence(
                                            Evidence.ACCOUNT,
                                            utility,
                                            new Evidence.Source(Reading.ACCOUNT, 0, account.length()),
                                            "account.of-utility",
                                            0.5))));
        });
    }

    private Optional<Claim> areaCode(Reading reading, LocalDate day) {
        return phones.find(reading)
                .flatMap(found -> found.areaCode()
                        .filter(profile.areaCodes()::containsKey)
                        .flatMap(area -> profile.territory()
                                .provinceOn(profile.areaCodes().get(area), day)
                                .map(province -> new Claim(
                                        Evidence.AREA_CODE,
                                        Set.of(province.utility()),
                                        false,
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(new Evidence(
                                                Evidence.AREA_CODE,
                                                area,
                                                new Evidence.Source(found.field(), found.from(), found.to()),
                                                "phone.area-code",
                                                0.4))))));
    }
}
