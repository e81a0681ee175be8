package io.motcua.understanding;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.motcua.profile.OldPrefix;
import io.motcua.profile.Profile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds people's telephone numbers as they write them: with the country's code or without, with blanks, dots, dashes and
 * brackets, with beginnings of before the last changes of the numbering plan. Hotlines and short codes are nobody's number,
 * and what is part of a customer code is none. Safe for use by many threads.
 */
final class PhoneNumbers {
    /** The most numbers that are read from one text. */
    private static final int MOST = 8;
    /** How often one text is tried: a text of nothing but digits has no end of possible numbers. */
    private static final int TRIES = 200;

    private static final int FEWEST_DIGITS = 9;
    private static final int MOST_DIGITS = 15;
    /** How many characters may stand between two groups of digits. */
    private static final int SEPARATORS = 3;
    /** The most groups of digits that a number is written in. */
    private static final int GROUPS = 7;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final Set<String> hotlines = new HashSet<>();
    private final List<OldPrefix> oldPrefixes;
    private final String region;
    private final String country;
    private final CustomerCodeReader codes;
    private final SpokenSymbols spoken;

    /**
     * A number.
     *
     * @param e164 with a plus and the country code
     * @param domestic whether it is of the profile's country
     * @param areaCode what a landline of the country begins with, as dialled within it
     * @param from the first character in the field's text
     * @param to the character after the last
     */
    record Found(
            String e164, boolean mobile, boolean domestic, Optional<String> areaCode, String field, int from, int to) {}

    PhoneNumbers(Profile profile) {
        profile.utilities().values().forEach(utility -> hotlines.add(digits(utility.hotline())));
        profile.accountsOf("hotline").forEach(account -> hotlines.add(digits(account)));
        this.oldPrefixes = profile.oldPrefixes();
        this.region = profile.phoneRegion();
        this.country = String.valueOf(numbers.getCountryCodeForRegion(region));
        this.codes = new CustomerCodeReader(profile);
        this.spoken = new SpokenSymbols(profile);
    }

    /** The number that a field of its own holds. */
    Optional<Found> alone(String text, String field) {
        return number(text, field, 0, text.length());
    }

    /** The numbers in a text, in its order, and behind them those that were said in words. */
    List<Found> in(String text, String field) {
        List<Found> found = new ArrayList<>();
        List<CustomerCodeReader.Found> taken = codes.find(text);
        int tries = 0;
        int i = 0;
        while (i < text.length() && found.size() < MOST && tries < TRIES) {
            int start = i;
            Optional<CustomerCodeReader.Found> code = taken.stream()
                    .filter(other -> start >= other.from() && start < other.to())
                    .findFirst();
            if (code.isPresent()) {
                i = code.get().to();
            } else if (begins(text, i)) {
                List<Integer> ends = ends(text, i);
                int end = i;
                for (int g = ends.size() - 1; g >= 0 && end == i; g--) {
                    String candidate = text.substring(i, ends.get(g));
                    int count = digits(candidate).length();
                    if (count >= FEWEST_DIGITS && count <= MOST_DIGITS) {
                        tries++;
                        Optional<Found> number = number(candidate, field, i, ends.get(g));
                        number.ifPresent(found::add);
                        end = number.isPresent() ? ends.get(g) : end;
                    }
                }
                i = Math.max(end, ends.isEmpty() ? i + 1 : ends.get(0));
            } else {
                i++;
            }
        }
        for (SpokenSymbols.Run run : found.size() < MOST ? spoken.in(text) : List.<SpokenSymbols.Run>of()) {
            number(run.symbols(), field, run.from(), run.to()).ifPresent(found::add);
        }
        return found;
    }

    private boolean begins(String text, int at) {
        char c = text.charAt(at);
        boolean zero = c == '0' || letterO(text, at);
        boolean begins = zero
                || c == '+' && at + 1 < text.length() && digit(text.charAt(at + 1))
                || text.startsWith(country, at);
        if (!begins || at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
            return begins;
        }
        // Behind a word without a blank only a whole mobile number in one piece is believed.
        return c == '0' && !digit(text.charAt(at - 1)) && run(text, at) == 10 && !codes.begins(text, at);
    }

