package io.motcua.path;

/** A lane cannot be paused or resumed; nothing was changed. The message says why, and what there is instead. */
public final class LaneRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what stands in the way. */
    public LaneRefusedException(String message) {
        super(message);
    }
}
