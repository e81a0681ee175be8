package io.motcua.understanding;

import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.understanding.Cues.Cue;
import io.motcua.understanding.PhoneNumbers.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the number to call back. A number in the words goes before the one that the channel set apart, one that the words
 * ask to call before one that only stands there, one in what is passed on before one in the note above it; what is quoted
 * serves when there is no other. Of equals a mobile goes before a landline. Who wants no call has no number. Safe for use by
 * many threads.
 */
final class PhoneReader {
    /** How many words may stand between "call" and the number. */
    private static final int NEAR = 5;
    /** How many may stand between the number and what is said of it behind it. */
    private static final int BEHIND = 4;
    /** What is no word for the number after it. */
    private static final Set<String> BESIDE = Set.of("ELSE", "BEHIND", "PREFER_BEHIND", "ALL", "END");

    /** How many words may stand between two numbers that are spoken of as one. */
    private static final int TOGETHER = 1;

    /** What the words say of a number, the strongest first. */
    private enum Role {
        PREFERRED,
        ASKED,
        GIVEN,
        FALLBACK,
        REFUSED
    }

    private final PhoneNumbers numbers;
    private final Cues cues;

    PhoneReader(Profile profile) {
        this.numbers = new PhoneNumbers(profile);
        this.cues = new Cues(profile, Kind.CALL_BACK, Kind.DO_NOT_CALL, Kind.OTHER_NUMBER);
    }

    Optional<Found> find(Reading reading) {
        Optional<Found> own = reading.field(Reading.PHONE).flatMap(text -> numbers.alone(text, Reading.PHONE));
        FoldedText text = FoldedText.of(reading.description());
        List<Cue> around = cues.in(text);
        List<Found> all = numbers.in(reading.description(), Reading.DESCRIPTION);
        Map<Role, List<Found>> byRole = roles(all, text, around);
        String sender = own.map(Found::e164).orElse("");
        boolean ownRefused =
                byRole.get(Role.REFUSED).stream().anyMatch(found -> found.e164().equals(sender));

        int passedOn = reading.description().length()
                - reading.field(Reading.PASSED_ON).map(String::length).orElse(0);
        for (Role role : List.of(Role.PREFERRED, Role.ASKED)) {
            Optional<Found> asked = best(byRole.get(role), sender, passedOn);
            if (asked.isPresent()) {
                return asked;
            }
        }
        if (around.stream().anyMatch(cue -> noCalls(cue, text, all))) {
            return Optional.empty();
        }
        if (own.isPresent() && !ownRefused && around.stream().anyMatch(cue -> cue.is(Kind.CALL_BACK, "SENDER"))) {
            return own;
        }
        return best(byRole.get(Role.GIVEN), sender, passedOn)
                .or(() -> own.filter(number -> !ownRefused))
                .or(() -> best(byRole.get(Role.FALLBACK), sender, passedOn))
                .or(() -> quoted(reading.field(Reading.QUOTED).orElse("")));
    }

    /** In what is quoted most numbers are those of others; only one that is called a number to call is believed. */
    private Optional<Found> quoted(String quoted) {
        List<Found> all = quoted.isEmpty() ? List.of() : numbers.in(quoted, Reading.QUOTED);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        FoldedText text = FoldedText.of(quoted);
        List<Cue> around = cues.in(text);
        List<Found> told = all.stream()
                .filter(found -> nearest(found, text, around, all)
                        .filter(cue -> cue.is(Kind.CALL_BACK))
                        .isPresent())
                .toList();
        return best(told, "", 0);
    }

    private static Optional<Found> best(List<Found> found, String sender, int passedOn) {
        Comparator<Found> order = Comparator.comparing((Found number) -> number.from() < passedOn)
                .thenComparing(number -> !number.e164().equals(sender))
                .thenComparing(number -> !number.domestic())
                .thenComparing(number -> !number.mobile())
                .thenComparing(Found::from);
        return found.stream().min(order);
    }

