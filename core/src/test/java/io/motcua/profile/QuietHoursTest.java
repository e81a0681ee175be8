package io.motcua.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Appointment;
import io.motcua.Notice;
import io.motcua.Priority;
import io.motcua.RequestStatus;
import io.motcua.ServiceRequest;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.spi.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final QuietHours NIGHT = new QuietHours(
            LocalTime.of(21, 0),
            LocalTime.of(7, 0),
            Set.of(Priority.P0),
            Set.of(RequestStatus.RESOLVED),
            Duration.ofMinutes(15));
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T02:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T20:59:59+07:00, ",
        "2026-11-20T21:00:00+07:00, 2026-11-21T07:00:00+07:00",
        "2026-11-20T23:59:59+07:00, 2026-11-21T07:00:00+07:00",
        "2026-11-21T00:00:00+07:00, 2026-11-21T07:00:00+07:00",
        "2026-11-21T06:59:59+07:00, 2026-11-21T07:00:00+07:00",
        "2026-11-21T07:00:00+07:00, ",
        "2026-12-31T22:00:00+07:00, 2027-01-01T07:00:00+07:00",
    })
    void nightEndsInTheMorningOfTheProfilesZone(OffsetDateTime now, OffsetDateTime end) {
        assertThat(NIGHT.end(notice(RequestStatus.ACCEPTED, Priority.P1, LONG_AGO), now.toInstant(), HANOI))
                .isEqualTo(Optional.ofNullable(end).map(OffsetDateTime::toInstant));
    }

    @Test
    void hoursOfOneDayEndOnIt() {
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 30), Set.of(), Set.of(), Duration.ZERO);
        Notice notice = notice(RequestStatus.ACCEPTED, Priority.P1, LONG_AGO);

        assertThat(noon.end(notice, Instant.parse("2026-11-20T05:00:00Z"), HANOI))
                .contains(Instant.parse("2026-11-20T06:30:00Z"));
        assertThat(noon.end(notice, Instant.parse("2026-11-20T06:30:00Z"), HANOI))
                .isEmpty();
    }

    @Test
    void morningThatTheClocksSkipIsTheNextThereIs() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        QuietHours hours = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30), Set.of(), Set.of(), Duration.ZERO);

        assertThat(hours.end(
                        notice(RequestStatus.ACCEPTED, Priority.P1, LONG_AGO),
                        Instant.parse("2026-03-29T00:30:00Z"),
                        berlin))
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void dangerAndRestorationAndAnAnswerToWhoWroteJustNowAreToldAtNight() {
        Instant night = Instant.parse("2026-11-20T16:00:00Z");

        assertThat(NIGHT.end(notice(RequestStatus.WAITING_CUSTOMER, Priority.P0, LONG_AGO), night, HANOI))
                .isEmpty();
        assertThat(NIGHT.end(notice(RequestStatus.RESOLVED, Priority.P2, LONG_AGO), night, HANOI))
                .isEmpty();
        Notice answer = notice(RequestStatus.RECEIVED, Priority.P2, night.minusSeconds(60));
        assertThat(NIGHT.end(answer, night, HANOI)).isEmpty();
        assertThat(NIGHT.end(answer, night.plus(Duration.ofMinutes(14)), HANOI)).isPresent();
        assertThat(NIGHT.end(notice(RequestStatus.HELD, null, LONG_AGO), night, HANOI))
                .as("of what is not understood nobody knows better")
                .isPresent();
    }

    @Test
    void appointmentWaitsForTheMorningWhateverStatusItsRequestIsIn() {
        Instant night = Instant.parse("2026-11-20T16:00:00Z");
        QuietHours loud =
                new QuietHours(NIGHT.from(), NIGHT.until(), Set.of(), Set.of(RequestStatus.IN_PROGRESS), Duration.ZERO);
        Notice progress = notice(RequestStatus.IN_PROGRESS, Priority.P2, LONG_AGO);
        Appointment made = new Appointment(Appointment.News.MADE, night.plusSeconds(60), night.plusSeconds(7200));
        Notice appointment =
                notice(Updates.of(RequestStatus.IN_PROGRESS).appointment(Optional.of(made)), Priority.P2, LONG_AGO);

        assertThat(loud.end(progress, night, HANOI)).isEmpty();
        assertThat(loud.end(appointment, night, HANOI)).contains(Instant.parse("2026-11-21T00:00:00Z"));
    }

    private static Notice notice(RequestStatus status, @Nullable Priority priority, Instant askedAt) {
        return notice(Updates.of(status), priority, askedAt);
    }

    private static Notice notice(StatusUpdate.Builder update, @Nullable Priority priority, Instant askedAt) {
        Optional<ServiceRequest> request = Optional.ofNullable(priority)
                .map(known -> ServiceRequest.builder()
                        .serviceRequestId("MC-234-567-9AP")
                        .serviceCode("OUTAGE")
                        .description("Mất điện")
                        .priority(known)
                        .requestedDatetime(OffsetDateTime.parse("2026-11-20T08:00:00+07:00"))
                        .channel(new ServiceRequest.Channel("sms", "8100"))
                        .build());
        return new Notice(
                TrackingId.next(), update.at(askedAt).build(), Map.of(), Urgency.OTHER, request, askedAt, false, true);
    }
}
