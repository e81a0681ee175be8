package io.motcua.path;

import io.motcua.Answer;
import io.motcua.Delivery;
import io.motcua.HoldReason;
import io.motcua.Notice;
import io.motcua.NoticeWish;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.StatusListener;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.Urgency;
import io.motcua.contract.EventWriter;
import io.motcua.sla.SlaListener;
import io.motcua.spi.EarlierRequest;
import io.motcua.spi.Ledger;
import io.motcua.spi.Normaliser;
import io.motcua.spi.Reply;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.Step;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.Work;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.NoticeWishes;
import io.motcua.understanding.QuotedReferences;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import io.motcua.understanding.Wording;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the routes call, one method a step. No Camel here. Safe for use by many threads. */
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    /** How long a follow-up waits before it is looked at again, while what it follows up is not understood. */
    private static final Duration UNDERSTOOD_SOON = Duration.ofMillis(500);

    private final Ledger ledger;
    private final EventWriter events;
    private final FollowUps followUps;
    private final NotMine notMine;
    private final Map<String, Normaliser> normalisers;
    private final Predicate<String> served;
    private final List<StatusListener> listeners;
    private final AcceptsFirst accepts;
    private final ClockStarts starts;
    private final ClockWatch clocks;
    private final LaneAlarms alarms;
    private final Clock clock;
    private volatile Sense sense;

    /** All that a version of the profile makes of requests; whoever uses it reads it once for each request. */
    private record Sense(Understanding understanding, Wording wording, NoticeWishes wishes, Glance glance) {}

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
        this.followUps = new FollowUps(ledger, events, served);
        this.notMine = new NotMine(ledger, events, served);
        this.normalisers = Map.copyOf(normalisers);
        this.served = served;
        this.listeners = List.copyOf(listeners);
        this.accepts = accepts;
        this.clock = clock;
        this.alarms = new LaneAlarms(alarms);
        this.sense = sense(understanding);
        this.starts = new ClockStarts(() -> sense.understanding().profile());
        this.clocks = new ClockWatch(() -> sense.understanding().profile(), starts, slaListeners, alarms, clock);
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
        sense = sense(next);
    }

    /** A submission that is to be understood now. */
    record Due(Work<StoredSubmission> work) {}

    /** A sent delivery whose utility should have acknowledged by now. */
    record Overdue(Work<Delivery> work) {}

    /** What came of reading a submission: its meaning, or why there is none. */
    sealed interface Understood {
        record Meant(Work<StoredSubmission> work, Meaning meaning, List<Reference> quoted, Optional<String> sender)
                implements Understood {}

        /** Which notices the sender wishes, and nothing else. */
        record Wish(Work<StoredSubmission> work, NoticeWish wish) implements Understood {}

        record Unclear(Work<StoredSubmission> work, HoldReason reason, String detail) implements Understood {}

        /** Understood before, and refused by a utility that does not serve the place. */
        record Refused(Work<StoredSubmission> work, String by) implements Understood {}
    }

    /** What requesters are to be told. */
    record Updates(List<StatusUpdate> list) {}

    /** Replies that came together. */
    record Batch(List<Reply> replies) {}

    /** What was made of a batch, in its order. */
    record Results(List<ReplyResult> list) {}

    /** Gives the submission its class by a first look, and stores it. */
    CompletionStage<Receipt> accept(Submission submission) {
        Urgency seen = sense.glance().at(submission);
        Submission stored = seen == submission.urgency() ? submission : withUrgency(submission, seen);
        accepts.entered();
        try {
            return ledger.accept(stored).whenComplete((receipt, failure) -> accepts.left());
        } catch (RuntimeException e) {
            accepts.left();
            throw e;
        }
    }

    /** Reads the bytes as their channel's format, and finds out what the words mean and who serves the place. */
    Understood understand(Due due) {
        Work<StoredSubmission> work = due.work();
        if (work.subject().refusedBy().isPresent()) {
            return new Understood.Refused(work, work.subject().refusedBy().get());
        }
        Submission submission = work.subject().submission();
        Normaliser normaliser = normalisers.get(submission.channel());
        if (normaliser == null) {
            return new Understood.Unclear(
                    work,
                    HoldReason.UNREADABLE,
                    "No normaliser is configured for channel " + submission.channel() + "; add the channel");
        }
        Understanding understanding = sense.understanding();
        try {
            Reading reading = normaliser.read(submission);
            Optional<NoticeWish> wish = sense.wishes().in(submission.channel(), reading);
            if (wish.isPresent() && submission.answerTo().isPresent()) {
                return new Understood.Wish(work, wish.get());
            }
            Meaning meaning = understanding.of(work.subject(), reading, submission.receivedAt());
            Optional<String> sender = submission.answerTo().or(() -> understanding.phoneSetApart(reading));
            return new Understood.Meant(work, meaning, QuotedReferences.in(reading), sender);
        } catch (UnreadableException e) {
            return new Understood.Unclear(work, HoldReason.UNREADABLE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new Understood.Unclear(work, HoldReason.FAULT, fault("understand", work, e));
        }
    }

    /** Makes the delivery to the utility that was decided on, or says what keeps it from going there. */
    Step route(Understood understood) {
        if (understood instanceof Understood.Unclear unclear) {
            return held(unclear.work(), unclear.reason(), unclear.detail(), Optional.empty(), Optional.empty());
        }
        if (understood instanceof Understood.Refused refused) {
            Step step = notMine.elsewhere(refused.work(), refused.by(), clock.instant());
            return step instanceof Step.Routed routed ? starts.with(routed) : step;
        }
        if (understood instanceof Understood.Wish wished) {
            return new Step.Wished(wished.work(), wished.wish(), clock.instant());
        }
        Understood.Meant meant = (Understood.Meant) understood;
        if (meant.meaning() instanceof Meaning.Ignored ignored) {
            return new Step.Ignored(meant.work(), ignored.cause(), clock.instant());
        }
        Meaning.Request meaning = (Meaning.Request) meant.meaning();
        if (followUps.isTooEarly(meant.work().subject().submission(), meaning.request(), meant.quoted())) {
            Instant now = clock.instant();
            return new Step.Postponed(meant.work(), now.plus(UNDERSTOOD_SOON), now);
        }
        Optional<EarlierRequest> earlier =
                followUps.earlier(meant.work().subject().submission(), meant.sender(), meant.quoted());
        try {
            return route(meant.work(), meaning, earlier);
        } catch (RuntimeException e) {
            return held(
                    meant.work(),
                    HoldReason.FAULT,
                    fault("route", meant.work(), e),
                    Optional.of(meaning.request()),
                    Optional.of(meaning.decision()));
        }
    }

    private Step route(Work<StoredSubmission> work, Meaning.Request meaning, Optional<EarlierRequest> earlier) {
        if (earlier.isEmpty()) {
            return route(work, meaning.request(), meaning.decision());
        }
        return followUps
                .join(work, meaning, earlier.get(), clock.instant())
                .map(this::withClocks)
                .orElseGet(() -> {
                    Meaning.Request linked = followUps.linked(meaning, earlier.get());
                    return route(work, linked.request(), linked.decision());
                });
    }

    private Step route(Work<StoredSubmission> work, ServiceRequest request, RoutingDecision decision) {
        Optional<ServiceRequest> kept = Optional.of(request);
        if (decision.jurisdiction().isEmpty()) {
            HoldReason reason = decision.holdReason().orElseThrow();
            return held(work, reason, "No utility was found for the place", kept, Optional.of(decision));
        }
        String utility = decision.jurisdiction().get();
        if (!served.test(utility)) {
            String detail = "No backend is configured for utility " + utility;
            return held(work, HoldReason.UNSERVED_PLACE, detail, kept, Optional.of(decision));
        }
        Instant now = clock.instant();
        Delivery delivery =
                events.delivery(request, decision, work.subject().receipt().trackingId(), utility, 1, now);
        return starts.with(new Step.Routed(work, request, decision, delivery, now));
    }

    private Step withClocks(Step step) {
        return step instanceof Step.Joined joined ? starts.with(joined) : step;
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
                if (results.get(i).awaited()) {
                    alarms.heard(batch.replies().get(i).backend());
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

    private Sense sense(Understanding understanding) {
        return new Sense(
                understanding,
                new Wording(understanding.profile()),
                new NoticeWishes(understanding.profile()),
                new Glance(understanding, normalisers));
    }

    private Step held(
            Work<StoredSubmission> work,
            HoldReason reason,
            String detail,
            Optional<ServiceRequest> request,
            Optional<RoutingDecision> decision) {
        return new Step.Held(work, reason, detail, request, decision, clock.instant());
    }

    /** Logs a fault of ours, and names it for whoever looks at the held submission; never with the citizen's words. */
    private static String fault(String step, Work<StoredSubmission> work, RuntimeException e) {
        LOG.error(
                "The step '{}' failed; the submission is held [{}]",
                step,
                work.subject().submission(),
                e);
        return "The step '" + step + "' failed with " + e.getClass().getSimpleName() + "; see the log";
    }

    private static Submission withUrgency(Submission submission, Urgency urgency) {
        return new Submission(
                submission.trackingId(),
                submission.channel(),
                submission.account(),
                submission.receivedAt(),
                urgency,
                submission.dedupeKey(),
                submission.payload(),
                submission.transport());
    }
}
