package io.motcua.path;

import io.motcua.Evidence;
import io.motcua.HoldReason;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.Location;
import io.motcua.UnreadableException;
import io.motcua.held.HeldView;
import io.motcua.held.MendField;
import io.motcua.held.MendRefusedException;
import io.motcua.spi.HeldSubmission;
import io.motcua.spi.Normaliser;
import io.motcua.spi.StoredSubmission;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads stored submissions anew, with what persons have said of them, and with the words of what became part of them.
 * Safe for use by many threads.
 */
final class Rereading {
    private final Understanding understanding;
    private final Map<String, Normaliser> normalisers;

    Rereading(Understanding understanding, Map<String, Normaliser> normalisers) {
        this.understanding = understanding;
        this.normalisers = Map.copyOf(normalisers);
    }

    /** Which text stood in which field, or why nobody can tell. */
    record Read(Optional<Reading> reading, String unreadable) {}

    Understanding understanding() {
        return understanding;
    }

    Read read(StoredSubmission stored) {
        String channel = stored.submission().channel();
        Normaliser normaliser = normalisers.get(channel);
        if (normaliser == null) {
            return new Read(
                    Optional.empty(), "No normaliser is configured for channel " + channel + "; add the channel");
        }
        try {
            return new Read(Optional.of(normaliser.read(stored.submission())), "");
        } catch (UnreadableException e) {
            return new Read(Optional.empty(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new Read(
                    Optional.empty(), "The reading failed with " + e.getClass().getSimpleName());
        }
    }

    /**
     * What a held submission means now.
     *
     * @param said what persons have said of it
     * @param asOf the instant of responsibility
     * @return empty if its bytes cannot be read and nobody has said what is asked for
     */
    Optional<Meaning.Request> meaning(HeldSubmission found, Map<MendField, String> said, Instant asOf) {
        Optional<Reading> reading = read(found.stored()).reading();
        if (reading.isEmpty() && !said.containsKey(MendField.DESCRIPTION)) {
            return Optional.empty();
        }
        Meaning.Request own = understanding.of(
                found.stored(), reading.orElseGet(() -> Reading.builder().build()), said, asOf);
        List<Meaning.Request> followUps = found.followUps().stream()
                .flatMap(stored -> meaning(understanding, stored, asOf).stream())
                .toList();
        Meaning.Request meaning = asFollowUps(asEarlier(own, found), followUps);
        ServiceRequest request = meaning.request().toBuilder()
                .relatedRequests(found.request()
                        .map(ServiceRequest::relatedRequests)
                        .orElse(meaning.request().relatedRequests()))
                .build();
        for (Meaning.Request followUp : followUps) {
            request = FollowUps.withWords(request, followUp.request());
        }
        return Optional.of(new Meaning.Request(request, meaning.decision()));
    }

    /**
     * What a held submission means, by all that was said of it.
     *
     * @param asOf the instant of responsibility
     * @throws MendRefusedException if its bytes cannot be read and nobody has said what is asked for
     */
    Meaning.Request meaning(HeldSubmission found, Instant asOf) {
        return meaning(found, fields(found.said()), asOf)
                .orElseThrow(() -> new MendRefusedException(unreadable(found)));
    }

    /** Why a held submission has no meaning, and what to do. */
    String unreadable(HeldSubmission found) {
        return found.reference() + " cannot be read ("
                + read(found.stored()).unreadable()
                + "); set its description, as you read the bytes, before it is sent on";
    }

    /** The words of what became part of it. */
    List<HeldView.FollowUp> words(HeldSubmission found) {
        return found.followUps().stream()
                .map(stored -> new HeldView.FollowUp(
                        stored.receipt().reference(),
                        read(stored).reading().map(Reading::description).orElse("")))
                .toList();
    }

    /** What a stored submission would mean if it arrived now as it did then; empty if it asks for nothing. */
    Optional<Meaning.Request> asReceived(Understanding by, StoredSubmission stored) {
        return meaning(by, stored, stored.submission().receivedAt());
    }

    private Optional<Meaning.Request> meaning(Understanding by, StoredSubmission stored, Instant asOf) {
        return read(stored)
                .reading()
                .map(reading -> by.of(stored, reading, asOf))
                .filter(Meaning.Request.class::isInstance)
                .map(Meaning.Request.class::cast);
    }

    /** What was said, by field; what is no field any more is left out. */
    static Map<MendField, String> fields(Map<String, String> said) {
        Map<MendField, String> fields = new EnumMap<>(MendField.class);
        said.forEach((name, value) -> MendField.named(name).ifPresent(field -> fields.put(field, value)));
        return fields;
    }

    /** A request that says nothing of a place is where its follow-ups say, if they all say the same. */
    private static Meaning.Request asFollowUps(Meaning.Request own, List<Meaning.Request> followUps) {
        List<Meaning.Request> placed = followUps.stream()
                .filter(one -> one.decision().jurisdiction().isPresent())
                .toList();
        long utilities = placed.stream()
                .map(one -> one.decision().jurisdiction())
                .distinct()
                .count();
        return placeless(own) && utilities == 1 ? at(own, placed.get(placed.size() - 1)) : own;
    }

    /** A follow-up that says nothing of a place goes where the request went that it follows up, now as before. */
    private static Meaning.Request asEarlier(Meaning.Request own, HeldSubmission found) {
        Optional<RoutingDecision> before = found.decision()
                .filter(decision -> decision.because()
                        .filter(Evidence.EARLIER_REQUEST::equals)
                        .isPresent());
        return placeless(own) && before.isPresent() && found.request().isPresent()
                ? at(own, new Meaning.Request(found.request().get(), before.get()))
                : own;
    }

    private static boolean placeless(Meaning.Request meaning) {
        return meaning.decision()
                .holdReason()
                .filter(HoldReason.NO_PLACE::equals)
                .isPresent();
    }

    /** The request at the other's place, decided as that. */
    private static Meaning.Request at(Meaning.Request own, Meaning.Request other) {
        ServiceRequest request = own.request();
        Location place =
                request.location().equals(Location.UNKNOWN) ? other.request().location() : request.location();
        return new Meaning.Request(
                request.toBuilder()
                        .jurisdictionId(other.decision().jurisdiction())
                        .customerCode(request.customerCode().or(other.request()::customerCode))
                        .location(place)
                        .build(),
                other.decision());
    }
}
