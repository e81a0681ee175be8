package io.motcua.path;

import io.motcua.Alarm;
import io.motcua.Alarm.Condition;
import io.motcua.AlarmListener;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The conditions that hold now. Whoever meets one says so as often as they like; it is told once, and once more when it
 * is over. Saying again what is known already costs one look into a map. Safe for use by many threads.
 */
final class AlarmBook {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmBook.class);

    private final List<AlarmListener> listeners;
    private final Clock clock;
    private final ConcurrentMap<Key, Alarm> open = new ConcurrentHashMap<>();

    private record Key(Condition condition, String about) {}

    AlarmBook(List<AlarmListener> listeners, Clock clock) {
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /** The condition holds. */
    void raise(Condition condition, String about, String text) {
        raise(condition, about, () -> text);
    }

    /** The condition holds; the words are asked for only if that is news. */
    void raise(Condition condition, String about, Supplier<String> text) {
        Key key = new Key(condition, about);
        if (open.containsKey(key)) {
            return;
        }
        // Told under the lock, so that nobody hears of an end before the beginning.
        synchronized (this) {
            if (!open.containsKey(key)) {
                Alarm alarm = Alarm.raised(condition, about, clock.instant(), text.get());
                open.put(key, alarm);
                LOG.warn("Alarm {} of {}: {}", condition, about, alarm.text());
                tell(alarm);
            }
        }
    }

    /** The condition does not hold, or no more. */
    void clear(Condition condition, String about, String why) {
        Key key = new Key(condition, about);
        if (!open.containsKey(key)) {
            return;
        }
        synchronized (this) {
            Alarm raised = open.remove(key);
            if (raised != null) {
                // As loud as its beginning: whoever saw that must see this.
                LOG.warn("Alarm {} of {}, raised at {}, is over: {}", condition, about, raised.since(), why);
                tell(raised.cleared(clock.instant(), why));
            }
        }
    }

    /** Whether the condition holds. */
    boolean isOpen(Condition condition, String about) {
        return open.containsKey(new Key(condition, about));
    }

    /** What holds now, the oldest first. */
    List<Alarm> open() {
        return open.values().stream()
                .sorted(Comparator.comparing(Alarm::since)
                        .thenComparing(Alarm::condition)
                        .thenComparing(Alarm::about))
                .toList();
    }

    private void tell(Alarm alarm) {
        for (AlarmListener listener : listeners) {
            try {
                listener.told(alarm);
            } catch (RuntimeException e) {
                LOG.warn("A listener to alarms failed [{} of {}]", alarm.condition(), alarm.about(), e);
            }
        }
    }
}
