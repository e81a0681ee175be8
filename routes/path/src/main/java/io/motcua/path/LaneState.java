package io.motcua.path;

import io.motcua.spi.LaneCounts;
import java.util.Objects;

/**
 * A lane as it stands.
 *
 * @param name as people call it: a utility's id, or {@code notices:<channel>}
 * @param flow whether anything goes out
 * @param counts what waits in it
 */
public record LaneState(String name, Flow flow, LaneCounts counts) {

    /** Whether anything of a lane goes out. */
    public enum Flow {
        /** What is due goes out. */
        OPEN,
        /** Somebody paused it. */
        PAUSED,
        /** The far side keeps failing; one attempt is made now and then. */
        FAILING
    }

    public LaneState {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(counts, "counts");
    }

    /** A lane of a ledger that no gateway runs on. */
    public static LaneState ofLedger(LaneCounts counts) {
        return new LaneState(
                LaneDesk.name(counts.lane()), counts.paused().isPresent() ? Flow.PAUSED : Flow.OPEN, counts);
    }
}
