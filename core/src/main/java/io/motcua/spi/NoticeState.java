package io.motcua.spi;

/** How far a notice to the requester has come. */
public enum NoticeState {
    /** To be sent, or to be sent again. */
    DUE,
    /** The channel's next server has it. */
    SENT,
    /** It could not be sent, and is not tried again. */
    GIVEN_UP,
    /** It is not sent on purpose: later news of the same request took its place, or the person wants none. */
    LEFT_OUT
}
