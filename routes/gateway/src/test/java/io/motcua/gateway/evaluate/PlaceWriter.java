package io.motcua.gateway.evaluate;

import io.motcua.territory.Commune;
import io.motcua.territory.District;
import io.motcua.territory.Place;
import io.motcua.territory.Province;
import io.motcua.territory.Territory;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes places of both eras as people do, and knows from the territory's rows who is responsible for them on a day. A
 * place whose right answer would be arguable is written again until it is not.
 */
final class PlaceWriter {
    private static final LocalDate CUT = LocalDate.of(2025, 7, 1);
    private static final LocalDate LAST_DAY = CUT.minusDays(1);
    private static final String[] STREETS = {
        "",
        "",
        "",
        "số 12 ngõ 45, ",
        "12/3 đường Lê Lợi, ",
        "số nhà 88 Trần Hưng Đạo, ",
        "hẻm 27 Nguyễn Trãi, ",
        "thôn 4, ",
        "ấp 2, ",
        "tổ 7, ",
        "khu phố 3, ",
        "đường Điện Biên Phủ, ",
        "nhà số 5 Quốc lộ 1A, "
    };
    private static final Map<String, List<String>> SHORT = Map.of(
            "Tỉnh", List.of("tỉnh ", "", "", "t. "),
            "Thành phố", List.of("thành phố ", "TP ", "TP. ", "tp."),
            "Quận", List.of("quận ", "Q.", "q. ", "Quận "),
            "Huyện", List.of("huyện ", "H. ", "h.", "Huyện "),
            "Thị xã", List.of("thị xã ", "TX ", "tx. "),
            "Phường", List.of("phường ", "P. ", "p.", "Phường "),
            "Xã", List.of("xã ", "x. ", "Xã "),
            "Thị trấn", List.of("thị trấn ", "TT ", "tt. "),
            "Đặc khu", List.of("đặc khu ", "Đặc khu "));

    private final Territory territory;
    private final Random random;
    private final Map<String, List<Place>> namesakes;
    private final Map<Boolean, List<Commune>> communes;

    PlaceWriter(Territory territory, Random random) {
        this.territory = territory;
        this.random = random;
        this.namesakes = Stream.concat(territory.districts().stream(), territory.communes().stream())
                .collect(Collectors.groupingBy(place -> folded(place.name()), HashMap::new, Collectors.toList()));
        this.communes = territory.communes().stream()
                .filter(commune ->
                        commune.validity().on(LAST_DAY) || commune.validity().on(CUT))
                .collect(Collectors.partitioningBy(commune -> commune.validity().on(LAST_DAY)));
    }

    /** A place with its province, by the map of either era; of the old one alone on a day of the old one. */
    WrittenPlace withProvince(LocalDate day) {
        return until(() -> {
            boolean old = day.isBefore(CUT) || random.nextBoolean();
            List<Commune> all = communes.get(old);
            Commune commune = all.get(random.nextInt(all.size()));
            Optional<District> district =
                    commune.districtCode().flatMap(code -> territory.district(code, old ? LAST_DAY : CUT));
            Province own = territory.provinceOf(commune);
            // Many people have learnt the new province's name and keep the district's.
            Province named = old && !day.isBefore(CUT) && random.nextInt(4) == 0
                    ? territory.provinceOn(commune, day).orElse(own)
                    : own;
            Set<String> utilities = territory.utilities(commune, day);
            Optional<Province> on = territory.provinceOn(commune, day);
            if (utilities.size() != 1
                    || on.isEmpty()
                    || !certain(named, on.get(), day)
                    || !utilities.equals(territory.utilities(named, day))) {
                return Optional.empty();
            }
            int depth = random.nextInt(3);
            String place = STREETS[random.nextInt(STREETS.length)]
                    + (depth == 0 ? written(commune) + comma() : "")
                    + (depth <= 1 && district.isPresent() ? written(district.get()) + comma() : "")
                    + written(named);
            Stream<Commune> meant = depth > 0
                    ? Stream.empty()
                    : namesakes(commune)
                            .filter(other -> district.isPresent()
                                    ? other.districtCode().equals(commune.districtCode())
                                    : territory.provinceOn(other, day).equals(on));
            return Optional.of(new WrittenPlace(
                    place,
                    Optional.of(utilities.iterator().next()),
                    Optional.of(on.get().code()),
                    certain(meant, day),
                    Optional.of((named.validity().on(CUT) ? "new " : "old ") + named.code())));
        });
    }

