package io.motcua.example.evn.utility;

import io.motcua.RequestStatus;
import io.motcua.contract.AppointmentReply;
import io.motcua.contract.ReplyEvent;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyEvent.Status;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The utility's desk: decides what is answered when. A request that comes again is answered with the same replies again
 * and worked on once. Not safe for several threads.
 */
final class Desk {
    private static final Duration PROMISED = Duration.ofHours(2);
    /** What begins with a look at the place. */
    private static final Set<String> SURVEYED = Set.of("NEW_SUPPLY_LV", "NEW_SUPPLY_MV", "MOVE_METER");

    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int FROM_HOUR = 8;

    private final String name;
    private final Temperament temperament;
    private final RandomGenerator random;
    private final Map<String, String> cases = new HashMap<>();
    private final PriorityQueue<Due> schedule = new PriorityQueue<>(Comparator.comparing(Due::at));

    /**
     * A reply that is due, and what is done when it is sent.
     *
     * @param sent done once the broker has the reply
     */
    record Due(Instant at, RequestEvent event, ReplyEvent reply, Runnable sent) {}

    Desk(String name, Temperament temperament, RandomGenerator random) {
        this.name = name;
        this.temperament = temperament;
        this.random = random;
    }

    /**
     * Takes a request.
     *
     * @param acknowledged done once the acknowledgment is sent: the message may then leave the queue
     * @return whether it is new here
     */
    boolean take(RequestEvent event, Instant now, Runnable acknowledged) {
        boolean isNew = !cases.containsKey(event.id());
        String caseNumber = cases.computeIfAbsent(event.id(), id -> String.format("%s-%06d", name, cases.size() + 1));
        if (temperament.mute()) {
            return isNew;
        }
        Instant at = isNew ? now.plus(temperament.untilAcknowledged(event.priority(), random)) : now;
        schedule.add(new Due(at, event, acknowledgment(event, caseNumber, at), acknowledged));
        if (isNew) {
            plan(event, at);
        }
        return isNew;
    }

    /** What is due by now, taken off the schedule, in the order in which it is to be sent. */
    List<Due> due(Instant now) {
        List<Due> due = new ArrayList<>();
        while (!schedule.isEmpty() && !schedule.peek().at().isAfter(now)) {
            due.add(schedule.remove());
        }
        return due;
    }

    /** When the next reply is due. */
    Optional<Instant> next() {
        return Optional.ofNullable(schedule.peek()).map(Due::at);
    }

    private void plan(RequestEvent event, Instant acknowledgedAt) {
        if (SURVEYED.contains(event.service())) {
            Instant called = acknowledgedAt.plus(temperament.untilInProgress(random));
            schedule.add(new Due(called, event, survey(event, called), () -> {}));
            // Nobody has been there yet: a demonstration does not wait until tomorrow.
            return;
        }
        if (random.nextInt(10) < 2) {
            return;
        }
        Instant begun = acknowledgedAt.plus(temperament.untilInProgress(random));
        schedule.add(new Due(begun, event, progress(event, begun), () -> {}));
        if (random.nextInt(10) < 7) {
            Instant done = begun.plus(temperament.untilResolved(random));
            schedule.add(new Due(done, event, resolved(event, done), () -> {}));
        }
    }

    private ReplyEvent acknowledgment(RequestEvent event, String caseNumber, Instant at) {
        return new Acknowledgment(
                header(event, "acknowledgment", at),
                Acknowledgment.Result.ACCEPTED,
                Optional.of(caseNumber),
                Optional.empty());
    }

    /** Tomorrow morning, and on a Monday if that is a Sunday. */
    private ReplyEvent survey(RequestEvent event, Instant at) {
        LocalDate tomorrow = at.atZone(HERE).toLocalDate().plusDays(1);
        LocalDate day = tomorrow.getDayOfWeek() == DayOfWeek.SUNDAY ? tomorrow.plusDays(1) : tomorrow;
        Instant start = day.atTime(FROM_HOUR, 0).atZone(HERE).toInstant();
        return new AppointmentReply(
                header(event, "appointment", at),
                AppointmentReply.State.CONFIRMED,
                Optional.of(new AppointmentReply.Window(start, start.plus(PROMISED))),
                Optional.of("Nhân viên sẽ đến khảo sát vị trí."));
    }

    private ReplyEvent progress(RequestEvent event, Instant at) {
        return new Status(
                header(event, "in-progress", at),
                RequestStatus.IN_PROGRESS,
                Optional.of("Đơn vị đang xử lý yêu cầu của quý khách."),
                Optional.of(at.plus(PROMISED)));
    }

    private ReplyEvent resolved(RequestEvent event, Instant at) {
        return new Status(
                header(event, "resolved", at),
                RequestStatus.RESOLVED,
                Optional.of("Đã xử lý xong. Cảm ơn quý khách."),
                Optional.empty());
    }

    /** The reply's id follows from the event's, so that what is said again is known as the same. */
    private Header header(RequestEvent event, String step, Instant at) {
        return new Header(
                "urn:evn:" + name.toLowerCase(Locale.ROOT),
                event.id() + "/" + step,
                Optional.of(at),
                Optional.of(event.id()),
                event.reference(),
                event.version());
    }
}
