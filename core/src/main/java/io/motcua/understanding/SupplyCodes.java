package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.understanding.Cues.Cue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which of the customer codes in a reading are of the requester's own supply: the one in the field, those in the
 * words that are not said to be another person's, and where there are none, those in what is only quoted. Safe for use by
 * many threads.
 */
final class SupplyCodes {
    /** How many words after "my neighbour's" a code is the neighbour's. */
    private static final int NEAR = 7;
    /** How many words after a code it may be said whose it is. */
    private static final int BEHIND = 4;

    private final CustomerCodeReader reader;
    private final Cues cues;
    private final int unitLength;

    /**
     * A code of the requester's.
     *
     * @param code as normalised
     * @param usagePoint with the metering point's digits, if they were given
     * @param verified whether its managing unit is one that the profile knows
     */
    record SupplyCode(String code, Optional<String> usagePoint, boolean verified, Evidence evidence) {}

    SupplyCodes(Profile profile) {
        this.reader = new CustomerCodeReader(profile);
        this.cues = new Cues(profile, Kind.OTHER_SUPPLY, Kind.OWN_SUPPLY, Kind.SHARED_SUPPLY);
        this.unitLength = profile.codeShape().unitLength();
    }

    /** The requester's codes, the surest first. */
    List<SupplyCode> of(Reading reading) {
        Map<String, SupplyCode> found = new LinkedHashMap<>();
        FoldedText text = FoldedText.of(reading.description());
        List<CustomerCodeReader.Found> inWords = reader.find(reading.description());
        List<CustomerCodeReader.Found> inField =
                reader.find(reading.field(Reading.CUSTOMER_CODE).orElse(""));
        boolean any = !inWords.isEmpty() || !inField.isEmpty();
        List<Cue> around = any ? cues.in(text) : List.of();
        List<CustomerCodeReader.Found> own = inWords.stream()
                .filter(code -> own(code, text, around, inWords))
                .toList();
        boolean fieldDenied = around.stream().anyMatch(cue -> cue.is(Kind.OTHER_SUPPLY, "FIELD"));
        if (!fieldDenied) {
            inField.stream()
                    .filter(code -> !othersInWords(code, inWords, own))
                    .forEach(
                            code -> found.putIfAbsent(code.code(), code(code, Reading.CUSTOMER_CODE, "code.field", 1)));
        }
        own.forEach(code -> found.putIfAbsent(code.code(), code(code, Reading.DESCRIPTION, "code.in-words", 0.9)));
        if (found.isEmpty()) {
            reader.find(reading.field(Reading.QUOTED).orElse(""))
                    .forEach(code -> found.putIfAbsent(code.code(), code(code, Reading.QUOTED, "code.quoted", 0.7)));
        }
        return List.copyOf(found.values());
    }

    private SupplyCode code(CustomerCodeReader.Found found, String field, String rule, double confidence) {
        Evidence evidence = new Evidence(
                Evidence.CUSTOMER_CODE,
                found.code().substring(0, unitLength),
                new Evidence.Source(field, found.from(), found.to()),
                rule,
                found.known() ? confidence : confidence * 0.9);
        return new SupplyCode(found.code(), found.usagePoint(), found.known(), evidence);
    }

    /** Whether the words repeat the field's code and say that it is another's. */
    private static boolean othersInWords(
            CustomerCodeReader.Found field,
            List<CustomerCodeReader.Found> inWords,
            List<CustomerCodeReader.Found> own) {
        return inWords.stream().anyMatch(code -> code.code().equals(field.code()))
                && own.stream().noneMatch(code -> code.code().equals(field.code()));
    }

    private static boolean own(
            CustomerCodeReader.Found code, FoldedText text, List<Cue> around, List<CustomerCodeReader.Found> all) {
        int first = Cues.wordAt(text, code.from());
        int last = Cues.wordAt(text, code.to());
        Cue nearest = null;
        for (Cue cue : around) {
            if (cue.is(Kind.OTHER_SUPPLY, "BEHIND")
                    && Cues.behind(text, cue, last, BEHIND)
                    && !between(all, code.to(), text.from(cue.from()))) {
                return false;
            }
            boolean near = Cues.before(text, cue, first, NEAR) && !between(all, text.to(cue.to() - 1), code.from());
            if (near && speaks(cue, text, around, first) && (nearest == null || cue.to() >= nearest.to())) {
                // Of two that end alike the longer counts: it is the first of them.
                nearest = nearest != null && cue.to() == nearest.to() && cue.from() >= nearest.from() ? nearest : cue;
            }
        }
        return nearest == null || nearest.is(Kind.OWN_SUPPLY) || text.comma(nearest.to(), first);
    }

    private static boolean speaks(Cue cue, FoldedText text, List<Cue> around, int word) {
        if (cue.is(Kind.OWN_SUPPLY)) {
            return true;
        }
        if (!cue.is(Kind.OTHER_SUPPLY)) {
            return false;
        }
        return switch (cue.phrase().code()) {
            case "NAMED" -> cue.to() < word && !text.capitals(cue.from()) && text.likeAName(cue.to());
            case "KIN" -> around.stream().anyMatch(other -> other.is(Kind.SHARED_SUPPLY));
            case "BEHIND", "FIELD" -> false;
            default -> true;
        };
    }

    /** Another code stands between: the words are about that one. */
    private static boolean between(List<CustomerCodeReader.Found> codes, int from, int to) {
        return codes.stream().anyMatch(code -> code.from() >= from && code.to() <= to);
    }
}
