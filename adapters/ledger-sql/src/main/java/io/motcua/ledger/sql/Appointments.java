package io.motcua.ledger.sql;

import io.motcua.Appointment;
import io.motcua.Appointment.News;
import io.motcua.RequestStatus;
import io.motcua.contract.AppointmentReply;
import io.motcua.contract.AppointmentReply.State;
import io.motcua.contract.AppointmentReply.Window;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes, moves and cancels appointments as utilities say, the later word whichever comes first, and tells requesters
 * what is new to them. No clock is stopped or begun by one: the service levels name none. Of the writer's thread alone.
 */
final class Appointments {
    /** How far a utility's clock may be ahead; of what is further, the moment of its coming and this much counts. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(15);

    private final Notices notices;

    Appointments(Notices notices) {
        this.notices = notices;
    }

    /** What a utility says of an open request that it has. */
    void said(Transaction transaction, Judgment judgment, AppointmentReply event, Instant receivedAt)
            throws SQLException {
        Session session = transaction.session();
        long submission = judgment.submission().number();
        String backend = judgment.delivery().backend();
        RequestStatus status = EarlierRequests.latest(session, submission).orElse(RequestStatus.ACCEPTED);
        Optional<AppointmentRow> before = AppointmentRow.of(session, submission, backend);
        AppointmentRow now = row(event, receivedAt, before);
        if (!status.open()
                || before.filter(row -> row.saidMicros() > now.saidMicros()).isPresent()) {
            return;
        }
        now.write(session, submission, backend);
        Instant storedAt = Micros.instant(transaction.nowMicros());
        Optional<News> news = news(before, now, storedAt);
        if (news.isEmpty()) {
            return;
        }
        judgment.applies();
        boolean over = now.stands() && !now.standsAt(storedAt);
        Optional<Appointment> told = over ? Optional.empty() : now.as(news.get());
        if (told.isPresent()) {
            judgment.tells(List.of(notices.tell(
                    transaction,
                    judgment.submission(),
                    status,
                    told.get(),
                    event.serviceNotice(),
                    backend,
                    judgment.at())));
        }
    }

    /** What is cancelled keeps its window, to be told by. */
    private static AppointmentRow row(AppointmentReply event, Instant receivedAt, Optional<AppointmentRow> before) {
        Instant said = event.header().time().orElseThrow();
        Instant latest = receivedAt.plus(CLOCKS_APART);
        long micros = Micros.of(said.isBefore(latest) ? said : latest);
        if (event.state() == State.CANCELLED) {
            return new AppointmentRow(
                    false, before.flatMap(AppointmentRow::start), before.flatMap(AppointmentRow::end), micros);
        }
        Window window = event.validFor().orElseThrow();
        return new AppointmentRow(
                true, Optional.of(stored(window.startDateTime())), Optional.of(stored(window.endDateTime())), micros);
    }

    /** As it is read again, so that the same is seen to be the same. */
    private static Instant stored(Instant instant) {
        return Micros.instant(Micros.of(instant));
    }

    /**
     * The same window again is no news, nor is that there is none when there was none. One whose window is over is there
     * no more: what comes after it is made, not moved.
     */
    private static Optional<News> news(Optional<AppointmentRow> before, AppointmentRow now, Instant storedAt) {
        boolean stood = before.filter(row -> row.standsAt(storedAt)).isPresent();
        if (!now.stands()) {
            return stood ? Optional.of(News.CANCELLED) : Optional.empty();
        }
        Optional<AppointmentRow> said = before.filter(AppointmentRow::stands);
        if (said.flatMap(row -> row.as(News.MOVED)).equals(now.as(News.MOVED))) {
            return Optional.empty();
        }
        return Optional.of(stood ? News.MOVED : News.MADE);
    }
}
