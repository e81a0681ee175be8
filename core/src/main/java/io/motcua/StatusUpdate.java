package io.motcua;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the requester is told, on the channel they came by.
 *
 * @param updateId names this piece of news, so that nobody is told it twice
 * @param trackingId the submission it is about
 * @param reference what the requester knows it by
 * @param channel how the requester reached us
 * @param account which of the channel's addresses they used
 * @param status what is so now
 * @param notice words of the utility for the requester, if it sent any
 * @param expectedAt when the utility expects to be done, if it said so
 * @param by who says so: a utility's id, or {@code motcua} for the gateway itself
 * @param at when it became so
 * @param becauseOf the request that the utility said it of, when that was another; it may be another person's, who is
 *     never named to this one
 * @param appointment what is new about an appointment, if that is the news; the status is then as it was
 */
public record StatusUpdate(
        TrackingId updateId,
        TrackingId trackingId,
        Reference reference,
        String channel,
        String account,
        RequestStatus status,
        Optional<String> notice,
        Optional<Instant> expectedAt,
        String by,
        Instant at,
        Optional<Reference> becauseOf,
        Optional<Appointment> appointment) {

    /** Who speaks when it is the gateway itself. */
    public static final String GATEWAY = "motcua";

    public StatusUpdate {
        Objects.requireNonNull(updateId, "updateId");
        Objects.requireNonNull(trackingId, "trackingId");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(notice, "notice");
        Objects.requireNonNull(expectedAt, "expectedAt");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(becauseOf, "becauseOf");
        Objects.requireNonNull(appointment, "appointment");
    }

    /** An update of a status that was said of the request itself. */
    public StatusUpdate(
            TrackingId updateId,
            TrackingId trackingId,
            Reference reference,
            String channel,
            String account,
            RequestStatus status,
            Optional<String> notice,
            Optional<Instant> expectedAt,
            String by,
            Instant at) {
        this(updateId, trackingId, reference, channel, account, status, notice, expectedAt, by, at, Optional.empty());
    }

    /** An update of a status. */
    public StatusUpdate(
            TrackingId updateId,
            TrackingId trackingId,
            Reference reference,
            String channel,
            String account,
            RequestStatus status,
            Optional<String> notice,
            Optional<Instant> expectedAt,
            String by,
            Instant at,
            Optional<Reference> becauseOf) {
        this(
                updateId,
                trackingId,
                reference,
                channel,
                account,
                status,
                notice,
                expectedAt,
                by,
                at,
                becauseOf,
                Optional.empty());
    }

    /** The same, of an appointment. */
    public StatusUpdate with(Appointment news) {
        return new StatusUpdate(
                updateId,
                trackingId,
                reference,
                channel,
                account,
                status,
                notice,
                expectedAt,
                by,
                at,
                becauseOf,
                Optional.of(news));
    }

    /** Leaves out the notice, which may hold a person's name or address. */
    @Override
    public String toString() {
        String what = appointment.map(news -> "appointment " + news.news()).orElseGet(status::name);
        return "StatusUpdate[" + reference + ", " + what + ", by " + by + ", at " + at + "]";
    }
}
