package io.motcua.understanding;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.understanding.PhraseIndex.Match;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the number to call back: one that the words ask to call, else that of the telephone field, else another in the
 * words. Hotlines and short codes are nobody's number. A mobile goes before a landline.
 */
final class PhoneReader {
    /** How many words may stand between "call" and the number. */
    private static final int NEAR = 5;
    /** The most numbers that are read from one text. */
    private static final int MOST = 8;

    private final Profile profile;
    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final Set<String> hotlines = new HashSet<>();
    private final List<Phrase> phrases;
    private final PhraseIndex index;

    /**
     * A number.
     *
     * @param e164 with a plus and the country code
     */
    record Found(String e164, boolean mobile, String field, int from, int to) {}

    PhoneReader(Profile profile) {
        this.profile = profile;
        profile.utilities().values().forEach(utility -> hotlines.add(digits(utility.hotline())));
        this.phrases = profile.phrases().stream()
                .filter(phrase -> EnumSet.of(Kind.CALL_BACK, Kind.DO_NOT_CALL).contains(phrase.kind()))
                .toList();
        this.index = new PhraseIndex(phrases.stream().map(Phrase::text).toList(), true);
    }

    Optional<Found> find(Reading reading) {
        Optional<Found> own =
                reading.field(Reading.PHONE).flatMap(text -> number(text, Reading.PHONE, 0, text.length()));
        List<Found> inWords = inWords(reading.description());
        if (inWords.isEmpty()) {
            return own;
        }
        FoldedText text = FoldedText.of(reading.description());
        List<Match> matches = index.find(text);
        List<Found> callable = new ArrayList<>();
        List<Found> asked = new ArrayList<>();
        for (Found found : inWords) {
            Optional<Kind> cue = cue(found, text, matches);
            if (cue.filter(Kind.DO_NOT_CALL::equals).isEmpty()) {
                callable.add(found);
            }
            if (cue.filter(Kind.CALL_BACK::equals).isPresent()) {
                asked.add(found);
            }
        }
        boolean ownAmongThem = own.filter(
                        o -> inWords.stream().anyMatch(f -> f.e164().equals(o.e164())))
                .isPresent();
        if (!asked.isEmpty() && !ownAmongThem) {
            return Optional.of(mobileFirst(asked));
        }
        if (own.isPresent() || callable.isEmpty()) {
            return own;
        }
        return Optional.of(mobileFirst(callable));
    }

    private static Found mobileFirst(List<Found> found) {
        return found.stream().filter(Found::mobile).findFirst().orElse(found.get(0));
    }

    private Optional<Kind> cue(Found found, FoldedText text, List<Match> matches) {
        int at = 0;
        while (at < text.count() && text.from(at) < found.from()) {
            at++;
        }
        Optional<Kind> nearest = Optional.empty();
        int best = -1;
        for (Match match : matches) {
            boolean near = match.to() <= at
                    && at - match.to() <= NEAR
                    && at < text.count()
                    && text.sentence(match.from()) == text.sentence(at);
            Kind kind = phrases.get(match.phrase()).kind();
            // "Do not call" contains "call": of two that end alike, the refusal counts.
            if (near && (match.to() > best || match.to() == best && kind == Kind.DO_NOT_CALL)) {
                best = match.to();
                nearest = Optional.of(kind);
            }
        }
        return nearest;
    }

    private List<Found> inWords(String text) {
        List<Found> found = new ArrayList<>();
        int i = 0;
        while (i < text.length() && found.size() < MOST) {
            char c = text.charAt(i);
            boolean begins =
                    (c == '0' || c == '+' || c == '8') && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)));
            int end = begins ? end(text, i) : i + 1;
            if (begins && end - i >= 9) {
                number(text.substring(i, end), Reading.DESCRIPTION, i, end).ifPresent(found::add);
            }
            i = Math.max(end, i + 1);
        }
        return found;
    }

    /** The end of the digits that begin here, over single separators, but no more digits than a number has. */
    private static int end(String text, int start) {
        int digits = 0;
        int end = start;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (++digits > 12) {
                    break;
                }
                end = i + 1;
            } else if (" .-".indexOf(c) < 0 && !(i == start && c == '+') || i > end + 1) {
                break;
            }
        }
        return end;
    }

    private Optional<Found> number(String text, String field, int from, int to) {
        String digits = digits(text);
        if (digits.length() < 9 || digits.length() > 15 || hotlines.contains(digits)) {
            return Optional.empty();
        }
        try {
            boolean withCountry = digits.startsWith("84") && digits.length() >= 11 && !text.startsWith("+");
            PhoneNumber number = numbers.parse(withCountry ? "+" + digits : text, profile.phoneRegion());
            PhoneNumberType type = numbers.getNumberType(number);
            boolean mobile = type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
            return mobile || type == PhoneNumberType.FIXED_LINE
                    ? Optional.of(new Found(numbers.format(number, PhoneNumberFormat.E164), mobile, field, from, to))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length() && digits.length() <= 16; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }
}
