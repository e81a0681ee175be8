package io.motcua.understanding;

import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.ProvinceAlias;
import io.motcua.territory.Province;
import io.motcua.territory.Territory;
import io.motcua.understanding.PlaceWords.Found;
import io.motcua.understanding.PlaceWords.Name;
import io.motcua.understanding.PlaceWords.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads which provinces a field names, and how plainly. Plain is a name in the province's own field, with its kind word
 * ("tỉnh"), marked as of the old map ("cũ"), or at the province's place in an address. A street, a ward or a company of
 * the same name is no province; a name that merely occurs is kept as a faint one.
 */
final class ProvinceReader {
    /** How many words after "I am in" a name may stand to be where the person is. */
    private static final int NEAR = 6;

    /** Stands where an address has its province, but the sentence goes on: too little to decide, enough to doubt. */
    static final String AFTER_TOWN = "province.after-town";

    private static final Set<String> BELOW_PROVINCE = Set.of("DISTRICT", "COMMUNE", "HAMLET", "STREET", "OTHER");
    private static final Set<String> TOWNS = Set.of("DISTRICT", "COMMUNE", "CITY");
    private static final Set<String> STREETS = Set.of("HAMLET", "STREET", "OTHER");

    private final Territory territory;

    /**
     * A province that a field names.
     *
     * @param province in the map of the day that was asked about
     * @param plain whether it may decide
     * @param from the name's first character
     * @param sentence of the field's text, from 0
     */
    record Named(Province province, String field, int from, int to, int sentence, String rule, boolean plain) {}

    ProvinceReader(Territory territory) {
        this.territory = territory;
    }

    List<Named> read(String field, Found found, LocalDate day) {
        List<Named> named = new ArrayList<>();
        for (Name name : found.names()) {
            Optional<Word> kind = kindBefore(found, name.from());
            if (kind.filter(word -> BELOW_PROVINCE.contains(word.phrase().code()))
                            .isPresent()
                    || name.is(ProvinceAlias.Kind.INITIALS) && !allCapitals(found.text(), name)) {
                continue;
            }
            Optional<Word> former = found.of(Kind.FORMER).stream()
                    .filter(word -> word.from() == name.to())
                    .findFirst();
            Optional<Province> province = meant(name.rows(), former.isPresent(), day);
            if (province.isEmpty()) {
                continue;
            }
            String rule = rule(field, found, name, kind, former);
            boolean plain = !rule.equals("province.mentioned") && !rule.equals(AFTER_TOWN);
            if (plain && field.equals(Reading.DESCRIPTION) && whereabouts(found, name)) {
                plain = false;
                rule = "province.whereabouts";
            }
            named.add(new Named(
                    province.get(),
                    field,
                    found.text().from(name.from()),
                    found.text().to(name.to() - 1),
                    found.text().sentence(name.from()),
                    rule,
                    plain));
        }
        return named;
    }

    /** The province whose code stands in the code's own field. */
    Optional<Named> readCode(Reading reading, LocalDate day) {
        Optional<String> code = reading.field(Reading.PROVINCE_CODE);
        List<Province> rows = territory.provinces().stream()
                .filter(row -> code.filter(row.code()::equals).isPresent())
                .toList();
        // A district's code beside it is of the old map, where the new one has no districts.
        return meant(rows, reading.field(Reading.DISTRICT_CODE).isPresent(), day)
                .map(province -> new Named(
                        province, Reading.PROVINCE_CODE, 0, code.orElse("").length(), 0, "province.code-field", true));
    }

    /** First step: the era of the name picks the row. Second: its successors lead to the day. */
    private Optional<Province> meant(List<Province> rows, boolean former, LocalDate day) {
        Comparator<Province> latest =
                Comparator.comparing(row -> row.validity().until().orElse(LocalDate.MAX));
        List<Province> past = rows.stream()
                .filter(row ->
                        row.validity().until().map(end -> !day.isBefore(end)).orElse(false))
                .toList();
        Optional<Province> today =
                rows.stream().filter(row -> row.validity().on(day)).findFirst();
        Optional<Province> row =
                former || today.isEmpty() ? past.stream().max(latest).or(() -> today) : today;
        return row.flatMap(province -> territory.asOf(province, day));
    }

    private String rule(String field, Found found, Name name, Optional<Word> kind, Optional<Word> former) {
        FoldedText text = found.text();
        int end = former.map(Word::to).orElse(name.to());
        boolean closed = text.breakBefore(end) >= FoldedText.DASH;
        if (field.equals(Reading.PROVINCE)) {
            return "province.field";
        }
        if (kind.isPresent() || name.is(ProvinceAlias.Kind.FULL)) {
            return "province.named-with-kind";
        }
        // Without accents "cu" may be another word, unless the phrase ends there.
        if (former.isPresent() && (closed || text.signature(former.get().to() - 1) != 0)) {
            return "province.named-as-former";
        }
        boolean opened = text.breakBefore(name.from()) >= FoldedText.DASH;
        if (opened && closed && inAddress(field, found, name, end)) {
            return "province.ends-address";
        }
        boolean afterTown = opened && hasUnit(found, segmentStart(text, name.from() - 1), name.from(), TOWNS);
        return afterTown ? AFTER_TOWN : "province.mentioned";
    }

