package io.motcua.understanding;

import io.motcua.profile.CodeShape;
import io.motcua.profile.Profile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds customer codes as people write them: any case, with blanks, dots and dashes, with the digits of the metering
 * point behind, with O for 0 and I or l for 1. A code that is too short, or of no known prefix, is none.
 */
final class CustomerCodeReader {
    /** The most separators that may stand between two characters of a code. */
    private static final int SEPARATORS = 2;
    /** How many characters a piece behind a broken serial has at least. */
    private static final int PIECE = 3;
    /** The most codes that are read from one text. */
    private static final int MOST = 8;

    private final Profile profile;
    private final CodeShape shape;
    private final Set<String> letteredFamilies = new HashSet<>();
    private final SpokenSymbols spoken;

    /**
     * A code that was found.
     *
     * @param code as normalised
     * @param usagePoint the code with the metering point's digits, if they were given
     * @param known whether its managing unit is one of the profile's
     * @param from the first character in the text
     * @param to the character after the last
     */
    record Found(String code, Optional<String> usagePoint, boolean known, int from, int to) {}

    CustomerCodeReader(Profile profile) {
        this.profile = profile;
        this.shape = profile.codeShape();
        this.spoken = new SpokenSymbols(profile);
        for (String unit : profile.units().keySet()) {
            boolean whole = unit.length() == shape.unitLength();
            if (whole && !digit(unit.charAt(unit.length() - 1)) && !digit(unit.charAt(unit.length() - 2))) {
                profile.customerCodes().prefix(unit).ifPresent(letteredFamilies::add);
            }
        }
    }

    /** The codes in a text, in its order, and behind them those that were said in words; each once. */
    List<Found> find(String text) {
        List<Found> found = typed(text);
        for (SpokenSymbols.Run run : found.size() < MOST ? spoken.in(text) : List.<SpokenSymbols.Run>of()) {
            for (Found said : typed(run.symbols())) {
                if (found.stream().noneMatch(other -> other.code().equals(said.code()))) {
                    found.add(new Found(said.code(), said.usagePoint(), said.known(), run.from(), run.to()));
                }
            }
        }
        return found;
    }

    /** Whether what stands before this character is the head of a code, whole or not. */
    boolean begins(String text, int at) {
        boolean word = at == 2 || at > 2 && !Character.isLetterOrDigit(text.charAt(at - 3));
        return word
                && profile.customerCodes()
                        .prefix(upper(text.substring(at - 2, at)))
                        .isPresent();
    }

    private List<Found> typed(String text) {
        List<Found> found = new ArrayList<>();
        char[] typed = new char[shape.length() + shape.usagePointSuffixLength()];
        for (int i = 0; i < text.length() && found.size() < MOST; i++) {
            if (!letter(text.charAt(i)) || i > 0 && Character.isLetterOrDigit(text.charAt(i - 1))) {
                continue;
            }
            Optional<Found> code = at(text, i, typed);
            if (code.isPresent()) {
                Found one = code.get();
                if (found.stream().noneMatch(other -> other.code().equals(one.code()))) {
                    found.add(one);
                }
                i = one.to() - 1;
            }
        }
        return found;
    }

    private Optional<Found> at(String text, int start, char[] typed) {
        int count = 0;
        int gaps = 0;
        // Bit n is set if a separator stands before the n-th character.
        long broken = 0;
        int end = start;
        int endOfCode = start;
        int i = start;
        for (; i < text.length() && count < typed.length; i++) {
            char c = text.charAt(i);
            if (letter(c) || digit(c)) {
                broken |= gaps > 0 ? 1L << count : 0;
                gaps = 0;
                typed[count++] = c;
                end = i + 1;
                endOfCode = count == shape.length() ? end : endOfCode;
                if (count == 2 && profile.customerCodes().prefix(head(typed)).isEmpty()) {
                    return Optional.empty();
                }
            } else if (separator(c, count) && gaps < SEPARATORS) {
                gaps++;
            } else {
                break;
            }
        }
        int length = shape.length();
        if (count < length || !wholeWords(broken, count) || telephone(typed, broken, count)) {
            return Optional.empty();
        }
        Optional<String> suffix = Optional.empty();
        boolean more = i < text.length() && gaps == 0 && Character.isLetterOrDigit(text.charAt(i));
        boolean adjacent = count > length && (broken >> length & 1) == 0;
        if (count == typed.length && !more && digits(typed, length, adjacent)) {
            suffix = Optional.of(new String(typed, length, count - length));
        } else if (adjacent && (digit(typed[length]) || lookalike(typed[length]) != typed[length])) {
            // The digits go on: this is a longer number, not a code.
            return Optional.empty();
        }
        Optional<String> code = normalise(new String(typed, 0, length));
        int last = suffix.isPresent() ? end : endOfCode;
        Optional<String> tail = suffix;
        return code.map(value -> new Found(
                value, tail.map(digits -> value + digits), known(value.substring(0, shape.unitLength())), start, last));
    }

