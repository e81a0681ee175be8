package io.motcua;

import java.util.Objects;

/**
 * A notice in words, ready for its channel to send.
 *
 * @param notice what is told, and where it goes
 * @param language of the words, BCP 47, for example {@code vi}
 * @param subject a line that says what it is about, for channels that have one
 * @param text the words, in NFC, lines ended by a line feed; nothing in them that only the requester may know
 */
public record Answer(Notice notice, String language, String subject, String text) {
    public Answer {
        Objects.requireNonNull(notice, "notice");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
    }

    /** Leaves out the words. */
    @Override
    public String toString() {
        return "Answer[" + notice + ", " + language + "]";
    }
}