    /** Whether what stands before the name, up to the last comma, is a smaller place that the province belongs to. */
    private static boolean inAddress(String field, Found found, Name name, int end) {
        FoldedText text = found.text();
        boolean address = field.equals(Reading.ADDRESS);
        if (name.from() == 0) {
            return address && end == text.count();
        }
        if (text.breakBefore(name.from()) == FoldedText.SENTENCE && !address) {
            return false;
        }
        int start = segmentStart(text, name.from() - 1);
        if (hasUnit(found, start, name.from(), TOWNS)) {
            return true;
        }
        boolean last = text.breakBefore(end) == FoldedText.SENTENCE || address;
        boolean street = hasUnit(found, start, name.from(), STREETS) || hasDigit(text, start, name.from());
        if (street) {
            // Cities have streets; the last word of a street's address in a province may be a commune.
            return name.city() && last;
        }
        if (address) {
            return true;
        }
        boolean sameSentence = start > 0 && text.breakBefore(start) < FoldedText.SENTENCE;
        return last && sameSentence && hasUnit(found, segmentStart(text, start - 1), start, TOWNS);
    }

    private static int segmentStart(FoldedText text, int word) {
        int start = word;
        while (start > 0 && text.breakBefore(start) < FoldedText.COMMA) {
            start--;
        }
        return start;
    }

    private static boolean hasUnit(Found found, int from, int to, Set<String> levels) {
        return found.words().stream()
                .anyMatch(word -> word.is(Kind.UNIT)
                        && word.from() >= from
                        && word.to() <= to
                        && levels.contains(word.phrase().code())
                        && believable(found.text(), word));
    }

    private static boolean hasDigit(FoldedText text, int from, int to) {
        for (int word = from; word < to; word++) {
            if (text.digit(word)) {
                return true;
            }
        }
        return false;
    }

    /** The longest kind word that ends where the name begins. */
    private static Optional<Word> kindBefore(Found found, int from) {
        if (found.text().breakBefore(from) != FoldedText.JOINED) {
            return Optional.empty();
        }
        return found.words().stream()
                .filter(word -> word.is(Kind.UNIT) && word.to() == from && believable(found.text(), word))
                .min(Comparator.comparingInt(Word::from));
    }

    /** A single letter is an abbreviation only with its full stop. */
    static boolean believable(FoldedText text, Word word) {
        int last = word.to() - 1;
        boolean single = word.to() - word.from() == 1 && text.end(last) - text.start(last) == 1;
        return !single || text.dotted(last);
    }

    private static boolean whereabouts(Found found, Name name) {
        for (Word word : found.of(Kind.WHEREABOUTS)) {
            boolean sameSentence =
                    found.text().sentence(word.from()) == found.text().sentence(name.from());
            boolean near = word.to() <= name.from() && name.from() - word.to() <= NEAR;
            if (sameSentence && (word.phrase().code().equals("SENTENCE") || near)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allCapitals(FoldedText text, Name name) {
        for (int word = name.from(); word < name.to(); word++) {
            if (!text.capitals(word)) {
                return false;
            }
        }
        return true;
    }

    /** Where the words say that the trouble may be where somebody else lives. */
    static List<Word> elsewhere(Found found) {
        FoldedText text = found.text();
        return found.of(Kind.ELSEWHERE).stream()
                .filter(word -> {
                    int last = word.to() - 1;
                    boolean here = found.of(Kind.HERE).stream().anyMatch(other -> other.from() == last);
                    boolean goesOn = word.to() < text.count() && text.breakBefore(word.to()) == FoldedText.JOINED;
                    return word.phrase().code().equals("AWAY") || !here && goesOn;
                })
                .toList();
    }

    /** Whether the name says where that somebody lives: it follows in the same sentence. */
    static boolean namedIn(Found found, List<Word> elsewhere, Named named) {
        return elsewhere.stream()
                .anyMatch(word -> found.text().sentence(word.from()) == named.sentence()
                        && found.text().to(word.to() - 1) <= named.from());
    }

    /** Whether a town or district is named with its kind, other than by a province's name. */
    static boolean namesTown(Found found) {
        FoldedText text = found.text();
        for (Word word : found.of(Kind.UNIT)) {
            Phrase phrase = word.phrase();
            boolean town = phrase.code().equals("DISTRICT") || phrase.code().equals("CITY");
            if (town
                    && believable(text, word)
                    && word.to() < text.count()
                    && text.breakBefore(word.to()) == FoldedText.JOINED
                    && found.names().stream().noneMatch(name -> name.from() == word.to())) {
                return true;
            }
        }
        return false;
    }
}
