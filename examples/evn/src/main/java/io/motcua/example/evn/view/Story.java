package io.motcua.example.evn.view;

import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.RequestStatus;
import io.motcua.example.evn.stream.Corporation;
import io.motcua.example.evn.stream.PlannedRequest;
import io.motcua.example.evn.view.Snapshot.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one reference, told by three witnesses: the requester, who sent it and sees its status; the utility
 * that took it; and the gateway's operator, who sees why it is held. They may speak in any order. Guarded by whoever
 * owns it.
 */
final class Story {
    final String reference;

    private @Nullable PlannedRequest request;
    private @Nullable Instant sentAt;
    private @Nullable Instant answeredAt;

    private final Set<Corporation> takenBy = new LinkedHashSet<>();
    private @Nullable Instant tookAt;
    private @Nullable Instant answerDue;
    private @Nullable Priority priority;

    private @Nullable Corporation acknowledgedBy;
    private @Nullable Instant acknowledgedAt;
    private @Nullable RequestStatus status;
    private @Nullable HoldReason held;

    Story(String reference) {
        this.reference = reference;
    }

    void accepted(PlannedRequest request, Instant sentAt, Instant answeredAt) {
        this.request = request;
        this.sentAt = sentAt;
        this.answeredAt = answeredAt;
    }

    void taken(Corporation corporation, Instant at, Priority priority) {
        takenBy.add(corporation);
        this.priority = priority;
        if (tookAt == null) {
            tookAt = at;
        }
    }

    void answerDue(Instant due) {
        answerDue = due;
    }

    void acknowledged(Corporation by, Instant at) {
        if (acknowledgedAt == null) {
            acknowledgedBy = by;
            acknowledgedAt = at;
        }
    }

    void status(RequestStatus now) {
        status = now;
    }

    /** What a channel says that does not say who says so. */
    void told(RequestStatus now, Instant at) {
        if (now.compareTo(RequestStatus.ACCEPTED) >= 0 && acknowledgedAt == null) {
            acknowledgedAt = at;
        }
        if (status == null || now.compareTo(status) > 0) {
            status = now;
        }
    }

    void held(HoldReason reason) {
        held = reason;
    }

    Optional<PlannedRequest> request() {
        return Optional.ofNullable(request);
    }

    Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    Set<Corporation> takenBy() {
        return takenBy;
    }

    Optional<Corporation> acknowledgedBy() {
        return Optional.ofNullable(acknowledgedBy);
    }

    Optional<HoldReason> held() {
        return Optional.ofNullable(held);
    }

    boolean isP0() {
        return priority == Priority.P0;
    }

    /** Whether its sender was told that the utility has acknowledged. */
    boolean isAcknowledged() {
        return acknowledgedAt != null;
    }

    /** Where it went, as far as anybody has seen. */
    Optional<Corporation> corporation() {
        return acknowledgedBy().or(() -> takenBy.stream().findFirst());
    }

    Stage stage() {
        if (acknowledgedAt != null) {
            return status == RequestStatus.RESOLVED || status == RequestStatus.CLOSED
                    ? Stage.RESOLVED
                    : status == RequestStatus.IN_PROGRESS ? Stage.IN_PROGRESS : Stage.ACKNOWLEDGED;
        }
        if (held != null || status == RequestStatus.HELD) {
            return Stage.HELD;
        }
        return takenBy.isEmpty() ? Stage.WAITING : Stage.SENT;
    }

    /** Whether nothing more is to be waited for. */
    boolean isAnswered() {
        return acknowledgedAt != null || held != null;
    }

    /** From the sending of the request to the first answer. */
    Optional<Duration> untilAnswered() {
        return sentAt == null || answeredAt == null
                ? Optional.empty()
                : Optional.of(Duration.between(sentAt, answeredAt));
    }

    /** From the sending of the request until its sender could see the utility's acknowledgment. */
    Optional<Duration> waited() {
        return sentAt == null || acknowledgedAt == null
                ? Optional.empty()
                : Optional.of(Duration.between(sentAt, acknowledgedAt));
    }

    /** The same without the time that the utility took on purpose. */
    Optional<Duration> beyond() {
        if (tookAt == null || answerDue == null) {
            return Optional.empty();
        }
        Duration own = Duration.between(tookAt, answerDue);
        return waited().map(all -> all.minus(own));
    }
}
