package io.motcua.profile;

import io.motcua.Notice;
import io.motcua.Priority;
import io.motcua.RequestStatus;
import io.motcua.ServiceRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * When a channel that wakes people up keeps silent, every day.
 *
 * @param from the first quiet minute
 * @param until the first minute that is not quiet; before {@code from}, it is of the next day
 * @param priorities what is told all the same, by the request's priority
 * @param statuses what is told all the same, by the news; that of an appointment never is
 * @param answersWithin how long after somebody's own message an answer disturbs nobody: who writes is awake
 */
public record QuietHours(
        LocalTime from,
        LocalTime until,
        Set<Priority> priorities,
        Set<RequestStatus> statuses,
        Duration answersWithin) {

    /**
     * Checks the hours.
     *
     * @throws IllegalArgumentException if they have no length
     */
    public QuietHours {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(answersWithin, "answersWithin");
        priorities = Set.copyOf(priorities);
        statuses = Set.copyOf(statuses);
        if (from.equals(until)) {
            throw new IllegalArgumentException("Quiet hours from " + from + " until then have no length");
        }
    }

    /** Until when this notice waits, if it does. */
    public Optional<Instant> end(Notice notice, Instant now, ZoneId zone) {
        boolean isAnswer = now.isBefore(notice.askedAt().plus(answersWithin));
        boolean isOfStatus = notice.update().appointment().isEmpty();
        if (isAnswer
                || isOfStatus && statuses.contains(notice.update().status())
                || notice.request()
                        .map(ServiceRequest::priority)
                        .filter(priorities::contains)
                        .isPresent()) {
            return Optional.empty();
        }
        LocalDateTime here = LocalDateTime.ofInstant(now, zone);
        LocalTime time = here.toLocalTime();
        boolean overMidnight = until.isBefore(from);
        boolean quiet = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!quiet) {
            return Optional.empty();
        }
        boolean endsTomorrow = overMidnight && !time.isBefore(from);
        return Optional.of(here.toLocalDate()
                .plusDays(endsTomorrow ? 1 : 0)
                .atTime(until)
                .atZone(zone)
                .toInstant());
    }
}
