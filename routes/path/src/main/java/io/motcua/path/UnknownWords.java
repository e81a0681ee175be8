package io.motcua.path;

import io.motcua.contract.StatusWords;
import io.motcua.spi.Reply;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The status words of utilities that mean nothing here: whoever operates the gateway is told of each utility by an
 * alarm, and of each word once by the log. A start with the words configured ends that. Safe for use by many threads.
 */
final class UnknownWords {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownWords.class);

    /** Of more words nobody is told: a utility that sends nothing but new ones must not fill the log. */
    private static final int MAX_WORDS = 1000;

    /** What looks like a code, and neither like somebody's words nor like a telephone or customer number. */
    private static final Pattern CODE = Pattern.compile("(?!.*\\p{N}{6})[\\p{L}\\p{N}_./:-]{1,64}");

    private final LaneAlarms alarms;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    UnknownWords(LaneAlarms alarms) {
        this.alarms = alarms;
    }

    /** Looks at a reply that counted as malformed; its utility's words are translated already. */
    void look(Reply reply) {
        Optional<String> unknown = StatusWords.OURS.unknownWord(reply.payload());
        if (unknown.isEmpty()) {
            return;
        }
        Optional<String> code = unknown.filter(word -> CODE.matcher(word).matches());
        alarms.unknownWord(
                reply.backend(),
                code.map(word -> "'" + word + "'").orElse("one that is not shown since it may be a person's"));
        code.filter(word -> told.size() < MAX_WORDS && told.add(reply.backend() + " " + word))
                .ifPresent(word -> LOG.warn(
                        "The status word '{}' means nothing here; its replies are kept and change nothing. Add it to the"
                                + " status-words of the backend [backend {}]",
                        word,
                        reply.backend()));
    }
}
