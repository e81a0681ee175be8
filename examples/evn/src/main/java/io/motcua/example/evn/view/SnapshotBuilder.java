package io.motcua.example.evn.view;

import io.motcua.HoldReason;
import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.stream.Corporation;
import io.motcua.example.evn.stream.Expectation.Routed;
import io.motcua.example.evn.stream.PlannedRequest;
import io.motcua.example.evn.view.Snapshot.ByChannel;
import io.motcua.example.evn.view.Snapshot.LifeSafety;
import io.motcua.example.evn.view.Snapshot.Recent;
import io.motcua.example.evn.view.Snapshot.Repeated;
import io.motcua.example.evn.view.Snapshot.Row;
import io.motcua.example.evn.view.Snapshot.Stage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts what the stories tell. */
final class SnapshotBuilder {
    private final List<Story> stories;
    private final Map<Corporation, String> delays;

    /** Counts these; those that nobody of ours sent are left out. */
    SnapshotBuilder(List<Story> stories, Map<Corporation, String> delays) {
        this.stories =
                stories.stream().filter(story -> story.request().isPresent()).toList();
        this.delays = delays;
    }

    Snapshot build(
            int sent,
            Counts counts,
            int newest,
            Map<String, Integer> refused,
            int repeatedAnswered,
            int repeatedAlike,
            List<String> surprises) {
        List<Row> rows = Stream.of(Corporation.values()).map(this::row).toList();
        return new Snapshot(
                sent,
                Stream.of(Channel.values())
                        .map(channel -> byChannel(channel, counts))
                        .toList(),
                counts.machines(),
                stories.subList(Math.max(0, stories.size() - newest), stories.size()).stream()
                        .map(SnapshotBuilder::recent)
                        .toList(),
                rows,
                row(
                        "together",
                        "",
                        "",
                        stories.stream()
                                .filter(story -> destination(story).isPresent())
                                .toList()),
                held(),
                new TreeMap<>(refused),
                new Repeated(repeatedAnswered, repeatedAlike),
                lifeSafety(),
                List.copyOf(surprises));
    }

    private ByChannel byChannel(Channel channel, Counts counts) {
        List<Story> its = stories.stream()
                .filter(story -> request(story).channel() == channel)
                .toList();
        List<Duration> answered = durations(its, Story::untilAnswered);
        List<Duration> acknowledged = durations(its, Story::waited);
        return new ByChannel(
                channel,
                counts.in().getOrDefault(channel, 0),
                answered.size(),
                (int) its.stream().filter(story -> story.stage() == Stage.HELD).count(),
                acknowledged.size(),
                counts.notices().getOrDefault(channel, 0),
                Percentile.of(answered, 0.5),
                Percentile.of(answered, 0.95),
                Percentile.of(answered, 1),
                Percentile.of(acknowledged, 0.5),
                Percentile.of(acknowledged, 0.95));
    }

    private Row row(Corporation corporation) {
        List<Story> its = stories.stream()
                .filter(story -> destination(story).equals(Optional.of(corporation)))
                .toList();
        return row(corporation.name(), corporation.area(), delays.getOrDefault(corporation, ""), its);
    }

    private static Row row(String name, String area, String delay, List<Story> its) {
        Map<Stage, Integer> stages = new EnumMap<>(Stage.class);
        its.forEach(story -> stages.merge(story.stage(), 1, Integer::sum));
        List<Duration> waited = durations(its, Story::waited);
        List<Duration> beyond = durations(its, Story::beyond);
        return new Row(
                name,
                area,
                delay,
                stages,
                Percentile.of(waited, 0.5),
                Percentile.of(waited, 0.95),
                Percentile.of(beyond, 0.5),
                Percentile.of(beyond, 0.95));
    }

    private Map<HoldReason, Integer> held() {
        Map<HoldReason, Integer> counts = new EnumMap<>(HoldReason.class);
        stories.forEach(story -> story.held().ifPresent(reason -> counts.merge(reason, 1, Integer::sum)));
        return counts;
    }

    private LifeSafety lifeSafety() {
        List<Story> its =
                stories.stream().filter(story -> request(story).lifeSafety()).toList();
        return new LifeSafety(
                its.size(),
                (int) its.stream().filter(Story::isP0).count(),
                Percentile.of(durations(its, Story::waited), 0.95));
    }

    private static Recent recent(Story story) {
        PlannedRequest request = request(story);
        return new Recent(
                story.sentAt().orElseThrow(),
                request.channel(),
                story.reference,
                request.words(),
                request.place(),
                request.lifeSafety(),
                destination(story),
                story.held(),
                story.stage(),
                story.waited());
    }

    /** Where it went; until somebody has seen it there, where it is meant to go. */
    private static Optional<Corporation> destination(Story story) {
        if (story.stage() == Stage.HELD) {
            return Optional.empty();
        }
        return story.corporation()
                .or(() -> request(story).expectation() instanceof Routed routed
                        ? Optional.of(routed.corporation())
                        : Optional.empty());
    }

    private static List<Duration> durations(List<Story> its, Function<Story, Optional<Duration>> measure) {
        return its.stream().flatMap(story -> measure.apply(story).stream()).toList();
    }

    private static PlannedRequest request(Story story) {
        return story.request().orElseThrow();
    }
}
