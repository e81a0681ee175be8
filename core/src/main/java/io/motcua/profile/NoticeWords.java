package io.motcua.profile;

import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.profile.Table.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What requesters are told, in the words of the table {@code notices.csv}: for each status, all that can be new about an
 * appointment, and each language once for every channel ({@code *}), and otherwise for channels that need it shorter,
 * and for services that need other words. Immutable and safe for use by many threads.
 *
 * <p>There is no variable for what a person or a utility wrote: a From line and an SMS sender are claims, and nothing
 * that only the requester may know goes back on them.
 */
public final class NoticeWords {
    static final String FILE = "notices.csv";
    /** A profile that tells nobody anything. */
    static final NoticeWords NONE = new NoticeWords(Map.of(), Set.of());

    private static final String ANY = "*";
    private static final String NO_SERVICE = "";
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern BRACED = Pattern.compile("\\{[^{}]*}|[{}]");

    private final Map<Key, Words> words;
    private final Set<String> languages;

    private record Key(String news, String service, String channel, String language) {}

    private NoticeWords(Map<Key, Words> words, Set<String> languages) {
        this.words = Map.copyOf(words);
        this.languages = Set.copyOf(languages);
    }

    /** What a text may name. */
    public enum Variable {
        /** What the requester knows the request by. */
        REFERENCE,
        /** The service's name in the catalogue. */
        SERVICE,
        /** The utility's name. */
        UTILITY,
        /** When the utility expects to be done. */
        EXPECTED,
        /** When somebody of the utility comes; has a value where that is the news. */
        APPOINTMENT,
        /** Where requests can be looked up, as {@code profile.csv} says. */
        TRACKING;

        /** As the table writes it. */
        String written() {
            return "{" + name().toLowerCase(Locale.ROOT) + "}";
        }
    }

    /** A subject and a text with variables in them. */
    public record Words(String subject, String text) {

        /** The subject with its values. */
        public String subject(Map<Variable, String> values) {
            return filled(subject, values).orElse("");
        }

        /** Whether the text does without accents, so that what is put into it should too. */
        public boolean unaccented() {
            return text.chars().allMatch(c -> c < 128);
        }

        /** The text with its values; a line that names what has none is left out. */
        public String text(Map<Variable, String> values) {
            return String.join(
                    "\n",
                    text.lines().flatMap(line -> filled(line, values).stream()).toList());
        }

        private static Optional<String> filled(String line, Map<Variable, String> values) {
            // In one pass, so that a value with braces in it is no variable again.
            StringBuilder filled = new StringBuilder();
            Matcher braced = BRACED.matcher(line);
            while (braced.find()) {
                String value = variable(braced.group()).map(values::get).orElse(null);
                if (value == null) {
                    return Optional.empty();
                }
                braced.appendReplacement(filled, Matcher.quoteReplacement(value));
            }
            return Optional.of(braced.appendTail(filled).toString());
        }
    }

    /** The words of this status for this channel, whatever the service, if there are any. */
    public Optional<Words> of(RequestStatus status, String channel, String language) {
        return of(status, NO_SERVICE, channel, language);
    }

    /**
     * The words of this status for a request of this service, if there are any: what is for the channel goes before
     * what is for any, since a channel's own words are those that fit it.
     */
    public Optional<Words> of(RequestStatus status, String service, String channel, String language) {
        return of(status.name(), service, channel, language);
    }

    /** The words of this update for a request of this service, on the channel that it goes out on. */
    public Optional<Words> of(StatusUpdate update, String service, String language) {
        return of(News.of(update), service, update.channel(), language);
    }

