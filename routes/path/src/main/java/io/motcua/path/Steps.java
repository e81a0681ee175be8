package io.motcua.path;

import io.motcua.Answer;
import io.motcua.Delivery;
import io.motcua.Notice;
import io.motcua.Receipt;
import io.motcua.StatusListener;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.contract.EventWriter;
import io.motcua.sla.SlaListener;
import io.motcua.spi.Ledger;
import io.motcua.spi.Normaliser;
import io.motcua.spi.Reply;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.ReplyResult.Verdict;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import io.motcua.understanding.Understanding;
import io.motcua.understanding.Wording;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the routes call, one method a step. No Camel here. Safe for use by many threads. */
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final Ledger ledger;
    private final EventWriter events;
    private final UnderstandStep understandStep;
    private final RouteStep routeStep;
    private final Map<String, Normaliser> normalisers;
    private final List<StatusListener> listeners;
    private final AcceptsFirst accepts;
    private final ClockStarts starts;
    private final ClockWatch clocks;
    private final NewsStep newsStep;
    private final LaneAlarms alarms;
    private final UnknownWords words;
    private final Clock clock;
    private volatile Sense sense;

    /**
     * The steps of one gateway.
     *
     * @param source names the gateway in its events
     * @param normalisers by channel
     * @param served whether there is a lane to this utility
     */
    Steps(
            Ledger ledger,
            Understanding understanding,
            URI source,
            Map<String, Normaliser> normalisers,
            Predicate<String> served,
            List<StatusListener> listeners,
            List<SlaListener> slaListeners,
            AlarmBook alarms,
            AcceptsFirst accepts,
            Clock clock) {
        this.ledger = ledger;
        this.events = new EventWriter(source, this::isAboveUnits);
        this.normalisers = Map.copyOf(normalisers);
        this.listeners = List.copyOf(listeners);
        this.accepts = accepts;
        this.clock = clock;
        this.alarms = new LaneAlarms(alarms);
        this.words = new UnknownWords(this.alarms);
        this.sense = Sense.of(understanding, this.normalisers);
        this.starts = new ClockStarts(() -> sense.understanding().profile());
        this.understandStep = new UnderstandStep(normalisers, () -> sense);
        this.newsStep = new NewsStep(() -> sense.understanding().profile(), clock);
        this.routeStep = new RouteStep(ledger, events, starts, served, clock);
        this.clocks = new ClockWatch(() -> sense.understanding().profile(), starts, slaListeners, alarms, clock);
    }

    /** Finds out what submissions mean. */
    UnderstandStep understandStep() {
        return understandStep;
    }

    /** Says where they go. */
    RouteStep routeStep() {
        return routeStep;
    }

    /** Says whom news of another's request concerns. */
    NewsStep newsStep() {
        return newsStep;
    }

    /** Makes what is delivered. */
    EventWriter events() {
        return events;
    }

    /** Looks at clocks. */
    ClockWatch clocks() {
        return clocks;
    }

    /** Says which clocks begin. */
    ClockStarts starts() {
        return starts;
    }

    /** Tells people of lanes. */
    LaneAlarms alarms() {
        return alarms;
    }

    /** What requests are understood by now. */
    Understanding understanding() {
        return sense.understanding();
    }

    /** From the next request on, makes sense of requests by this; those under way keep the one that they began with. */
    void understandBy(Understanding next) {
        sense = Sense.of(next, normalisers);
    }

    /** A sent delivery whose utility should have acknowledged by now. */
    record Overdue(Work<Delivery> work) {}

    /** What requesters are to be told. */
    record Updates(List<StatusUpdate> list) {}

    /** Replies that came together. */
    record Batch(List<Reply> replies) {}

    /** What was made of a batch, in its order. */
    record Results(List<ReplyResult> list) {}

    /** Gives the submission its class by a first look, and stores it. */
    CompletionStage<Receipt> accept(Submission submission) {
        Submission stored = sense.glance().classed(submission);
        accepts.entered();
        try {
            return ledger.accept(stored).whenComplete((receipt, failure) -> accepts.left());
        } catch (RuntimeException e) {
            accepts.left();
            throw e;
        }
    }

    /** Stores the result of a step, once. */
    CompletionStage<Updates> record(Step step) {
        CompletionStage<Updates> recorded = ledger.record(step).thenApply(Updates::new);
        return step instanceof Step.DeadlinePassed passed
                ? recorded.whenComplete((updates, failure) -> {
                    if (failure == null) {
                        silent(passed.work().subject());
                    }
                })
                : recorded;
    }

    /** The step of a utility that did not acknowledge in time. */
    Step giveToPerson(Overdue overdue) {
        return new Step.DeadlinePassed(overdue.work(), clock.instant());
    }

    /** Stores what utilities say, a batch in one commit. */
    CompletionStage<Results> recordReplies(Batch batch) {
        return ledger.record(batch.replies()).thenApply(results -> {
            for (int i = 0; i < results.size(); i++) {
                Reply reply = batch.replies().get(i);
                if (results.get(i).awaited()) {
                    alarms.heard(reply.backend());
                }
                if (results.get(i).verdict() == Verdict.MALFORMED) {
                    words.look(reply);
                }
            }
            return new Results(results);
        });
    }

    /** The answer may have come while the deadline was being looked at; that is asked once for each time of silence. */
    private void silent(Delivery delivery) {
        boolean unanswered = !alarms.isSilent(delivery.backend())
                && ledger.find(delivery.reference()).stream()
                        .flatMap(history -> history.deliveries().stream())
                        .anyMatch(one -> one.backend().equals(delivery.backend())
                                && one.version() == delivery.version()
                                && one.acknowledgedAt().isEmpty());
        if (unanswered) {
            alarms.silent(delivery.backend());
        }
    }

    /** Puts notices into words. */
    Answer word(Telling telling) {
        List<Notice> notices = telling.notices();
        Wording wording = sense.wording();
        return (notices.size() == 1 ? wording.of(notices.get(0)) : wording.of(notices))
                .orElseThrow(() -> new NoWordsException(notices.get(0)));
    }

    /** Tells everyone who listens. */
    void tell(Updates updates) {
        updates.list().forEach(this::tell);
    }

    /** Tells everyone who listens what replies have changed. */
    void tell(Results results) {
        results.list().forEach(result -> result.updates().forEach(this::tell));
    }

    private void tell(StatusUpdate update) {
        for (StatusListener listener : listeners) {
            try {
                listener.told(update);
            } catch (RuntimeException e) {
                LOG.warn("A status listener failed; the update is stored all the same [{}]", update, e);
            }
        }
    }

    private boolean isAboveUnits(String service) {
        return sense.understanding().profile().serviceLevels().aboveUnits().contains(service);
    }
}
