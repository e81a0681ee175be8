package io.motcua.spi;

import java.util.Objects;

/**
 * What a person ordered about a lane, stored in one commit with its entry in the audit trail. It is refused, and
 * nothing of it written, if the lane is so already.
 *
 * @param paused whether nothing of the lane is handed out any more, or everything again
 * @param entry what the audit trail says of it: who, when and why
 */
public record LaneOrder(Lane lane, boolean paused, AuditEntry entry) {
    public LaneOrder {
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(entry, "entry");
    }
}
