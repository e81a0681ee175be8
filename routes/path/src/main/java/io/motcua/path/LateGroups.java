package io.motcua.path;

import io.motcua.sla.Level;
import io.motcua.sla.SlaClock.Kind;
import io.motcua.sla.SlaEvent;
import io.motcua.sla.SlaGroup;
import io.motcua.sla.SlaStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts together what is late at one utility in one step, so that an outage is one piece of news and not one for each
 * request. The first is told after a short while, with what came in it; what comes later is told after ever longer
 * ones, with all that came before. A group in which nothing came for such a while is over. Groups are of this process:
 * each event is in the ledger, whatever becomes of its group. Safe for use by many threads.
 */
final class LateGroups {
    /** How long the first telling of a group waits for more. */
    static final Duration GATHER = Duration.ofSeconds(10);

    /** The longest that a later one does. */
    static final Duration LONGEST = Duration.ofHours(1);

    private final Map<Key, Open> open = new LinkedHashMap<>();

    private record Key(Optional<String> utility, SlaStep step, Kind kind, Optional<String> to, Optional<Level> level) {}

    /** A group that may grow, and when it is looked at next. */
    private record Open(SlaGroup group, boolean grown, Duration pause, Instant next) {}

    /** Puts an event into its group. */
    synchronized void add(SlaEvent event, Instant now) {
        Key key = new Key(event.utility(), event.step(), event.kind(), event.to(), event.level());
        Open known = open.get(key);
        open.put(
                key,
                known == null
                        ? new Open(SlaGroup.of(event), true, GATHER, now.plus(GATHER))
                        : new Open(known.group().with(event), true, known.pause(), known.next()));
    }

    /** The groups with something in them that was not told, since none will grow any more. */
    synchronized List<SlaGroup> rest() {
        List<SlaGroup> rest =
                open.values().stream().filter(Open::grown).map(Open::group).toList();
        open.clear();
        return rest;
    }

    /** The groups that are to be told now. */
    synchronized List<SlaGroup> due(Instant now) {
        List<SlaGroup> due = new ArrayList<>();
        Iterator<Map.Entry<Key, Open>> each = open.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Key, Open> entry = each.next();
            Open known = entry.getValue();
            if (now.isBefore(known.next())) {
                continue;
            }
            if (!known.grown()) {
                each.remove();
                continue;
            }
            due.add(known.group());
            Duration doubled = known.pause().multipliedBy(2);
            Duration pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
            entry.setValue(new Open(known.group(), false, pause, now.plus(pause)));
        }
        return due;
    }
}
