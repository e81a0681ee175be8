package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.profile.Profile;
import io.motcua.territory.Grounds;
import io.motcua.territory.Place;
import io.motcua.territory.Territory;
import io.motcua.understanding.Gazetteer.Found;
import io.motcua.understanding.Gazetteer.Word;
import io.motcua.understanding.PlaceMention.Strength;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers which places a reading names, in its words and in its fields, into sites. Safe for use by many threads. */
final class PlaceEvidence {
    private static final List<String> FIELDS = List.of(Reading.PROVINCE, Reading.COMMUNE, Reading.ADDRESS);

    private final Map<String, List<Place>> provinces;
    private final Map<String, List<Place>> districts;
    private final Map<String, List<Place>> communes;
    private final Gazetteer gazetteer;
    private final PlaceReader reader;
    private final Sites sites;

    /**
     * What a reading says of its place.
     *
     * @param words the places' names and the words around them in the person's own words
     * @param sites the spots that it speaks of, the plainest first
     * @param mentions every name, also those that belong to no site
     * @param elsewhere whether the trouble may be where somebody else lives
     * @param elsewhereNamed whether the sites say where that is
     */
    record Places(
            Found words, List<Site> sites, List<PlaceMention> mentions, boolean elsewhere, boolean elsewhereNamed) {}

    PlaceEvidence(Profile profile, Grounds grounds) {
        Territory territory = profile.territory();
        this.provinces = byCode(territory.provinces());
        this.districts = byCode(territory.districts());
        this.communes = byCode(territory.communes());
        this.gazetteer = new Gazetteer(profile);
        this.reader = new PlaceReader(grounds);
        this.sites = new Sites(grounds);
    }

    Places of(Reading reading, LocalDate day) {
        Found words = gazetteer.find(reading.description());
        List<PlaceMention> mentions = new ArrayList<>(byCodes(reading));
        for (String field : FIELDS) {
            reading.field(field).ifPresent(text -> mentions.addAll(reader.read(field, gazetteer.find(text))));
        }
        reading.field(Reading.RECEIVING_UNIT)
                .map(text -> reader.read(Reading.RECEIVING_UNIT, gazetteer.find(text)))
                .ifPresent(units -> mentions.addAll(unitsAsPlaces(units)));
        List<PlaceMention> inWords = reader.read(Reading.DESCRIPTION, words);
        mentions.addAll(inWords);
        List<Site> found = sites.of(mentions, day);
        if (found.isEmpty()) {
            found = sites.of(unitsAsPlaces(mentions), day);
        }
        if (found.isEmpty()) {
            List<PlaceMention> quoted = reading.field(Reading.QUOTED)
                    .map(text -> reader.read(Reading.QUOTED, gazetteer.find(text)))
                    .orElse(List.of());
            mentions.addAll(quoted);
            found = sites.of(quoted, day);
        }
        List<Word> elsewhere = Elsewhere.in(words);
        List<Site> there = found.stream()
                .filter(site -> site.mentions().stream()
                        .anyMatch(mention -> mention.field().equals(Reading.DESCRIPTION)
                                && Elsewhere.namedIn(words, elsewhere, mention)))
                .toList();
        return new Places(words, found, mentions, !elsewhere.isEmpty(), !there.isEmpty());
    }

    /** The sites, and those of names that only look like places: enough to say where in a province that is known. */
    List<Site> likely(Places places, LocalDate day) {
        return places.sites().isEmpty()
                ? sites.of(
                        places.mentions().stream()
                                .map(mention -> mention.strength() == Strength.LIKELY
                                        ? mention.as(Strength.NAMED, mention.rule())
                                        : mention)
                                .toList(),
                        day)
                : places.sites();
    }

    /** "Điện lực Sầm Sơn" says where, if nothing else does. */
    private static List<PlaceMention> unitsAsPlaces(List<PlaceMention> mentions) {
        return mentions.stream()
                .map(mention ->
                        mention.strength() == Strength.UNIT ? mention.as(Strength.SAID, mention.rule()) : mention)
                .toList();
    }

    /** The places whose codes stand in fields of their own. */
    private List<PlaceMention> byCodes(Reading reading) {
        List<PlaceMention> mentions = new ArrayList<>();
        // Whoever fills a district's code speaks of a map that has districts.
        boolean former = reading.field(Reading.DISTRICT_CODE).isPresent();
        coded(reading, Reading.PROVINCE_CODE, provinces, former).ifPresent(mentions::add);
        coded(reading, Reading.DISTRICT_CODE, districts, former).ifPresent(mentions::add);
        coded(reading, Reading.COMMUNE_CODE, communes, former).ifPresent(mentions::add);
        return mentions;
    }

    private static Optional<PlaceMention> coded(
            Reading reading, String field, Map<String, List<Place>> places, boolean former) {
        return reading.field(field)
                .filter(places::containsKey)
                .map(code -> new PlaceMention(
                        field,
                        0,
                        1,
                        0,
                        code.length(),
                        0,
                        places.get(code),
                        Strength.FIELD,
                        true,
                        former,
                        "place.code-field"));
    }

    private static Map<String, List<Place>> byCode(List<? extends Place> places) {
        Map<String, List<Place>> byCode = new HashMap<>();
        places.forEach(place ->
                byCode.computeIfAbsent(place.code(), code -> new ArrayList<>()).add(place));
        return byCode;
    }

    /** Each mention as evidence, by the level that it names. */
    static Evidence evidence(PlaceMention mention) {
        double confidence = switch (mention.strength()) {
            case FAINT -> 0.2;
            case LIKELY, UNIT -> 0.4;
            case SAID -> 0.8;
            case NAMED -> 0.9;
            case FIELD -> 1;
        };
        return new Evidence(
                mention.level(),
                PlaceNames.listed(mention.rows()),
                new Evidence.Source(mention.field(), mention.from(), mention.to()),
                mention.rule(),
                confidence);
    }
}
