package io.motcua.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a JSON object may hold: its members by name, each with its type and limits. A member that is not named here is
 * refused, and so is one that comes twice. {@code null} counts as absent. Immutable.
 */
public final class JsonShape {
    private final Map<String, Member> members;
    private final List<Rule> rules;

    private JsonShape(Map<String, Member> members, List<Rule> rules) {
        this.members = Collections.unmodifiableMap(members);
        this.rules = List.copyOf(rules);
    }

    /** A shape that allows nothing yet. */
    public static Builder object() {
        return new Builder();
    }

    /** What a member holds. */
    enum Kind {
        TEXT,
        DATE_TIME,
        NUMBER,
        OBJECT
    }

    /**
     * One member.
     *
     * @param index counts from 0 in its object
     * @param min of a number
     * @param max of a number, or of a text's length in UTF-16 units
     */
    record Member(
            String name, int index, Kind kind, boolean required, double min, double max, Optional<JsonShape> shape) {}

    /** Members that depend on each other. */
    record Rule(boolean together, List<String> names) {}

    Map<String, Member> members() {
        return members;
    }

    List<Rule> rules() {
        return rules;
    }

    /** Builds a shape; not safe for use by several threads. */
    public static final class Builder {
        private final Map<String, Member> members = new LinkedHashMap<>();
        private final List<Rule> rules = new ArrayList<>();

        private Builder() {}

        /** A text that may be missing, of at most so many UTF-16 units. */
        public Builder text(String name, int maxLength) {
            return add(name, Kind.TEXT, false, 0, maxLength, Optional.empty());
        }

        /** A text that must be there; it may be empty. */
        public Builder requiredText(String name, int maxLength) {
            return add(name, Kind.TEXT, true, 0, maxLength, Optional.empty());
        }

        /** An instant with its offset, as RFC 3339 writes it; it may be missing. */
        public Builder dateTime(String name) {
            return add(name, Kind.DATE_TIME, false, 0, 40, Optional.empty());
        }

        /** A number in a closed range; it may be missing. */
        public Builder number(String name, double min, double max) {
            return add(name, Kind.NUMBER, false, min, max, Optional.empty());
        }

        /** An object; it may be missing. */
        public Builder object(String name, Builder shape) {
            return add(name, Kind.OBJECT, false, 0, 0, Optional.of(shape.build()));
        }

        /** All of these members or none. */
        public Builder together(String... names) {
            rules.add(new Rule(true, List.of(names)));
            return this;
        }

        /** At least one of these members. */
        public Builder atLeastOne(String... names) {
            rules.add(new Rule(false, List.of(names)));
            return this;
        }

        public JsonShape build() {
            return new JsonShape(new LinkedHashMap<>(members), rules);
        }

        private Builder add(
                String name, Kind kind, boolean required, double min, double max, Optional<JsonShape> shape) {
            Member member = new Member(name, members.size(), kind, required, min, max, shape);
            if (members.putIfAbsent(name, member) != null || members.size() > Long.SIZE) {
                throw new IllegalArgumentException("Named twice, or more than " + Long.SIZE + " members: " + name);
            }
            return this;
        }
    }
}