    Optional<Words> of(String news, String service, String channel, String language) {
        for (String way : List.of(channel, ANY)) {
            for (String matter : List.of(service, NO_SERVICE)) {
                Words found = words.get(new Key(news, matter, way, language));
                if (found != null) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether nobody is told anything. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** The languages that every status has words in. */
    public Set<String> languages() {
        return languages;
    }

    /** Reads the table, which a profile may do without. */
    static NoticeWords read(Path folder, String firstLanguage, Set<String> services, Channels channels)
            throws ProfileException {
        if (!Files.exists(folder.resolve(FILE))) {
            return NONE;
        }
        Table table = Table.read(
                folder, FILE, List.of("status", "channel", "language", "subject", "text"), List.of("service"));
        table.unique("status", "service", "channel", "language");
        Map<Key, Words> words = new HashMap<>();
        Set<String> languages = new TreeSet<>(Set.of(firstLanguage));
        table.each(row -> {
            String language = row.required("language");
            if (!LANGUAGE.matcher(language).matches()) {
                throw row.wrong("language '" + language + "'", "a language as BCP 47 writes it, like vi or en");
            }
            languages.add(language);
            String service = row.get("service");
            if (!service.isEmpty() && !services.contains(service)) {
                throw row.wrong("service '" + service + "'", "a service_code of catalogue.csv, or nothing");
            }
            Key key = new Key(News.in(row, "status"), service, channels.anyOf(row), language);
            words.put(key, new Words(subject(row), text(row, key.news())));
        });
        NoticeWords read = new NoticeWords(words, languages);
        table.each(read::refuseIfSuperfluous);
        for (String language : languages) {
            for (String news : News.ALL) {
                if (!words.containsKey(new Key(news, NO_SERVICE, ANY, language))) {
                    throw table.wrong(
                            "no row " + news + "," + ANY + "," + language,
                            "a row for every status, all news of an appointment, and every language, that is for any"
                                    + " channel");
                }
            }
        }
        return read;
    }

    /**
     * A row that says what would be said without it is never seen, and lets whoever mends the other believe otherwise.
     */
    private void refuseIfSuperfluous(Row row) throws ProfileException {
        Key key = new Key(row.get("status"), row.get("service"), row.get("channel"), row.get("language"));
        Map<Key, Words> others = new HashMap<>(words);
        Words own = others.remove(key);
        Optional<Words> otherwise =
                new NoticeWords(others, languages).of(key.news(), key.service(), key.channel(), key.language());
        if (otherwise.filter(words -> words.equals(own)).isPresent()) {
            throw row.wrong(
                    "a row that says what would be said without it",
                    "other words for this service or channel, or no such row");
        }
    }

    /** A subject has no line to leave out, so it may name only what always has a value. */
    private static String subject(Row row) throws ProfileException {
        String subject = plain(row, "subject", row.required("subject"));
        for (Variable variable : variables(row, "subject", subject)) {
            if (variable != Variable.REFERENCE) {
                throw row.wrong(
                        variable.written() + " in the subject",
                        "no variable but {reference}, since the others may have no value");
            }
        }
        return subject;
    }

    private static String text(Row row, String news) throws ProfileException {
        String text = plain(row, "text", row.required("text").replace("\\n", "\n"));
        boolean named = false;
        for (String line : text.lines().toList()) {
            named |= variables(row, "text", line).equals(Set.of(Variable.REFERENCE));
        }
        News.checkAppointment(row, news, text);
        if (!named) {
            throw row.wrong(
                    "a text without the reference",
                    "{reference} in a line without other variables: a line whose variable has no value is left out");
        }
        return text;
    }

    private static String plain(Row row, String column, String value) throws ProfileException {
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && (c != '\n' || column.equals("subject")))) {
            throw row.wrong("a control character in the " + column, "printable characters; \\n in a text ends a line");
        }
        return value;
    }

    private static Set<Variable> variables(Row row, String column, String text) throws ProfileException {
        Set<Variable> variables = new TreeSet<>();
        Matcher braced = BRACED.matcher(text);
        while (braced.find()) {
            String written = braced.group();
            variables.add(variable(written)
                    .orElseThrow(() -> row.wrong(
                            "variable '" + written + "' in the " + column,
                            "one of "
                                    + List.of(Variable.values()).stream()
                                            .map(Variable::written)
                                            .toList())));
        }
        return variables;
    }

    private static Optional<Variable> variable(String written) {
        for (Variable variable : Variable.values()) {
            if (variable.written().equals(written)) {
                return Optional.of(variable);
            }
        }
        return Optional.empty();
    }

    /** Counts the words; they are too long to print. */
    @Override
    public String toString() {
        return "NoticeWords[" + words.size() + " texts, " + languages + "]";
    }
}
