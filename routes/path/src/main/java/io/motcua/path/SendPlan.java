package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.HoldReason;
import io.motcua.contract.EventWriter;
import io.motcua.held.By;
import io.motcua.held.MendRefusedException;
import io.motcua.held.Mended;
import io.motcua.path.MendPlan.Planned;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.HeldSubmission;
import io.motcua.spi.HeldSubmission.Addressed;
import io.motcua.spi.Intervention;
import io.motcua.spi.SubmissionState;
import io.motcua.text.Likeness;
import io.motcua.understanding.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes the plan by which a held request leaves its hold for a utility: a person's choice, what is understood of it now, or
 * once more what was sent before. Safe for use by many threads.
 */
final class SendPlan {
    private final Rereading rereading;
    private final EventWriter events;
    private final Predicate<String> served;

    SendPlan(Rereading rereading, EventWriter events, Predicate<String> served) {
        this.rereading = rereading;
        this.events = events;
        this.served = served;
    }

    Planned assign(HeldSubmission found, String utility, By by, Instant now) {
        Set<String> known = rereading.understanding().profile().utilities().keySet();
        if (!known.contains(utility)) {
            throw new MendRefusedException("No utility is called '" + bounded(utility) + "'; "
                    + Likeness.nearest(utility, known)
                            .map(near -> "did you mean " + near + "? ")
                            .orElse("")
                    + "there are " + String.join(", ", known));
        }
        Meaning.Request meaning = rereading.understanding().assigned(rereading.meaning(found, now), utility);
        return sentOn(found, meaning, "assign", by, now);
    }

    Planned sendOn(HeldSubmission found, boolean anew, By by, Instant now) {
        Meaning.Request meaning = rereading.meaning(found, now);
        Optional<Addressed> addressed = found.addressed();
        boolean asSent = addressed.isPresent()
                && found.request()
                        .filter(sent ->
                                sent.description().equals(meaning.request().description()))
                        .isPresent();
        if (anew && (!asSent || addressed.get().refused())) {
            throw new MendRefusedException(
                    found.reference() + " has no message that waits for an answer; send it on as it is now");
        }
        if (asSent && addressed.get().refused()) {
            throw new MendRefusedException(found.reference() + " was refused by "
                    + addressed.get().backend() + " (" + spoken(found.reason())
                    + "), and nothing has changed since; set what is missing, or assign a utility");
        }
        if (asSent) {
            return again(found, addressed.get(), anew, by, now);
        }
        if (meaning.decision().jurisdiction().isEmpty()) {
            throw new MendRefusedException(found.reference() + " cannot be sent on: "
                    + spoken(meaning.decision().holdReason().orElseThrow())
                    + "; set its provinceCode or customerCode, or assign a utility");
        }
        return sentOn(found, meaning, "send", by, now);
    }

    private Planned again(HeldSubmission found, Addressed addressed, boolean anew, By by, Instant now) {
        requireServed(addressed.backend());
        String before = "held " + found.reason();
        if (!anew) {
            AuditEntry entry =
                    MendEntry.of(found, "repeat", by, now, Optional.of(before), Optional.of(addressed.backend()));
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
        AuditEntry entry =
                MendEntry.of(found, "replay", by, now, Optional.of(before), Optional.of(addressed.backend()));
        return new Planned(
                new Intervention.Replayed(found, entry, delivery),
                pending(found, found.version(), addressed.backend(), List.of()));
    }

    private Planned sentOn(HeldSubmission found, Meaning.Request meaning, String action, By by, Instant now) {
        String utility = meaning.decision().jurisdiction().orElseThrow();
        requireServed(utility);
        Delivery delivery = events.delivery(
                meaning.request(), meaning.decision(), found.stored().receipt().trackingId(), utility, 1, now);
        AuditEntry entry =
                MendEntry.of(found, action, by, now, Optional.of("held " + found.reason()), Optional.of(utility));
        List<String> notes = new ArrayList<>();
        found.mayHave().stream()
                .filter(other -> !other.equals(utility))
                .map(other -> other + " may have the request too, and is not told that it went elsewhere")
                .forEach(notes::add);
        return new Planned(
                new Intervention.SentOn(found, entry, meaning.request(), meaning.decision(), delivery),
                pending(found, meaning.request().version(), utility, notes));
    }

    private void requireServed(String utility) {
        if (!served.test(utility)) {
            throw new MendRefusedException(
                    "No backend is configured for utility " + utility + "; configure one, or assign another utility");
        }
    }

    private static Mended pending(HeldSubmission found, int version, String utility, List<String> notes) {
        return new Mended(
                found.reference(), version, SubmissionState.PENDING, Optional.of(utility), Optional.empty(), notes);
    }

    private static String spoken(HoldReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String bounded(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