    /**
     * If the first word reaches into the serial it must hold all of it, or all that is missing must follow in one piece:
     * else two numbers would be taken for one.
     */
    private boolean wholeWords(long broken, int count) {
        long breaks = broken & (1L << shape.length()) - 1;
        long firstBreak = breaks == 0 ? shape.length() : Long.numberOfTrailingZeros(breaks);
        boolean ends = count == shape.length() || (broken >> shape.length() & 1) == 1;
        boolean onePiece = Long.bitCount(breaks) == 1 && shape.length() - firstBreak >= PIECE && ends;
        return firstBreak <= shape.unitLength() || firstBreak >= shape.length() || onePiece;
    }

    /** Whether what would be the serial is rather a telephone number behind a code that is too short. */
    private boolean telephone(char[] typed, long broken, int count) {
        int at = shape.unitLength();
        boolean apart = (broken >> at & 1) == 1;
        int digits = at;
        while (digits < count && digit(typed[digits]) && (digits == at || (broken >> digits & 1) == 0)) {
            digits++;
        }
        return apart && digits - at > shape.length() - at && typed[at] == '0' && typed[at + 1] != '0';
    }

    /** Whether these are the digits of a metering point; when set apart, they are believed if they begin with zeros. */
    private boolean digits(char[] typed, int from, boolean adjacent) {
        for (int i = from; i < typed.length; i++) {
            if (!digit(typed[i])) {
                return false;
            }
        }
        return typed.length > from && (adjacent || typed[from] == '0' && typed[typed.length - 2] == '0');
    }

    private Optional<String> normalise(String typed) {
        StringBuilder serial = new StringBuilder();
        for (int i = shape.unitLength(); i < typed.length(); i++) {
            char c = lookalike(typed.charAt(i));
            if (!digit(c)) {
                return Optional.empty();
            }
            serial.append(c);
        }
        return unit(typed.substring(0, shape.unitLength()))
                .map(unit -> unit + serial)
                .filter(code -> shape.pattern().matcher(code).matches())
                .filter(code -> profile.customerCodes().prefix(code).isPresent());
    }

    /** The unit that was meant: a known one as typed, else a known one with digits for letters that look like them. */
    private Optional<String> unit(String typed) {
        String capitals = upper(typed);
        if (known(capitals)) {
            return Optional.of(capitals);
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 2; i < typed.length(); i++) {
            if (lookalike(typed.charAt(i)) != typed.charAt(i)) {
                places.add(i);
            }
        }
        StringBuilder all = new StringBuilder(capitals);
        for (int choice = 1; choice < 1 << places.size(); choice++) {
            StringBuilder candidate = new StringBuilder(capitals);
            for (int p = 0; p < places.size(); p++) {
                if ((choice >> p & 1) == 1) {
                    candidate.setCharAt(places.get(p), lookalike(typed.charAt(places.get(p))));
                }
            }
            if (known(candidate.toString())) {
                return Optional.of(candidate.toString());
            }
            all = candidate;
        }
        // The last candidate has all of them replaced. It is right where the units of the family are digits only.
        String digits = all.toString();
        boolean lettered = profile.customerCodes()
                .prefix(digits)
                .map(letteredFamilies::contains)
                .orElse(true);
        return Optional.of(lettered ? capitals : digits);
    }

    private boolean known(String unit) {
        for (int length = unit.length(); length > 2; length--) {
            if (profile.units().containsKey(unit.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    /** A line may end behind the unit, not within it: there one word would be joined to the next line's. */
    private boolean separator(char c, int count) {
        return " .-_\u00A0\u2013".indexOf(c) >= 0 || c == '\n' && count >= shape.unitLength();
    }

    private static String head(char[] typed) {
        return upper(new String(typed, 0, 2));
    }

    private static String upper(String text) {
        StringBuilder upper = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            upper.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
        }
        return upper.toString();
    }

    private static char lookalike(char c) {
        return switch (c) {
            case 'O', 'o' -> '0';
            case 'I', 'i', 'l' -> '1';
            default -> c;
        };
    }

    private static boolean letter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
