package io.motcua.gateway.report;

import io.motcua.Alarm;
import io.motcua.Alarm.Condition;
import io.motcua.gateway.report.Explanation.Obstacle;
import io.motcua.spi.History;
import io.motcua.spi.Lane;
import io.motcua.spi.LaneCounts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Says what keeps deliveries from going on that are not over. */
final class Obstacles {
    private static final Set<Condition> TO_SENDING =
            EnumSet.of(Condition.PAUSED, Condition.FAILING, Condition.GIVEN_UP, Condition.AWAY);
    // What was sent may wait to be sent again, since a person ordered it.
    private static final Set<Condition> TO_AN_ANSWER = EnumSet.of(Condition.PAUSED, Condition.SILENT, Condition.AWAY);

    private Obstacles() {}

    /** Those that a gateway knows of. */
    static List<Obstacle> of(History history, List<Alarm> alarms) {
        List<Obstacle> found = new ArrayList<>();
        for (History.DeliveryRecord delivery : history.deliveries()) {
            Set<Condition> conditions = delivery.sentAt().isPresent() ? TO_AN_ANSWER : TO_SENDING;
            String lane = Lane.delivery(delivery.backend()).name();
            alarms.stream()
                    .filter(alarm -> delivery.isAwaited()
                            && alarm.about().equals(lane)
                            && conditions.contains(alarm.condition()))
                    .map(alarm -> new Obstacle(
                            delivery.backend(),
                            alarm.condition().name(),
                            Optional.of(alarm.since()),
                            Neutral.line(alarm.text())))
                    .filter(obstacle -> !found.contains(obstacle))
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * Those that are known when no gateway runs.
     *
     * @param lanes counts rows, so that it is asked only if something waits
     */
    static List<Obstacle> of(History history, Supplier<List<LaneCounts>> lanes) {
        List<Obstacle> found = new ArrayList<>();
        for (History.DeliveryRecord delivery : history.deliveries()) {
            if (delivery.isAwaited()) {
                found.add(new Obstacle(
                        delivery.backend(),
                        "NOT_RUNNING",
                        Optional.empty(),
                        "Nothing goes out, and no answer is heard, until a gateway runs; start it with 'motcua run'."));
                Lane lane = Lane.delivery(delivery.backend());
                lanes.get().stream()
                        .filter(counts -> counts.lane().equals(lane))
                        .flatMap(counts -> counts.paused().stream())
                        .map(pause -> paused(delivery.backend(), pause))
                        .forEach(found::add);
                return found;
            }
        }
        return found;
    }

    private static Obstacle paused(String backend, LaneCounts.Pause pause) {
        String text = "Paused by " + pause.by()
                + pause.reason().map(why -> ": " + why).orElse("") + ". 'motcua lanes resume " + backend
                + "' lets it go on.";
        return new Obstacle(backend, Condition.PAUSED.name(), Optional.of(pause.since()), Neutral.line(text));
    }
}
