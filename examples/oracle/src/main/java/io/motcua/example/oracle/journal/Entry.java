package io.motcua.example.oracle.journal;

import java.util.Objects;
import java.util.Optional;

/** One line of a journal: a word for its kind, then its parts, with tabs between them. */
public sealed interface Entry {

    /** The submission that it is about, as the people who send it call it. */
    String submission();

    /** The line, without its end. */
    String line();

    /**
     * Somebody is about to send this.
     *
     * @param channel that they send it by, for example {@code sms}
     * @param sha256 of its content, in hexadecimal
     * @param wordsSha256 of the person's words in it, in hexadecimal
     * @param utility that must get it; empty if a person must decide
     */
    record Intent(String submission, String channel, String sha256, String wordsSha256, Optional<String> utility)
            implements Entry {
        public Intent {
            Objects.requireNonNull(submission, "submission");
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(wordsSha256, "wordsSha256");
            Objects.requireNonNull(utility, "utility");
        }

        @Override
        public String line() {
            return String.join("\t", "intent", submission, channel, sha256, wordsSha256, utility.orElse(NONE));
        }
    }

    /**
     * The gateway said yes.
     *
     * @param reference that the person may quote, if the channel tells one with its yes
     */
    record Acknowledged(String submission, Optional<String> reference) implements Entry {
        public Acknowledged {
            Objects.requireNonNull(submission, "submission");
            Objects.requireNonNull(reference, "reference");
        }

        @Override
        public String line() {
            return String.join("\t", "acknowledged", submission, reference.orElse(NONE));
        }
    }

    /** The gateway said no, for good. */
    record Refused(String submission, int httpStatus) implements Entry {
        public Refused {
            Objects.requireNonNull(submission, "submission");
        }

        @Override
        public String line() {
            return String.join("\t", "refused", submission, Integer.toString(httpStatus));
        }
    }

    /**
     * A utility acts on an event that it had not seen before.
     *
     * @param submission as it stands in the person's words
     * @param wordsSha256 of the person's words in the event, in hexadecimal
     * @param source of the CloudEvent
     * @param eventId of the CloudEvent; unique with its source
     */
    record Effect(
            String submission, String utility, String reference, String wordsSha256, String source, String eventId)
            implements Entry {
        public Effect {
            Objects.requireNonNull(submission, "submission");
            Objects.requireNonNull(utility, "utility");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(wordsSha256, "wordsSha256");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(eventId, "eventId");
        }

        @Override
        public String line() {
            return String.join("\t", "effect", submission, utility, reference, wordsSha256, source, eventId);
        }
    }

    /** A utility received an event again, and did nothing but acknowledge it again. */
    record Again(String submission, String utility, String source, String eventId) implements Entry {
        public Again {
            Objects.requireNonNull(submission, "submission");
            Objects.requireNonNull(utility, "utility");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(eventId, "eventId");
        }

        @Override
        public String line() {
            return String.join("\t", "again", submission, utility, source, eventId);
        }
    }

    /**
     * Something that the gateway told somebody of its own accord has come to them.
     *
     * @param channel that it came by
     * @param life of the gateway in which it came, counted from 1
     * @param reference that it names, if it names one
     * @param id the same when the same is told again
     */
    record Notice(String submission, String channel, int life, News news, Optional<String> reference, String id)
            implements Entry {
        /** What is told. */
        public enum News {
            /** We have it; a person may be looking at it. */
            RECEIVED,
            /** Something that happened later. */
            LATER,
            /** Something that may not be told now; whoever heard it said so. */
            REFUSED
        }

        public Notice {
            Objects.requireNonNull(submission, "submission");
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(news, "news");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(id, "id");
        }

        @Override
        public String line() {
            return String.join(
                    "\t",
                    "notice",
                    submission,
                    channel,
                    Integer.toString(life),
                    news.name(),
                    reference.orElse(NONE),
                    id);
        }
    }

    /** Stands for what is not there. */
    String NONE = "-";

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is none of ours
     */
    static Entry parse(String line) {
        String[] parts = line.split("\t", -1);
        return switch (parts[0] + "/" + parts.length) {
            case "intent/6" -> new Intent(parts[1], parts[2], parts[3], parts[4], given(parts[5]));
            case "acknowledged/3" -> new Acknowledged(parts[1], given(parts[2]));
            case "refused/3" -> new Refused(parts[1], Integer.parseInt(parts[2]));
            case "effect/7" -> new Effect(parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
            case "again/5" -> new Again(parts[1], parts[2], parts[3], parts[4]);
            case "notice/7" ->
                new Notice(
                        parts[1],
                        parts[2],
                        Integer.parseInt(parts[3]),
                        Notice.News.valueOf(parts[4]),
                        given(parts[5]),
                        parts[6]);
            default -> throw new IllegalArgumentException("Not a journal's line: " + line);
        };
    }

    private static Optional<String> given(String part) {
        return Optional.of(part).filter(given -> !given.equals(NONE));
    }
}
