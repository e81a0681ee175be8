package io.motcua.understanding;

import io.motcua.Priority;
import io.motcua.held.MendField;
import io.motcua.profile.Phrase;
import io.motcua.profile.Profile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks what a person says against the profile's tables. Safe for use by many threads. */
final class SaidCheck {
    private static final int LINE = 500;
    private static final int TEXT = 20_000;

    private final Profile profile;
    private final PhoneReader phones;
    private final CustomerCodeReader codes;

    SaidCheck(Profile profile, PhoneReader phones) {
        this.profile = profile;
        this.phones = phones;
        this.codes = new CustomerCodeReader(profile);
    }

    String checked(MendField field, String written, Instant asOf) {
        String value = written.strip();
        LocalDate day = asOf.atZone(profile.timeZone()).toLocalDate();
        return switch (field) {
            case SERVICE_CODE ->
                oneOf(field, value.toUpperCase(Locale.ROOT), profile.services().keySet());
            case CUSTOMER_CODE -> customerCode(value);
            case PHONE -> phone(value);
            case NAME, ADDRESS -> text(field, value, LINE);
            case DESCRIPTION -> text(field, value, TEXT);
            case PROVINCE_CODE ->
                known(field, value, profile.territory().province(value, day).isPresent(), day);
            case COMMUNE_CODE ->
                known(field, value, profile.territory().commune(value, day).isPresent(), day);
            case PRIORITY ->
                oneOf(
                        field,
                        value.toUpperCase(Locale.ROOT),
                        Arrays.stream(Priority.values())
                                .map(Priority::name)
                                .collect(Collectors.toCollection(TreeSet::new)));
            case HAZARDS -> hazards(value.toUpperCase(Locale.ROOT));
        };
    }

    private String hazards(String value) {
        Set<String> known = profile.phrases().stream()
                .filter(phrase -> phrase.kind() == Phrase.Kind.HAZARD || phrase.kind() == Phrase.Kind.LIFE_SUPPORT)
                .map(Phrase::code)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> given = Arrays.stream(value.split("[,\\s]+"))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        if (given.isEmpty()) {
            throw new IllegalArgumentException(
                    "hazards: nothing was given; to say that there is no danger, set priority");
        }
        given.forEach(code -> oneOf(MendField.HAZARDS, code, known));
        return String.join(",", given);
    }

    private String customerCode(String value) {
        List<CustomerCodeReader.Found> found = codes.find(value);
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "customerCode: found " + found.size() + " customer codes in it; give one of "
                            + profile.codeShape().length() + " characters");
        }
        return found.get(0).code();
    }

    private String phone(String value) {
        return phones.find(Reading.builder().field(Reading.PHONE, value).build())
                .map(PhoneNumbers.Found::e164)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "phone: no telephone number of a person; give it with its area code, or with + and the country's"));
    }

    private static String text(MendField field, String value, int most) {
        boolean control = value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
        if (value.isEmpty() || value.length() > most || control) {
            throw new IllegalArgumentException(
                    field.written() + ": give 1 to " + most + " characters without control characters");
        }
        return value;
    }

    private static String known(MendField field, String value, boolean known, LocalDate day) {
        if (!known) {
            throw new IllegalArgumentException(
                    field.written() + ": the profile has no such code on " + day + "; its tables say which there are");
        }
        return value;
    }

    private static String oneOf(MendField field, String value, Set<String> known) {
        if (!known.contains(value)) {
            throw new IllegalArgumentException(field.written() + ": found '"
                    + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + "'; give one of "
                    + String.join(", ", new TreeSet<>(known)));
        }
        return value;
    }
}
