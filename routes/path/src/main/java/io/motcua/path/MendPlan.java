package io.motcua.path;

import static java.util.stream.Collectors.joining;

import io.motcua.Delivery;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.contract.EventWriter;
import io.motcua.held.By;
import io.motcua.held.Mend;
import io.motcua.held.MendField;
import io.motcua.held.MendRefusedException;
import io.motcua.held.Mended;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.EarlierRequest;
import io.motcua.spi.HeldSubmission;
import io.motcua.spi.HeldSubmission.Addressed;
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
    private final EventWriter events;
    private final Predicate<String> served;

    MendPlan(Ledger ledger, Rereading rereading, FollowUps followUps, EventWriter events, Predicate<String> served) {
        this.ledger = ledger;
        this.rereading = rereading;
        this.followUps = followUps;
        this.events = events;
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
            return assign(found, assign.utility(), by, now);
        } else if (mend instanceof Mend.SendOn sendOn) {
            return sendOn(found, sendOn.anew(), by, now);
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
                    reference(found) + " tells of danger to life; to lower its priority, give a reason");
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
        AuditEntry entry =
                entry(found, "set", by, now, Optional.of(before(found, checked)), Optional.of(after(checked)));
        return new Planned(
                new Intervention.Said(
                        found, entry, names, reason, detail, meaning.map(Meaning.Request::request), decision),
                new Mended(
                        reference(found),
                        meaning.map(one -> one.request().version()).orElse(found.version()),
                        SubmissionState.HELD,
                        utility,
                        Optional.of(reason),
                        meaning.isEmpty() ? List.of(unreadable(found)) : List.of()));
    }

    private Planned assign(HeldSubmission found, String utility, By by, Instant now) {
        requireReason(by, "assign");
        Set<String> known = rereading.understanding().profile().utilities().keySet();
        if (!known.contains(utility)) {
            throw new MendRefusedException(
                    "No utility is called '" + bounded(utility) + "'; there are " + String.join(", ", known));
        }
        Meaning.Request meaning = rereading.understanding().assigned(meaning(found, now), utility);
        return sentOn(found, meaning, "assign", by, now);
    }

    private Planned sendOn(HeldSubmission found, boolean anew, By by, Instant now) {
        Meaning.Request meaning = meaning(found, now);
        Optional<Addressed> addressed = found.addressed();
        boolean asSent = addressed.isPresent()
                && found.request()
                        .filter(sent ->
                                sent.description().equals(meaning.request().description()))
                        .isPresent();
        if (anew && (!asSent || addressed.get().refused())) {
            throw new MendRefusedException(
                    reference(found) + " has no message that waits for an answer; send it on as it is now");
        }
        if (asSent && addressed.get().refused()) {
            throw new MendRefusedException(reference(found) + " was refused by "
                    + addressed.get().backend() + " (" + spoken(found.reason())
                    + "), and nothing has changed since; set what is missing, or assign a utility");
        }
        if (asSent) {
            return again(found, addressed.get(), anew, by, now);
        }
        if (meaning.decision().jurisdiction().isEmpty()) {
            throw new MendRefusedException(reference(found) + " cannot be sent on: "
                    + spoken(meaning.decision().holdReason().orElseThrow())
                    + "; set its provinceCode or customerCode, or assign a utility");
        }
        return sentOn(found, meaning, "send", by, now);
    }

    private Planned again(HeldSubmission found, Addressed addressed, boolean anew, By by, Instant now) {
        requireServed(addressed.backend());
        String before = "held " + found.reason();
        if (!anew) {
            AuditEntry entry = entry(found, "repeat", by, now, Optional.of(before), Optional.of(addressed.backend()));
            return new Planned(
                    new Intervention.Repeated(found, entry),
                    pending(
                            found,
                            found.version(),
                            addressed.backend(),
                            List.of("The same message is sent again: " + addressed.backend()
                                    + " drops it if it has it")));
        }
        Delivery delivery = events.delivery(
                found.request().orElseThrow(),
                found.decision().orElseThrow(),
                found.stored().receipt().trackingId(),
                addressed.backend(),
                addressed.generation() + 1,
                now);
        AuditEntry entry = entry(found, "replay", by, now, Optional.of(before), Optional.of(addressed.backend()));
        return new Planned(
                new Intervention.Replayed(found, entry, delivery),
                pending(found, found.version(), addressed.backend(), List.of()));
    }

    private Planned sentOn(HeldSubmission found, Meaning.Request meaning, String action, By by, Instant now) {
        String utility = meaning.decision().jurisdiction().orElseThrow();
        requireServed(utility);
        Delivery delivery = events.delivery(
                meaning.request(), meaning.decision(), found.stored().receipt().trackingId(), utility, 1, now);
        AuditEntry entry = entry(found, action, by, now, Optional.of("held " + found.reason()), Optional.of(utility));
        List<String> notes = new ArrayList<>();
        found.mayHave().stream()
                .filter(other -> !other.equals(utility))
                .map(other -> other + " may have the request too, and is not told that it went elsewhere")
                .forEach(notes::add);
        return new Planned(
                new Intervention.SentOn(found, entry, meaning.request(), meaning.decision(), delivery),
                pending(found, meaning.request().version(), utility, notes));
    }

    private Planned merge(HeldSubmission found, Reference into, By by, Instant now) {
        EarlierRequest whole = ledger.earlier(into)
                .orElseThrow(() -> new MendRefusedException("No request has the reference " + into));
        if (whole.trackingId().equals(found.stored().receipt().trackingId())) {
            throw new MendRefusedException(into + " is " + reference(found) + " itself, or part of it");
        }
        Meaning.Request meaning = meaning(found, now);
        if (FollowUps.isDanger(meaning.request())) {
            throw new MendRefusedException(
                    reference(found)
                            + " tells of danger to life, which is never part of something older; send it on, or set its priority");
        }
        Optional<Step.Changed> changed = followUps
                .part(meaning, whole, now)
                .orElseThrow(() -> new MendRefusedException(whole.reference() + " is "
                        + whole.state().name().toLowerCase(Locale.ROOT) + " and cannot be added to; send "
                        + reference(found) + " on by itself"))
                .changed();
        List<String> notes = new ArrayList<>();
        Optional<String> sender = found.stored().submission().answerTo();
        if (sender.filter(whole::isOf).isEmpty()) {
            notes.add("They do not seem to be one person's: whoever sent " + reference(found) + " hears of "
                    + whole.reference() + " once, and no more");
        }
        AuditEntry entry = entry(
                found,
                "merge",
                by,
                now,
                Optional.of("held " + found.reason()),
                Optional.of(whole.reference().value()));
        return new Planned(
                new Intervention.Merged(found, entry, whole.reference(), changed),
                new Mended(
                        reference(found),
                        found.version(),
                        SubmissionState.JOINED,
                        changed.map(one -> one.delivery().backend()),
                        Optional.empty(),
                        notes));
    }

    private Planned ignore(HeldSubmission found, By by, Instant now) {
        requireReason(by, "ignore");
        AuditEntry entry =
                entry(found, "ignore", by, now, Optional.of("held " + found.reason()), Optional.of("ignored"));
        List<String> notes = found.mayHave().stream()
                .map(utility -> utility + " may have the request, and is told nothing")
                .toList();
        return new Planned(
                new Intervention.Ignored(found, entry, "Ignored by a person"),
                new Mended(
                        reference(found),
                        found.version(),
                        SubmissionState.IGNORED,
                        Optional.empty(),
                        Optional.empty(),
                        notes));
    }

    private Meaning.Request meaning(HeldSubmission found, Instant now) {
        return rereading
                .meaning(found, Rereading.fields(found.said()), now)
                .orElseThrow(() -> new MendRefusedException(unreadable(found)));
    }

    private String unreadable(HeldSubmission found) {
        return reference(found) + " cannot be read ("
                + rereading.read(found.stored()).unreadable()
                + "); set its description, as you read the bytes, before it is sent on";
    }

    private void requireServed(String utility) {
        if (!served.test(utility)) {
            throw new MendRefusedException(
                    "No backend is configured for utility " + utility + "; configure one, or assign another utility");
        }
    }

    private static void requireReason(By by, String action) {
        if (by.reason().isEmpty()) {
            throw new MendRefusedException("To " + action + ", give a reason");
        }
    }

    private static Mended pending(HeldSubmission found, int version, String utility, List<String> notes) {
        return new Mended(
                reference(found), version, SubmissionState.PENDING, Optional.of(utility), Optional.empty(), notes);
    }

    private static AuditEntry entry(
            HeldSubmission found, String action, By by, Instant now, Optional<String> before, Optional<String> after) {
        return new AuditEntry(now, by.actor(), action, Optional.of(reference(found)), by.reason(), before, after);
    }

    /** What was said, in codes: of a field that is personal, only that something was. */
    private static String after(Map<MendField, String> said) {
        return said.entrySet().stream()
                .map(one -> one.getKey().written() + (one.getKey().personal() ? "" : "=" + one.getValue()))
                .collect(joining(", "));
    }

    private static String before(HeldSubmission found, Map<MendField, String> said) {
        return said.keySet().stream()
                .map(field -> field.written()
                        + (field.personal()
                                ? ""
                                : "=" + found.request().map(r -> code(r, field)).orElse("")))
                .collect(joining(", "));
    }

    private static String code(ServiceRequest request, MendField field) {
        return switch (field) {
            case SERVICE_CODE -> request.serviceCode();
            case PRIORITY -> request.priority().name();
            case HAZARDS -> String.join(",", request.hazards());
            case PROVINCE_CODE ->
                request.location()
                        .province()
                        .map(ServiceRequest.AdminUnit::code)
                        .orElse("");
            case COMMUNE_CODE ->
                request.location().commune().map(ServiceRequest.AdminUnit::code).orElse("");
            case CUSTOMER_CODE, PHONE, NAME, ADDRESS, DESCRIPTION -> "";
        };
    }

    private static Reference reference(HeldSubmission found) {
        return found.stored().receipt().reference();
    }

    private static String spoken(HoldReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String bounded(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