    private static Map<Role, List<Found>> roles(List<Found> all, FoldedText text, List<Cue> around) {
        Map<Role, List<Found>> byRole = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            byRole.put(role, new ArrayList<>());
        }
        Role before = Role.GIVEN;
        int end = -1;
        for (Found found : all) {
            int word = Cues.wordAt(text, found.from());
            Role role = role(found, text, around, all);
            boolean together = end >= 0 && word - end <= TOGETHER && text.sentence(word) == text.sentence(end - 1);
            if (together
                    && role == Role.GIVEN
                    && nearest(found, text, around, all).isEmpty()) {
                // "Call A or B" asks for both.
                role = before;
            }
            byRole.get(role).add(found);
            before = role;
            end = Cues.wordAt(text, found.to());
        }
        return byRole;
    }

    private static Role role(Found found, FoldedText text, List<Cue> around, List<Found> all) {
        int after = Cues.wordAt(text, found.to());
        Role behind = Role.GIVEN;
        for (Cue cue : around) {
            if (!Cues.behind(text, cue, after, BEHIND)
                    || between(all, found.to(), text.from(cue.from()))
                    || supposed(cue, around)) {
                continue;
            }
            boolean imperative = cue.is(Kind.DO_NOT_CALL, "")
                    && !text.comma(after, cue.from())
                    && all.stream().noneMatch(other -> reaches(cue, other, text, all, NEAR));
            if (imperative || cue.is(Kind.DO_NOT_CALL, "BEHIND")) {
                return Role.REFUSED;
            }
            behind = cue.is(Kind.CALL_BACK, "PREFER_BEHIND") ? Role.PREFERRED : behind;
        }
        Role said = nearest(found, text, around, all).map(PhoneReader::role).orElse(Role.GIVEN);
        if (said == Role.REFUSED || said == Role.PREFERRED) {
            return said;
        }
        boolean fallback = around.stream()
                .anyMatch(cue -> cue.is(Kind.CALL_BACK, "ELSE")
                        && !part(cue, around)
                        && reaches(cue, found, text, all, NEAR + 2));
        return behind == Role.PREFERRED ? behind : fallback ? Role.FALLBACK : said;
    }

    /** "If nobody answers" says nothing yet of the number before it. */
    private static boolean supposed(Cue cue, List<Cue> around) {
        return around.stream()
                .anyMatch(other ->
                        other.is(Kind.CALL_BACK, "ELSE") && other.from() <= cue.from() && other.to() >= cue.to());
    }

    /** Whether the words are part of longer ones: "if you cannot reach A" asks for A. */
    private static boolean part(Cue cue, List<Cue> around) {
        return around.stream()
                .anyMatch(other -> other.is(Kind.CALL_BACK, "") && other.from() <= cue.from() && other.to() > cue.to());
    }

    private static Role role(Cue cue) {
        if (cue.is(Kind.DO_NOT_CALL) || cue.is(Kind.OTHER_NUMBER)) {
            return Role.REFUSED;
        }
        return switch (cue.phrase().code()) {
            case "PREFER", "NEW" -> Role.PREFERRED;
            default -> Role.ASKED;
        };
    }

    /**
     * The last of the words before a number that speak of it. A word that only says "number" does not: but a hotline
     * before it is another number.
     */
    private static Optional<Cue> nearest(Found found, FoldedText text, List<Cue> around, List<Found> all) {
        Cue nearest = null;
        Cue label = null;
        int word = Cues.wordAt(text, found.from());
        for (Cue cue : around) {
            String code = cue.phrase().code();
            boolean direct = code.equals("NEXT") || code.equals("NEW");
            if (BESIDE.contains(code) || !reaches(cue, found, text, all, direct ? 0 : NEAR)) {
                continue;
            }
            if (code.equals("LABEL")) {
                label = cue;
            } else if (code.equals("SENDER") ? cue.to() == word : !ofSender(cue, around, word)) {
                boolean later = nearest == null
                        || cue.to() > nearest.to()
                        || cue.to() == nearest.to() && cue.from() < nearest.from();
                nearest = later ? cue : nearest;
            }
        }
        boolean other =
                nearest != null && label != null && nearest.is(Kind.OTHER_NUMBER) && label.from() > nearest.to();
        return other ? Optional.empty() : Optional.ofNullable(nearest);
    }

    /** "Call this number" asks for the sender's, not for one that is named further on. */
    private static boolean ofSender(Cue cue, List<Cue> around, int word) {
        return around.stream()
                .anyMatch(other -> other.is(Kind.CALL_BACK, "SENDER")
                        && other.to() < word
                        && other.from() <= cue.from()
                        && other.to() >= cue.to());
    }

    private static boolean reaches(Cue cue, Found found, FoldedText text, List<Found> all, int most) {
        return Cues.before(text, cue, Cues.wordAt(text, found.from()), most)
                && !between(all, text.to(cue.to() - 1), found.from());
    }

    /** Whether the words refuse every call: they say so, or "do not call" stands where no number is near. */
    private static boolean noCalls(Cue cue, FoldedText text, List<Found> all) {
        if (!cue.is(Kind.DO_NOT_CALL) || cue.is(Kind.DO_NOT_CALL, "BEHIND")) {
            return false;
        }
        if (cue.is(Kind.DO_NOT_CALL, "ALL")) {
            return true;
        }
        // "Không gọi điện." ends its clause and refuses, "không gọi điện báo trước" complains.
        boolean refuses = cue.is(Kind.DO_NOT_CALL, "") || text.breakBefore(cue.to()) >= FoldedText.COMMA;
        return refuses
                && all.stream()
                        .noneMatch(found -> reaches(cue, found, text, all, NEAR)
                                || Cues.behind(text, cue, Cues.wordAt(text, found.to()), BEHIND)
                                        && !text.comma(Cues.wordAt(text, found.to()), cue.from()));
    }

    private static boolean between(List<Found> all, int from, int to) {
        return all.stream().anyMatch(other -> other.from() >= from && other.to() <= to);
    }
}
