package io.motcua.path;

import io.motcua.Notice;

/** The profile says nothing about a status. Whoever keeps its table {@code notices.csv} can mend it. */
final class NoWordsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoWordsException(Notice notice) {
        super("The profile has no words for status " + notice.update().status() + " on channel "
                + notice.update().channel() + "; add them to notices.csv");
    }
}
