package io.motcua;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the requester is told, on the channel they came by. Immutable and safe for use by many threads.
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

    /** A builder that has nothing of what every update must have; the rest begins as absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Leaves out the notice, which may hold a person's name or address. */
    @Override
    public String toString() {
        String what = appointment.map(news -> "appointment " + news.news()).orElseGet(status::name);
        return "StatusUpdate[" + reference + ", " + what + ", by " + by + ", at " + at + "]";
    }

    /** Builds an update; not safe for use by several threads. */
    public static final class Builder {
        private @Nullable TrackingId updateId;
        private @Nullable TrackingId trackingId;
        private @Nullable Reference reference;
        private @Nullable String channel;
        private @Nullable String account;
        private @Nullable RequestStatus status;
        private Optional<String> notice = Optional.empty();
        private Optional<Instant> expectedAt = Optional.empty();
        private @Nullable String by;
        private @Nullable Instant at;
        private Optional<Reference> becauseOf = Optional.empty();
        private Optional<Appointment> appointment = Optional.empty();

        private Builder() {}

        public Builder updateId(TrackingId value) {
            this.updateId = value;
            return this;
        }

        public Builder trackingId(TrackingId value) {
            this.trackingId = value;
            return this;
        }

        public Builder reference(Reference value) {
            this.reference = value;
            return this;
        }

        public Builder channel(String value) {
            this.channel = value;
            return this;
        }

        public Builder account(String value) {
            this.account = value;
            return this;
        }

        public Builder status(RequestStatus value) {
            this.status = value;
            return this;
        }

        public Builder notice(Optional<String> value) {
            this.notice = value;
            return this;
        }

        public Builder expectedAt(Optional<Instant> value) {
            this.expectedAt = value;
            return this;
        }

        public Builder by(String value) {
            this.by = value;
            return this;
        }

        public Builder at(Instant value) {
            this.at = value;
            return this;
        }

        public Builder becauseOf(Optional<Reference> value) {
            this.becauseOf = value;
            return this;
        }

        public Builder appointment(Optional<Appointment> value) {
            this.appointment = value;
            return this;
        }

        /**
         * The update.
         *
         * @throws IllegalArgumentException if a part that every update must have is missing; it names the first
         */
        public StatusUpdate build() {
            return new StatusUpdate(
                    needed("updateId", updateId),
                    needed("trackingId", trackingId),
                    needed("reference", reference),
                    needed("channel", channel),
                    needed("account", account),
                    needed("status", status),
                    notice,
                    expectedAt,
                    needed("by", by),
                    needed("at", at),
                    becauseOf,
                    appointment);
        }

        private static <T> T needed(String name, @Nullable T value) {
            if (value == null) {
                throw new IllegalArgumentException("A status update needs " + name);
            }
            return value;
        }
    }
}
