package io.motcua.spi;

import java.util.Objects;

/**
 * A queue of due work in the ledger. Each backend has its own, so that a slow or dead one costs the others nothing.
 *
 * @param name unique in the ledger
 */
public record Lane(String name) {
    /** Submissions that wait to be understood and routed. */
    public static final Lane UNDERSTAND = new Lane("understand");

    /** Sent deliveries whose utility must have acknowledged by now. */
    public static final Lane DEADLINE = new Lane("deadline");

    /** Clocks that must be looked at. */
    public static final Lane CLOCKS = new Lane("clocks");

    /** News of a request that others are told too. */
    public static final Lane NEWS = new Lane("news");

    public Lane {
        Objects.requireNonNull(name, "name");
    }

    /** The lane of this backend. */
    public static Lane delivery(String backend) {
        return new Lane("delivery:" + backend);
    }

    /** The lane of the notices that go out on this channel. */
    public static Lane notices(String channel) {
        return new Lane("notices:" + channel);
    }
}
