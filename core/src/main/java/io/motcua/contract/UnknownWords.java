package io.motcua.contract;

import io.motcua.Payload;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The status words that utilities have said and that mean nothing here, so that an operator is told of each once. Safe
 * for use by many threads.
 */
public final class UnknownWords {
    /** Of more words nobody is told: a utility that sends nothing but new ones must not fill the log. */
    private static final int MAX_WORDS = 1000;

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_./:-]{1,64}");

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * The word of a reply that counted as malformed, if it is to be told now: it means nothing, it is a code and not a
     * person's words, and this utility has not said it before.
     */
    public Optional<String> news(String utility, Payload reply, StatusWords words) {
        return words.unknownWord(reply)
                .filter(word -> CODE.matcher(word).matches())
                .filter(word -> told.size() < MAX_WORDS && told.add(utility + " " + word));
    }
}