    /**
     * A district or commune with its kind alone. It says who is responsible only if all places of that name do, in each
     * era that has one; with or without accents.
     */
    WrittenPlace alone(LocalDate day) {
        return until(() -> {
            List<? extends Place> all = random.nextBoolean() ? territory.districts() : territory.communes();
            Place place = all.get(random.nextInt(all.size()));
            if (day.isBefore(CUT) && !place.validity().on(LAST_DAY)) {
                return Optional.empty();
            }
            // Without accents it may be a namesake of more places; where that would change the answer, it is arguable.
            List<Place> same = namesakes.get(folded(place.name()));
            List<Place> exact = same.stream()
                    .filter(other -> other.name().equals(place.name()))
                    .toList();
            Set<String> before = utilities(same, LAST_DAY, day);
            Set<String> after = day.isBefore(CUT) ? Set.of() : utilities(same, CUT, day);
            boolean accentsDecide = !before.equals(utilities(exact, LAST_DAY, day))
                    || !day.isBefore(CUT) && !after.equals(utilities(exact, CUT, day));
            if (accentsDecide || before.isEmpty() && after.isEmpty()) {
                return Optional.empty();
            }
            boolean oneOrNone = before.size() <= 1 && after.size() <= 1;
            boolean agree = before.isEmpty() || after.isEmpty() || before.equals(after);
            boolean several = before.size() != 1 && after.size() != 1;
            if (!(oneOrNone && agree || several)) {
                return Optional.empty();
            }
            Set<Optional<Province>> provinces =
                    same.stream().map(one -> territory.provinceOn(one, day)).collect(Collectors.toSet());
            Optional<String> province =
                    provinces.size() == 1 ? provinces.iterator().next().map(Province::code) : Optional.empty();
            Set<String> either = before.isEmpty() ? after : before;
            return Optional.of(new WrittenPlace(
                    "ở " + written(place),
                    several ? Optional.empty() : Optional.of(either.iterator().next()),
                    several ? Optional.empty() : province,
                    several || !(place instanceof Commune commune)
                            ? Optional.empty()
                            : certain(namesakes(commune), day),
                    Optional.empty()));
        });
    }

    private Set<String> utilities(List<Place> same, LocalDate map, LocalDate day) {
        return same.stream()
                .filter(place -> place.validity().on(map))
                .flatMap(place -> territory.utilities(place, day).stream())
                .collect(Collectors.toSet());
    }

    /** Whether all provinces of that name, of either era, are one on the day. */
    private boolean certain(Province named, Province on, LocalDate day) {
        return territory.provinces().stream()
                .filter(province -> folded(bare(province.name())).equals(folded(bare(named.name()))))
                .filter(province -> !day.isBefore(CUT) || province.validity().on(LAST_DAY))
                .allMatch(province ->
                        territory.provinceOn(province, day).filter(on::equals).isPresent());
    }

    /** Communes of both eras that a commune's name may mean, accents or not. */
    private Stream<Commune> namesakes(Commune commune) {
        return namesakes.get(folded(commune.name())).stream()
                .filter(Commune.class::isInstance)
                .map(Commune.class::cast);
    }

    /** The code of the commune that all of these are on the day, if they are one. */
    private Optional<String> certain(Stream<Commune> meant, LocalDate day) {
        Set<String> codes = meant.filter(
                        commune -> !day.isBefore(CUT) || commune.validity().on(LAST_DAY))
                .flatMap(commune -> territory.communesOn(commune, day).stream())
                .map(Commune::code)
                .collect(Collectors.toSet());
        return codes.size() == 1 ? Optional.of(codes.iterator().next()) : Optional.empty();
    }

    private String written(Place place) {
        for (Map.Entry<String, List<String>> kind : SHORT.entrySet()) {
            if (place.name().startsWith(kind.getKey() + " ")) {
                String bare = place.name().substring(kind.getKey().length() + 1);
                List<String> forms = kind.getValue();
                // A number needs its kind, and so does a city that is called after its province or the other way round.
                return forms.get(random.nextInt(forms.size())) + bare;
            }
        }
        return place.name();
    }

    private String comma() {
        return random.nextInt(6) == 0 ? " - " : ", ";
    }

    private static String bare(String name) {
        return name.replaceFirst("^(?:Tỉnh|Thành phố) ", "");
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }

    private static WrittenPlace until(java.util.function.Supplier<Optional<WrittenPlace>> attempt) {
        return Stream.generate(attempt)
                .limit(100_000)
                .flatMap(Optional::stream)
                .findFirst()
                .map(Function.identity())
                .orElseThrow();
    }
}
