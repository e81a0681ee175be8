package io.motcua.gateway.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a request went where it went, and what came of it.
 *
 * @param state where it is now, in lower case
 * @param held why it waits for a person, while it does
 * @param request what it was understood to be, once it was
 * @param decision who serves it and why, or why nobody can tell
 * @param deliveries oldest first
 * @param obstacles what keeps deliveries that are not over from going on, and what to do about it
 * @param told what the requester was told, oldest first
 * @param notices the messages that told it, oldest first; none on channels where the requester asks
 * @param joinedTo the request that this follow-up became part of
 * @param followUps what became part of this request, oldest first
 * @param appointment when the utility and the requester have agreed to meet, while that stands
 */
public record Explanation(
        String reference,
        String trackingId,
        String channel,
        String account,
        Instant receivedAt,
        Instant storedAt,
        String urgency,
        String state,
        Optional<Held> held,
        String payloadSha256,
        Optional<Request> request,
        Optional<Decision> decision,
        List<Sending> deliveries,
        List<Obstacle> obstacles,
        List<Told> told,
        List<Notice> notices,
        Optional<String> joinedTo,
        List<String> followUps,
        Optional<Window> appointment) {

    /** Why it waits for a person: the reason's name, and the fact behind it. */
    public record Held(String reason, String detail) {}

    /**
     * What it was understood to be; of the person only what tells two requests apart.
     *
     * @param customerCode its unit, the rest masked
     * @param phone its last digits
     * @param name whether one was given, never which
     * @param related the requests that it belongs to, and what they are to it
     * @param words how many characters the person wrote
     */
    public record Request(
            int version,
            String serviceCode,
            String priority,
            List<String> hazards,
            Optional<String> customerCode,
            Optional<String> phone,
            Optional<String> name,
            List<String> place,
            List<String> related,
            int words,
            int attachments) {}

    /**
     * Who serves it.
     *
     * @param jurisdiction the utility; absent when a person must decide
     * @param reason why a person must decide
     * @param because the decisive evidence's kind
     * @param rule which rule decided, or held
     * @param words the same in sentences, by language
     */
    public record Decision(
            Optional<String> jurisdiction,
            Optional<String> reason,
            Optional<String> because,
            String rule,
            Map<String, List<String>> words,
            String profileVersion,
            LocalDate asOf,
            List<Candidate> candidates) {}

    /** A utility that some evidence speaks for, and all that speaks for and against it. */
    public record Candidate(String jurisdiction, List<Fact> speaksFor, List<Fact> speaksAgainst) {}

    /**
     * A fact and where it stood.
     *
     * @param where the field and the span of characters in it, for example {@code description[12..20)}
     */
    public record Fact(String kind, String value, String where, String rule, double confidence) {}

    /**
     * A delivery. Sent is the broker's word, acknowledged the utility's.
     *
     * @param sentAt when the attempt began, if its answer was the acknowledgment
     * @param lastCause why the last attempt did not get through, or nobody knows whether it did
     * @param takenOverFrom the utility that was decided on, if this one has it in its place
     * @param takenOverBecause why it has it
     */
    public record Sending(
            String deliveryId,
            String backend,
            int version,
            int generation,
            int attempts,
            Optional<Instant> sentAt,
            Optional<Instant> acknowledgedAt,
            Optional<Instant> acknowledgeBy,
            Optional<String> backendReference,
            Optional<String> lastOutcome,
            Optional<String> lastCause,
            Optional<String> takenOverFrom,
            Optional<String> takenOverBecause) {}

    /**
     * What keeps a delivery from going on.
     *
     * @param backend whose delivery
     * @param condition as an alarm names it; {@code NOT_RUNNING} if no gateway runs
     * @param text what is the matter and what to do next
     */
    public record Obstacle(String backend, String condition, Optional<Instant> since, String text) {}

    /**
     * Something that the requester was told.
     *
     * @param notice how many characters of the utility's own words came with it
     * @param becauseOf the other request that the utility said it of
     * @param appointment what is new about an appointment, in lower case, if that is what was told
     * @param window of that appointment
     */
    public record Told(
            String status,
            String by,
            Instant at,
            Optional<Integer> notice,
            Optional<String> becauseOf,
            Optional<String> appointment,
            Optional<Window> window) {}

    /** From when until when. */
    public record Window(Instant start, Instant end) {}

    /**
     * A message to the requester.
     *
     * @param state due, sent or given up, in lower case
     */
    public record Notice(String status, String state, int attempts, Optional<Instant> sentAt) {}
}
