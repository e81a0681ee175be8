package io.motcua.contract;

import io.motcua.Reference;
import io.motcua.RequestStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a utility says of a request that it was sent: that it has it or not, how far it has come with it, or when somebody
 * comes.
 */
public sealed interface ReplyEvent permits ReplyEvent.Acknowledgment, ReplyEvent.Status, AppointmentReply {
    /** The longest {@code id}, {@code correlationid} or {@code backendReference}, in code points. */
    int MAX_ID_LENGTH = 255;
    /** The longest {@code source}, in code points. */
    int MAX_SOURCE_LENGTH = 1024;
    /** The longest {@code cause} or {@code serviceNotice}, in code points. */
    int MAX_WORDS_LENGTH = 4000;

    /** Which reply it is, and what it is about. */
    Header header();

    /**
     * Which reply it is, and what it is about.
     *
     * @param source who says so, as the utility names itself: a URI reference; the credentials that a reply came by
     *     count, not this
     * @param id unique within the source; the same source and id again is the same reply
     * @param time when the utility said so
     * @param correlationId the id of the event that it answers
     * @param serviceRequestId the request
     * @param requestVersion in an acknowledgment the version of the event that it answers, in a status or an
     *     appointment the newest that the utility had when it said so
     */
    record Header(
            String source,
            String id,
            Optional<Instant> time,
            Optional<String> correlationId,
            Reference serviceRequestId,
            int requestVersion) {
        public Header {
            TextLength.require(source, "source", MAX_SOURCE_LENGTH);
            if (!JsonText.isUriReference(source)) {
                throw new IllegalArgumentException("The source is no URI reference");
            }
            TextLength.require(id, "id", MAX_ID_LENGTH);
            Objects.requireNonNull(time, "time");
            correlationId.ifPresent(value -> TextLength.require(value, "correlationId", MAX_ID_LENGTH));
            Objects.requireNonNull(serviceRequestId, "serviceRequestId");
            if (requestVersion < 1) {
                throw new IllegalArgumentException("Versions count from 1, not " + requestVersion);
            }
        }

        /** Names the request; what the utility wrote is left out. */
        @Override
        public String toString() {
            return serviceRequestId + " v" + requestVersion;
        }
    }

    /**
     * The utility's answer to a delivery: it has the request, or refuses it.
     *
     * @param backendReference what the utility calls the request
     * @param cause why it refuses, in its words, which may hold a person's data
     */
    record Acknowledgment(Header header, Result result, Optional<String> backendReference, Optional<String> cause)
            implements ReplyEvent {

        /** Whether the utility takes the request, and who can mend it if not. */
        public enum Result {
            /** It has the request. */
            ACCEPTED("accepted"),
            /** Another utility serves the place: whoever knows the territory. */
            NOT_MINE("notMine"),
            /** Something is missing: the requester. */
            NEEDS_INFORMATION("needsInformation"),
            /** The message breaks the contract: whoever runs the gateway. */
            INVALID("invalid");

            private final String json;

            Result(String json) {
                this.json = json;
            }

            /** The word for it in JSON. */
            public String json() {
                return json;
            }
        }

        public Acknowledgment {
            Objects.requireNonNull(header, "header");
            Objects.requireNonNull(result, "result");
            backendReference.ifPresent(value -> TextLength.require(value, "backendReference", MAX_ID_LENGTH));
            cause.ifPresent(value -> TextLength.require(value, "cause", MAX_WORDS_LENGTH));
        }

        @Override
        public String toString() {
            return "Acknowledgment[" + header + ", " + result + "]";
        }
    }

    /**
     * How far the utility has come.
     *
     * @param status one of {@link #ALLOWED}
     * @param serviceNotice words for the requester
     * @param expectedDatetime when it expects to be done
     */
    record Status(
            Header header, RequestStatus status, Optional<String> serviceNotice, Optional<Instant> expectedDatetime)
            implements ReplyEvent {

        /** What a utility can say. */
        public static final List<RequestStatus> ALLOWED = Stream.of(RequestStatus.values())
                .filter(RequestStatus::isUtilitys)
                .toList();

        public Status {
            Objects.requireNonNull(header, "header");
            if (!ALLOWED.contains(Objects.requireNonNull(status, "status"))) {
                throw new IllegalArgumentException("A utility cannot say " + status);
            }
            serviceNotice.ifPresent(value -> TextLength.require(value, "serviceNotice", MAX_WORDS_LENGTH));
            Objects.requireNonNull(expectedDatetime, "expectedDatetime");
        }

        @Override
        public String toString() {
            return "Status[" + header + ", " + status + "]";
        }
    }
}
