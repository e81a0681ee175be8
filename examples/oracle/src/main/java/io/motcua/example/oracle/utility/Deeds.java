package io.motcua.example.oracle.utility;

import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one utility has acted on: it does nothing twice for the same event, also after its own restart. Not safe for use
 * by several threads, apart from the counts.
 */
final class Deeds implements AutoCloseable {
    private final String utility;
    private final Optional<Journal> journal;
    private final Set<String> known = new HashSet<>();
    private final AtomicLong done = new AtomicLong();

    private Deeds(String utility, Optional<Journal> journal) {
        this.utility = utility;
        this.journal = journal;
    }

    /** Written down in this file, and read from it first. */
    static Deeds in(Path file, String utility) throws IOException {
        List<Entry> entries = Journal.read(file);
        Deeds deeds = new Deeds(utility, Optional.of(Journal.open(file)));
        for (Entry entry : entries) {
            if (entry instanceof Entry.Effect effect) {
                deeds.known.add(key(effect.source(), effect.eventId()));
            }
        }
        deeds.done.set(deeds.known.size());
        return deeds;
    }

    /** Remembered only; for measuring, when nothing is killed. */
    static Deeds inMemory(String utility) {
        return new Deeds(utility, Optional.empty());
    }

    /** Acts on what is new among these events; returns when it is written down. */
    void take(List<Event> events) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Event event : events) {
            if (known.add(key(event.source(), event.id()))) {
                done.incrementAndGet();
                entries.add(event.effect(utility));
            } else {
                entries.add(event.again(utility));
            }
        }
        if (journal.isPresent()) {
            journal.get().append(entries);
        }
    }

    /** How many events it has acted on. */
    long count() {
        return done.get();
    }

    @Override
    public void close() throws IOException {
        if (journal.isPresent()) {
            journal.get().close();
        }
    }

    private static String key(String source, String id) {
        return source + "\t" + id;
    }
}
