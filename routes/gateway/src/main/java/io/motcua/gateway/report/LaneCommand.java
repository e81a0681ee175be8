package io.motcua.gateway.report;

import io.motcua.held.By;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to be done with a lane, as the operator port takes it.
 *
 * @param by who does it
 * @param because why
 */
public record LaneCommand(String by, Optional<String> because) {

    /** What can be done, as paths and commands name it. */
    public enum Action {
        PAUSE,
        RESUME;

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

    /**
     * Who does it, and why.
     *
     * @throws IllegalArgumentException if nobody is named, or not fit to be written down
     */
    public By who() {
        return new By(by == null ? "" : by, because);
    }
}
