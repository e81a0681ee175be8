package io.motcua.path;

import io.motcua.Alarm.Condition;
import io.motcua.held.By;
import io.motcua.path.LaneState.Flow;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.Lane;
import io.motcua.spi.LaneCounts;
import io.motcua.spi.LaneCounts.Pause;
import io.motcua.spi.LaneOrder;
import io.motcua.spi.Ledger;
import io.motcua.text.Likeness;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The door for people to the lanes of a gateway: what waits in each, pausing and resuming. A pause is the ledger's: it
 * outlasts restarts, and holds for all gateways of one ledger. While it lasts requests are accepted and other lanes run
 * as ever; what is under way goes on; danger to life waits too. Safe for use by many threads.
 */
public final class LaneDesk {
    private static final String NOTICES = Lane.notices("").name();
    private static final String DELIVERY = Lane.delivery("").name();

    private final Ledger ledger;
    private final Collection<String> utilities;
    private final Collection<String> channels;
    private final AlarmBook book;
    private final LaneAlarms alarms;
    private final Clock clock;

    LaneDesk(Ledger ledger, Collection<String> utilities, Collection<String> channels, AlarmBook book, Clock clock) {
        this.ledger = ledger;
        this.utilities = utilities;
        this.channels = channels;
        this.book = book;
        this.alarms = new LaneAlarms(book);
        this.clock = clock;
    }

    /** The lanes of this gateway, and others of the ledger in which something waits: utilities first. */
    public List<LaneState> list() {
        Map<Lane, LaneCounts> lanes = new LinkedHashMap<>();
        known().forEach(lane -> lanes.put(lane, LaneCounts.empty(lane)));
        ledger.lanes().forEach(counts -> lanes.put(counts.lane(), counts));
        List<LaneState> states = new ArrayList<>();
        lanes.values().forEach(counts -> states.add(new LaneState(name(counts.lane()), flow(counts), counts)));
        return states;
    }

    /**
     * Lets nothing go out of a lane any more, until it is resumed.
     *
     * @param name a utility's id, or {@code notices:<channel>}
     * @param by must say why
     * @return completes when it is stored; exceptionally with {@link LaneRefusedException} if the lane is paused
     *     already
     * @throws LaneRefusedException if there is no such lane, or no reason is given
     */
    public CompletionStage<Void> pause(String name, By by) {
        Lane lane = lane(name);
        if (by.reason().isEmpty()) {
            throw new LaneRefusedException("Say why " + name + " is paused: whoever comes next must know");
        }
        return order(lane, true, by).thenAccept(done -> alarms.paused(lane, by.actor(), by.reason()));
    }

    /**
     * Lets everything go out of a lane again.
     *
     * @return completes when it is stored; exceptionally with {@link LaneRefusedException} if the lane is not paused
     * @throws LaneRefusedException if there is no such lane
     */
    public CompletionStage<Void> resume(String name, By by) {
        Lane lane = lane(name);
        return order(lane, false, by).thenAccept(done -> alarms.resumed(lane, by.actor()));
    }

    /** Tells of what was so before the gateway started: what was paused, and what requests wait for a person for. */
    void remember() {
        for (LaneCounts counts : ledger.lanes()) {
            counts.paused().ifPresent(pause -> alarms.paused(counts.lane(), pause.by(), pause.reason()));
            if (counts.unanswered().nothingSince()) {
                alarms.silent(name(counts.lane()));
            }
            if (counts.givenUp().nothingSince()) {
                alarms.givenUp(counts.lane(), "was before the gateway started");
            }
        }
    }

    private CompletionStage<Lane> order(Lane lane, boolean paused, By by) {
        String name = name(lane);
        AuditEntry entry = new AuditEntry(
                clock.instant(),
                by.actor(),
                paused ? "pause" : "resume",
                Optional.empty(),
                by.reason(),
                Optional.of(name + (paused ? " open" : " paused")),
                Optional.of(name + (paused ? " paused" : " open")));
        return ledger.record(new LaneOrder(lane, paused, entry)).exceptionallyCompose(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            return CompletableFuture.failedFuture(
                    cause instanceof IllegalStateException ? new LaneRefusedException(refusal(lane)) : cause);
        });
    }

    private String refusal(Lane lane) {
        return name(lane)
                + ledger.lanes().stream()
                        .filter(counts -> counts.lane().equals(lane))
                        .flatMap(counts -> counts.paused().stream())
                        .findFirst()
                        .map(LaneDesk::spoken)
                        .orElse(" is not paused");
    }

    private static String spoken(Pause pause) {
        return " is paused already, by " + pause.by() + " since " + pause.since()
                + pause.reason().map(reason -> ", because: " + reason).orElse("");
    }

    private Flow flow(LaneCounts counts) {
        if (counts.paused().isPresent()) {
            return Flow.PAUSED;
        }
        return book.isOpen(Condition.FAILING, counts.lane().name()) ? Flow.FAILING : Flow.OPEN;
    }

    private Lane lane(String name) {
        return known().filter(lane -> name(lane).equals(name))
                .findFirst()
                .orElseThrow(() -> new LaneRefusedException("This gateway has no lane '" + name + "'; " + meant(name)
                        + "there are " + known().map(LaneDesk::name).collect(Collectors.joining(", "))));
    }

    private String meant(String name) {
        return Likeness.nearest(name, known().map(LaneDesk::name).toList())
                .map(near -> "did you mean " + near + "? ")
                .orElse("");
    }

    private Stream<Lane> known() {
        return Stream.concat(
                utilities.stream().sorted().map(Lane::delivery),
                channels.stream().sorted().map(Lane::notices));
    }

    static String name(Lane lane) {
        return lane.name().startsWith(NOTICES) ? lane.name() : lane.name().substring(DELIVERY.length());
    }
}
