package io.motcua;

import java.util.Objects;

/**
 * A notice in words, ready for its channel to send.
 *
 * @param notice what is told, and where it goes; of several notices in one message, the first, under an id of them all
 * @param language of the words, BCP 47, for example {@code vi}
 * @param subject a line that says what it is about, for channels that have one
 * @param text the words, in NFC, lines ended by a line feed; nothing in them that only the requester may know
 * @param digest whether it tells of several requests, so that it belongs to none of their threads
 */
public record Answer(Notice notice, String language, String subject, String text, boolean digest) {
    public Answer {
        Objects.requireNonNull(notice, "notice");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
    }

    /** An answer about one request. */
    public Answer(Notice notice, String language, String subject, String text) {
        this(notice, language, subject, text, false);
    }

    /** Leaves out the words. */
    @Override
    public String toString() {
        return "Answer[" + notice + ", " + language + "]";
    }
}