    /** Whether an O stands for the zero that a number begins with. */
    private static boolean letterO(String text, int at) {
        return (text.charAt(at) == 'O' || text.charAt(at) == 'o')
                && at + 2 < text.length()
                && digit(text.charAt(at + 1))
                && (digit(text.charAt(at + 2)) || "oO".indexOf(text.charAt(at + 2)) >= 0);
    }

    /** Whether a group of three letters O or more stands there, for as many zeros. */
    private static boolean lettersO(String text, int at) {
        int to = at;
        while (to < text.length() && to - at <= GROUPS && (text.charAt(to) == 'O' || text.charAt(to) == 'o')) {
            to++;
        }
        return to - at >= 3 && (to == text.length() || !Character.isLetter(text.charAt(to)));
    }

    private static int run(String text, int from) {
        int to = from;
        while (to < text.length() && to - from <= MOST_DIGITS && digit(text.charAt(to))) {
            to++;
        }
        return to - from;
    }

    /** Where the groups of digits end that may make a number from there on. */
    private static List<Integer> ends(String text, int start) {
        List<Integer> ends = new ArrayList<>();
        int digits = 0;
        int last = start;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean o = (c == 'O' || c == 'o') && (i == start || i == last || lettersO(text, i));
            if (digit(c) || o) {
                if (i > last && digits > 0) {
                    ends.add(last);
                }
                if (++digits > MOST_DIGITS || ends.size() > GROUPS) {
                    return ends;
                }
                last = i + 1;
            } else if (" .-()\u00A0\u2013".indexOf(c) < 0 && !(i == start && c == '+') || i >= last + SEPARATORS) {
                break;
            }
        }
        if (digits > 0) {
            ends.add(last);
        }
        return ends;
    }

    private Optional<Found> number(String text, String field, int from, int to) {
        String digits = digits(text);
        if (digits.length() < FEWEST_DIGITS || digits.length() > MOST_DIGITS || hotlines.contains(digits)) {
            return Optional.empty();
        }
        String typed = (text.stripLeading().startsWith("+") ? "+" : "") + digits;
        // "+84 (0)90 …": the zero is dialled only within the country.
        typed = typed.startsWith("+" + country + "0") ? "+" + country + typed.substring(country.length() + 2) : typed;
        typed = typed.startsWith("00" + country) ? "+" + digits.substring(2) : typed;
        boolean withCountry = typed.startsWith(country) && digits.length() >= 11;
        Optional<Found> found = parse(withCountry ? "+" + typed : typed, field, from, to);
        if (found.isPresent()) {
            return found;
        }
        String national = typed.startsWith("+" + country) || withCountry
                ? "0"
                        + digits.substring(digits.indexOf(country) + country.length())
                                .replaceFirst("^0", "")
                : digits;
        return oldPrefixes.stream()
                .filter(prefix -> national.length() == prefix.digits() && national.startsWith(prefix.from()))
                .flatMap(prefix ->
                        parse(prefix.to() + national.substring(prefix.from().length()), field, from, to).stream())
                .findFirst();
    }

    private Optional<Found> parse(String typed, String field, int from, int to) {
        try {
            PhoneNumber number = numbers.parse(typed, region);
            PhoneNumberType type = numbers.getNumberType(number);
            boolean mobile = type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
            if (!mobile && type != PhoneNumberType.FIXED_LINE) {
                return Optional.empty();
            }
            boolean domestic = String.valueOf(number.getCountryCode()).equals(country);
            return Optional.of(new Found(
                    numbers.format(number, PhoneNumberFormat.E164),
                    mobile,
                    domestic,
                    domestic && !mobile ? areaCode(number) : Optional.empty(),
                    field,
                    from,
                    to));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private Optional<String> areaCode(PhoneNumber number) {
        int length = numbers.getLengthOfGeographicalAreaCode(number);
        String national = numbers.getNationalSignificantNumber(number);
        return length == 0 ? Optional.empty() : Optional.of("0" + national.substring(0, length));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length() && digits.length() <= MOST_DIGITS + 1; i++) {
            char c = text.charAt(i);
            if (digit(c)) {
                digits.append(c);
            } else if (c == 'O' || c == 'o') {
                digits.append('0');
            }
        }
        return digits.toString();
    }
}
