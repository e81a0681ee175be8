package io.motcua.gateway.report;

import io.motcua.Reference;
import io.motcua.held.By;
import io.motcua.held.Mend;
import io.motcua.held.MendField;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be done about a held request, as the operator port takes it.
 *
 * @param fields to {@code set}
 * @param utility to {@code assign}
 * @param into to {@code merge}
 * @param anew to {@code send}
 * @param by who does it
 * @param because why
 */
public record MendOrder(
        Map<String, String> fields,
        Optional<String> utility,
        Optional<String> into,
        boolean anew,
        String by,
        Optional<String> because) {

    /** What can be done, as paths and commands name it. */
    public enum Action {
        SET,
        ASSIGN,
        SEND,
        MERGE,
        IGNORE;

        /** The action of this name, in small letters. */
        public static Optional<Action> named(String name) {
            return Arrays.stream(values())
                    .filter(action -> action.path().equals(name))
                    .findFirst();
        }

        /** In small letters. */
        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An order that leaves out the values, which may be a citizen's. */
    @Override
    public String toString() {
        return "MendOrder[by " + by + "]";
    }

    /**
     * Who does it, and why.
     *
     * @throws IllegalArgumentException if nobody is named, or not fit to be written down
     */
    public By who() {
        return new By(by == null ? "" : by, because);
    }

    /**
     * The mend of this order.
     *
     * @throws IllegalArgumentException if something that it needs is missing or wrong; the message says what
     */
    public Mend mend(Action action) {
        return switch (action) {
            case SET -> new Mend.SetFields(named());
            case ASSIGN -> new Mend.AssignRegion(utility.orElseThrow(() -> missing("utility")));
            case SEND -> new Mend.SendOn(anew);
            case MERGE ->
                new Mend.MergeInto(
                        into.flatMap(Reference::parse).orElseThrow(() -> missing("reference to merge into")));
            case IGNORE -> new Mend.Ignore();
        };
    }

    private Map<MendField, String> named() {
        Map<MendField, String> named = new EnumMap<>(MendField.class);
        (fields == null ? Map.<String, String>of() : fields).forEach((name, value) -> {
            MendField field = MendField.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("There is no field '"
                            + Neutral.line(name.length() > 40 ? name.substring(0, 40) + "…" : name) + "'; there are "
                            + Arrays.stream(MendField.values())
                                    .map(MendField::written)
                                    .collect(Collectors.joining(", "))));
            named.put(field, value);
        });
        return named;
    }

    private static IllegalArgumentException missing(String what) {
        return new IllegalArgumentException("The " + what + " is missing, or was misread");
    }
}
