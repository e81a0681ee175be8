package io.motcua.profile;

import java.util.Objects;

/**
 * What telephone numbers of a length began with before a change of the numbering plan. People still write them.
 *
 * @param from the old beginning, as dialled within the country
 * @param to the beginning today
 * @param digits how many the old number has
 */
public record OldPrefix(String from, String to, int digits) {
    public OldPrefix {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
