package io.motcua.path;

import io.motcua.Notice;

/** The profile says nothing about a status, or an appointment. Whoever keeps its table {@code notices.csv} can mend it. */
final class NoWordsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoWordsException(Notice notice) {
        super("The profile has no words for "
                + notice.update()
                        .appointment()
                        .map(news -> "an appointment that is " + news.news())
                        .orElseGet(() -> "status " + notice.update().status())
                + " on channel " + notice.update().channel() + "; add them to notices.csv");
    }
}
