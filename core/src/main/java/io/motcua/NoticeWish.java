package io.motcua;

/** What a person wishes of the messages that come without being asked for. */
public enum NoticeWish {
    /** None any more; of danger to life they are told all the same. */
    NONE,
    /** Messages again. */
    AGAIN
}
