package io.motcua.example.oracle.outside;

import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.journal.Entry.Notice.News;
import io.motcua.example.oracle.journal.Journal;
import io.motcua.example.oracle.load.Channel;
import io.motcua.example.oracle.load.Hash;
import io.motcua.example.oracle.load.Witness;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one channel's servers write down what the gateway tells people, before they say to it that they have it. Safe
 * for use by many threads.
 */
final class NoticeBook {
    private static final Pattern REFERENCE = Pattern.compile("\\bMC(-[0-9A-Z]{3}){3}\\b");
    /** In both languages of the profile, whether or not a person is looking at it. */
    private static final Pattern RECEIVED =
            Pattern.compile("da duoc tiep nhan|have received your request", Pattern.CASE_INSENSITIVE);

    private final Channel channel;
    private final Journal journal;
    private final IntSupplier life;

    /**
     * A book.
     *
     * @param life which life of the gateway it is
     */
    NoticeBook(Channel channel, Journal journal, IntSupplier life) {
        this.channel = channel;
        this.journal = journal;
        this.life = life;
    }

    /** Somebody is told this; the text tells one piece of news from another. Returns when it is durable. */
    void told(String submission, String text) {
        told(submission, text, Hash.ofWords(text));
    }

    /** Somebody is told this, under an id that is the same when it is told again. */
    void told(String submission, String text, String id) {
        write(submission, news(text), text, id);
    }

    /** Somebody is told what may not be told now. */
    void refused(String submission, String what) {
        write(submission, News.REFUSED, "", what);
    }

    static News news(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
        return RECEIVED.matcher(plain).find() ? News.RECEIVED : News.LATER;
    }

    private void write(String submission, News news, String text, String id) {
        Matcher reference = REFERENCE.matcher(text);
        Optional<String> named = reference.find() ? Optional.of(reference.group()) : Optional.empty();
        try {
            journal.append(new Entry.Notice(
                    submission, channel.channel(), life.getAsInt(), news, named, id.replaceAll("\\s", "_")));
        } catch (IOException e) {
            Witness.silenced(e);
        }
    }
}
