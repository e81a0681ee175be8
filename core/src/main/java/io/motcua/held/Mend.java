package io.motcua.held;

import io.motcua.Reference;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What a person does about a held request. */
public sealed interface Mend {

    /** Says what is so; the request is read again with it, and stays held. */
    record SetFields(Map<MendField, String> fields) implements Mend {
        public SetFields {
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("No field was given");
            }
            fields = Collections.unmodifiableMap(new EnumMap<>(fields));
        }

        /** Names the fields; never their values. */
        @Override
        public String toString() {
            return "SetFields" + fields.keySet();
        }
    }

    /** Sends it to this utility, whatever the evidence says. */
    record AssignRegion(String utility) implements Mend {
        public AssignRegion {
            Objects.requireNonNull(utility, "utility");
        }
    }

    /**
     * Sends it on as it is understood at this instant, by the tables of this instant. What a utility has not answered,
     * with nothing changed since, is repeated: the same message, which a utility that has it drops.
     *
     * @param anew whether what a utility has not answered goes out as a new message, because the first is known to be
     *     lost
     */
    record SendOn(boolean anew) implements Mend {}

    /** Makes it part of another request. */
    record MergeInto(Reference into) implements Mend {
        public MergeInto {
            Objects.requireNonNull(into, "into");
        }
    }

    /** Ends it: it needs no answer. */
    record Ignore() implements Mend {}

    /** What one field should say. */
    static Mend setField(MendField field, String value) {
        return new SetFields(Map.of(field, value));
    }
}
