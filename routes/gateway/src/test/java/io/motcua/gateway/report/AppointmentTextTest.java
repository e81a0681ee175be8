package io.motcua.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Appointment;
import io.motcua.Appointment.News;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.spi.History;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Updates;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppointmentTextTest {
    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T01:00:00Z");
    private static final Instant SATURDAY = Instant.parse("2026-11-28T01:00:00Z");

    @Test
    void explanationSaysWhichAppointmentStandsAndWhatWasToldOfIt() {
        History history = history(
                List.of(window(News.MADE, FRIDAY), window(News.MOVED, SATURDAY)),
                Optional.of(window(News.STANDS, SATURDAY)));

        String text = new ReportText(ZoneOffset.ofHours(7)).of(Explainer.explain(history, List.of()));

        assertThat(text)
                .contains("Appointment\n  2026-11-28 08:00:00 to 2026-11-28 10:00:00.\n")
                .contains("appointment made: 2026-11-27 08:00:00 to 2026-11-27 10:00:00")
                .contains("appointment moved: 2026-11-28 08:00:00 to 2026-11-28 10:00:00")
                .doesNotContain("Bà Mẫu");
    }

    @Test
    void requestWithoutAnAppointmentHasNoSuchLine() {
        String text = new ReportText(ZoneOffset.UTC)
                .of(Explainer.explain(history(List.of(window(News.CANCELLED, FRIDAY)), Optional.empty()), List.of()));

        assertThat(text).doesNotContain("Appointment\n").contains("appointment cancelled: 2026-11-27");
    }

    private static Appointment window(News news, Instant start) {
        return new Appointment(news, start, start.plusSeconds(7200));
    }

    private static History history(List<Appointment> told, Optional<Appointment> standing) {
        TrackingId id = TrackingId.next();
        Reference reference = Reference.of("MC-222-222-222");
        List<StatusUpdate> updates = told.stream()
                .map(news -> Updates.of(RequestStatus.ACCEPTED)
                        .notice(Optional.of("Hẹn Bà Mẫu"))
                        .appointment(Optional.of(news))
                        .build())
                .toList();
        return new History(
                id,
                reference,
                "app",
                "evn-cskh",
                NOON,
                NOON,
                Urgency.OTHER,
                SubmissionState.SETTLED,
                Optional.empty(),
                Optional.empty(),
                "00",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                updates,
                List.of(),
                Optional.empty(),
                List.of(),
                standing);
    }
}
