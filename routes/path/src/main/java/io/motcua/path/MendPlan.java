package io.motcua.path;

import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.contract.EventWriter;
import io.motcua.held.By;
import io.motcua.held.Mend;
import io.motcua.held.MendField;
import io.motcua.held.MendRefusedException;
import io.motcua.held.Mended;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.EarlierRequest;
import io.motcua.spi.HeldSubmission;
import io.motcua.spi.Intervention;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes of a mend what the ledger is to store, or says why it cannot be done. Safe for use by many threads. */
final class MendPlan {
    /** What the bytes alone say; another reading may say something else. */
    private static final Set<HoldReason> OF_UNDERSTANDING = Set.of(
            HoldReason.UNREADABLE,
            HoldReason.FAULT,
            HoldReason.NO_PLACE,
            HoldReason.CONTRADICTORY_PLACE,
            HoldReason.UNSERVED_PLACE);

    private final Ledger ledger;
    private final Rereading rereading;
    private final FollowUps followUps;
    private final SendPlan sending;
    private final Predicate<String> served;

    MendPlan(Ledger ledger, Rereading rereading, FollowUps followUps, EventWriter events, Predicate<String> served) {
        this.ledger = ledger;
        this.rereading = rereading;
        this.followUps = followUps;
        this.sending = new SendPlan(rereading, events, served);
        this.served = served;
    }

    /** What is to be stored, and what came of it when it is. */
    record Planned(Intervention intervention, Mended mended) {}

    /**
     * The plan.
     *
     * @throws MendRefusedException if it cannot be done
     * @throws IllegalArgumentException if something that was said cannot be so
     */
    Planned of(HeldSubmission found, Mend mend, By by, Instant now) {
        if (mend instanceof Mend.SetFields set) {
            return set(found, set, by, now);
        } else if (mend instanceof Mend.AssignRegion assign) {
            requireReason(by, "assign");
            return sending.assign(found, assign.utility(), by, now);
        } else if (mend instanceof Mend.SendOn sendOn) {
            return sending.sendOn(found, sendOn.anew(), by, now);
        } else if (mend instanceof Mend.MergeInto merge) {
            return merge(found, merge.into(), by, now);
        }
        return ignore(found, by, now);
    }

    private Planned set(HeldSubmission found, Mend.SetFields set, By by, Instant now) {
        Map<MendField, String> checked = new EnumMap<>(MendField.class);
        set.fields()
                .forEach((field, value) ->
                        checked.put(field, rereading.understanding().checked(field, value, now)));
        Map<MendField, String> said = Rereading.fields(found.said());
        said.putAll(checked);
        boolean lowered = found.request()
                        .filter(request -> request.priority() == Priority.P0)
                        .isPresent()
                && checked.containsKey(MendField.PRIORITY)
                && !checked.get(MendField.PRIORITY).equals(Priority.P0.name());
        if (lowered && by.reason().isEmpty()) {
            throw new MendRefusedException(
                    found.reference() + " tells of danger to life; to lower its priority, give a reason");
        }
        Optional<Meaning.Request> meaning = rereading.meaning(found, said, now);
        Optional<RoutingDecision> decision = meaning.map(Meaning.Request::decision);
        Optional<String> utility = decision.flatMap(RoutingDecision::jurisdiction);
        HoldReason reason = found.reason();
        if (OF_UNDERSTANDING.contains(reason)) {
            reason = decision.flatMap(RoutingDecision::holdReason).orElse(reason);
            if (utility.isPresent() && !served.test(utility.get())) {
                reason = HoldReason.UNSERVED_PLACE;
            }
        }
        String detail =
                utility.map(to -> "Mended; to " + to + " when it is sent on").orElse("Mended");
        Map<String, String> names = new HashMap<>();
        checked.forEach((field, value) -> names.put(field.written(), value));
        AuditEntry entry = MendEntry.of(
                found,
                "set",
                by,
                now,
                Optional.of(MendEntry.before(found, checked)),
                Optional.of(MendEntry.after(checked)));
        return new Planned(
                new Intervention.Said(
                        found, entry, names, reason, detail, meaning.map(Meaning.Request::request), decision),
                new Mended(
                        found.reference(),
                        meaning.map(one -> one.request().version()).orElse(found.version()),
                        SubmissionState.HELD,
                        utility,
                        Optional.of(reason),
                        meaning.isEmpty() ? List.of(rereading.unreadable(found)) : List.of()));
    }

    private Planned merge(HeldSubmission found, Reference into, By by, Instant now) {
        EarlierRequest whole = ledger.earlier(into)
                .orElseThrow(() -> new MendRefusedException("No request has the reference " + into));
        if (whole.trackingId().equals(found.stored().receipt().trackingId())) {
            throw new MendRefusedException(into + " is " + found.reference() + " itself, or part of it");
        }
        Meaning.Request meaning = rereading.meaning(found, now);
        if (FollowUps.isDanger(meaning.request())) {
            throw new MendRefusedException(
                    found.reference()
                            + " tells of danger to life, which is never part of something older; send it on, or set its priority");
        }
        Optional<Step.Changed> changed = followUps
                .part(meaning, whole, now)
                .orElseThrow(() -> new MendRefusedException(whole.reference() + " is "
                        + whole.state().name().toLowerCase(Locale.ROOT) + " and cannot be added to; send "
                        + found.reference() + " on by itself"))
                .changed();
        List<String> notes = new ArrayList<>();
        Optional<String> sender = found.stored().submission().answerTo();
        if (sender.filter(whole::isOf).isEmpty()) {
            notes.add("They do not seem to be one person's: whoever sent " + found.reference() + " hears of "
                    + whole.reference() + " once, and no more");
        }
        AuditEntry entry = MendEntry.of(
                found,
                "merge",
                by,
                now,
                Optional.of("held " + found.reason()),
                Optional.of(whole.reference().value()));
        return new Planned(
                new Intervention.Merged(found, entry, whole.reference(), changed),
                new Mended(
                        found.reference(),
                        found.version(),
                        SubmissionState.JOINED,
                        changed.map(one -> one.delivery().backend()),
                        Optional.empty(),
                        notes));
    }

    private Planned ignore(HeldSubmission found, By by, Instant now) {
        requireReason(by, "ignore");
        AuditEntry entry =
                MendEntry.of(found, "ignore", by, now, Optional.of("held " + found.reason()), Optional.of("ignored"));
        List<String> notes = found.mayHave().stream()
                .map(utility -> utility + " may have the request, and is told nothing")
                .toList();
        return new Planned(
                new Intervention.Ignored(found, entry, "Ignored by a person"),
                new Mended(
                        found.reference(),
                        found.version(),
                        SubmissionState.IGNORED,
                        Optional.empty(),
                        Optional.empty(),
                        notes));
    }

    private static void requireReason(By by, String action) {
        if (by.reason().isEmpty()) {
            throw new MendRefusedException("To " + action + ", give a reason");
        }
    }
}
