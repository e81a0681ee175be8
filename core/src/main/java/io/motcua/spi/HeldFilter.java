package io.motcua.spi;

import io.motcua.HoldReason;
import io.motcua.Priority;
import java.util.Objects;
import java.util.Optional;

/**
 * Which held submissions are meant: those to which all that is given applies.
 *
 * @param priority of the newest version; what was never understood has none
 */
public record HeldFilter(Optional<HoldReason> reason, Optional<String> channel, Optional<Priority> priority) {
    /** Every one. */
    public static final HeldFilter ALL = new HeldFilter(Optional.empty(), Optional.empty(), Optional.empty());

    public HeldFilter {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(priority, "priority");
    }
}
