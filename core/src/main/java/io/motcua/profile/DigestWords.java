package io.motcua.profile;

import io.motcua.StatusUpdate;
import io.motcua.profile.NoticeWords.Variable;
import io.motcua.profile.NoticeWords.Words;
import io.motcua.profile.Table.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one message says that tells of several requests, in the words of the table {@code digests.csv}: a subject, a
 * line before, a line for each request by its news, and a line after; once for every channel ({@code *}), and
 * otherwise for channels that need it shorter. Immutable and safe for use by many threads.
 */
public final class DigestWords {
    static final String FILE = "digests.csv";
    /** A profile that tells each thing in a message of its own. */
    static final DigestWords NONE = new DigestWords(Map.of());

    private static final String ANY = "*";
    private static final String REFERENCE = "{reference}";
    private static final String APPOINTMENT = Variable.APPOINTMENT.written();
    private static final String TRACKING = "{tracking}";
    private static final String SUBJECT = "SUBJECT";
    private static final String BEFORE = "BEFORE";
    private static final String AFTER = "AFTER";
    private static final Pattern BRACED = Pattern.compile("\\{[^{}]*}|[{}]");

    private final Map<Key, String> words;

    private record Key(String part, String channel, String language) {}

    private DigestWords(Map<Key, String> words) {
        this.words = Map.copyOf(words);
    }

    /** Whether there are words in this language. */
    public boolean has(String language) {
        return words.containsKey(new Key(SUBJECT, ANY, language));
    }

    /** A line that says what it is about. */
    public String subject(String channel, String language) {
        return of(SUBJECT, channel, language).orElseThrow();
    }

    /** The line before those of the requests. */
    public String before(String channel, String language) {
        return of(BEFORE, channel, language).orElseThrow();
    }

    /** The line of one request whose news this is, on the channel that it goes out on. */
    public Words line(StatusUpdate update, String language) {
        return line(News.of(update), update.channel(), language);
    }

    Words line(String news, String channel, String language) {
        return new Words("", of(news, channel, language).orElseThrow());
    }

    /** The line after those of the requests, if there is one, and what it names has a value. */
    public Optional<String> after(Optional<String> tracking, String channel, String language) {
        return of(AFTER, channel, language)
                .filter(line -> tracking.isPresent() || !line.contains(TRACKING))
                .map(line -> line.replace(TRACKING, tracking.orElse("")));
    }

    private Optional<String> of(String part, String channel, String language) {
        String own = words.get(new Key(part, channel, language));
        return Optional.ofNullable(own != null ? own : words.get(new Key(part, ANY, language)));
    }

    /**
     * Reads the table, in all languages that the notices have; a profile may do without it. Without notices it says
     * nothing.
     */
    static DigestWords read(Path folder, Set<String> languages, Channels channels) throws ProfileException {
        if (languages.isEmpty() || !Files.exists(folder.resolve(FILE))) {
            return NONE;
        }
        Table table = Table.read(folder, FILE, List.of("part", "channel", "language", "text"));
        table.unique("part", "channel", "language");
        Map<Key, String> words = new HashMap<>();
        table.each(row -> {
            String part = row.required("part");
            if (!News.ALL.contains(part) && !Set.of(SUBJECT, BEFORE, AFTER).contains(part)) {
                throw row.wrong("part '" + part + "'", "SUBJECT, BEFORE, AFTER or one of " + News.ALL);
            }
            String language = row.required("language");
            if (!languages.contains(language)) {
                throw row.wrong("language '" + language + "'", "one that " + NoticeWords.FILE + " has: " + languages);
            }
            words.put(new Key(part, channels.anyOf(row), language), text(row, part));
        });
        for (String language : languages) {
            for (String news : News.ALL) {
                require(table, words, news, language);
            }
            require(table, words, SUBJECT, language);
            require(table, words, BEFORE, language);
        }
        return new DigestWords(words);
    }

    private static void require(Table table, Map<Key, String> words, String part, String language)
            throws ProfileException {
        if (!words.containsKey(new Key(part, ANY, language))) {
            throw table.wrong(
                    "no row " + part + "," + ANY + "," + language,
                    "a row for every status, all news of an appointment, SUBJECT and BEFORE, in every language, that is for"
                            + " any channel");
        }
    }

    /**
     * A line of a request names its reference, since nothing else has a value always; other lines are of all of them.
     */
    private static String text(Row row, String part) throws ProfileException {
        boolean isRequest = News.ALL.contains(part);
        String text = row.required("text");
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw row.wrong("a control character in the text", "one line of printable characters");
        }
        Matcher braced = BRACED.matcher(text);
        boolean named = false;
        while (braced.find()) {
            boolean known = isRequest
                    ? braced.group().equals(REFERENCE) || braced.group().equals(APPOINTMENT)
                    : part.equals(AFTER) && braced.group().equals(TRACKING);
            if (!known) {
                throw row.wrong(
                        "variable '" + braced.group() + "' in the text of " + part,
                        "{reference} in the line of a request, {appointment} in that of an appointment, {tracking} in"
                                + " AFTER, and none elsewhere");
            }
            named |= braced.group().equals(REFERENCE);
        }
        if (isRequest) {
            News.checkAppointment(row, part, text);
        }
        if (isRequest && !named) {
            throw row.wrong("a line without the reference", "{reference} in the line of a request");
        }
        return text;
    }

    /** Counts the words; they are too long to print. */
    @Override
    public String toString() {
        return "DigestWords[" + words.size() + " lines]";
    }
}
