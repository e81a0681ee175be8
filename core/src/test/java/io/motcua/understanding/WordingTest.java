package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Answer;
import io.motcua.Appointment;
import io.motcua.Notice;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.ServiceRequest;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.spi.Updates;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
    private static final String SECRET = "Gọi 0903000417 hỏi ông Mẫu";

    private final Wording wording = new Wording(EvnProfile.PROFILE);

    @Test
    void answerNamesReferenceServiceAndUtilityInTheRequestersLanguage() {
        Answer vietnamese = answer(RequestStatus.RECEIVED, "email", Optional.of(request("Nhà tôi bị mất điện")));
        Answer english =
                answer(RequestStatus.RECEIVED, "email", Optional.of(request("There is no power in our house")));

        assertThat(vietnamese.language()).isEqualTo("vi");
        assertThat(vietnamese.subject()).contains("MC-234-567-9AP");
        assertThat(vietnamese.text())
                .contains("MC-234-567-9AP", "Mất điện", "Tổng công ty Điện lực miền Nam")
                .doesNotContain("{");
        assertThat(english.language()).isEqualTo("en");
        assertThat(english.text()).contains("MC-234-567-9AP", "Power outage", "Southern Power Corporation");
    }

    @Test
    void nothingThatAnybodyWroteIsInIt() {
        for (RequestStatus status : RequestStatus.values()) {
            for (String channel : new String[] {"email", "sms", "portal"}) {
                Answer answer = answer(status, channel, Optional.of(request("Nhà tôi ở số 5 ngõ Mẫu, " + SECRET)));

                assertThat(answer.subject() + answer.text()).doesNotContain("0903000417", "Mẫu", "lan@example.org");
                assertThat(answer.toString()).doesNotContain("lan@example.org", answer.text());
            }
        }
    }

    @Test
    void expectedTimeIsOfTheProfilesTimeZone() {
        assertThat(answer(RequestStatus.IN_PROGRESS, "email", Optional.empty()).text())
                .contains("20:00 20/11/2026");
    }

    @Test
    void whatCouldNotBeUnderstoodIsAnsweredInTheProfilesFirstLanguage() {
        Answer answer = answer(RequestStatus.HELD, "sms", Optional.empty());

        assertThat(answer.language()).isEqualTo("vi");
        assertThat(answer.text()).contains("MC-234-567-9AP").hasSizeLessThanOrEqualTo(160);
    }

    @Test
    void severalNoticesAreALineEachUnderAnIdOfTheirOwn() {
        Notice first = notice(RequestStatus.ACCEPTED, "MC-234-567-9AP", "email");
        Notice second = notice(RequestStatus.RESOLVED, "MC-7KX-4RD-2P3", "email");

        Answer digest = wording.of(List.of(first, second)).orElseThrow();

        assertThat(digest.digest()).isTrue();
        assertThat(digest.language()).isEqualTo("vi");
        assertThat(digest.text().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("MC-234-567-9AP: đơn vị phụ trách đã nhận"))
                .anyMatch(line -> line.startsWith("MC-7KX-4RD-2P3: đã được giải quyết"));
        assertThat(digest.notice().noticeId())
                .isNotIn(first.noticeId(), second.noticeId())
                .isEqualTo(wording.of(List.of(second, first))
                        .orElseThrow()
                        .notice()
                        .noticeId());
        assertThat(wording.of(List.of(first, second, notice(RequestStatus.HELD, "MC-234-567-9AP", "email")))
                        .orElseThrow()
                        .notice()
                        .noticeId())
                .isNotEqualTo(digest.notice().noticeId());
    }

    @ParameterizedTest
    @EnumSource(Appointment.News.class)
    void appointmentIsToldWithItsWindowAsTheChannelWritesIt(Appointment.News news) {
        String mail = wording.of(appointment(news, "email")).orElseThrow().text();
        String sms = wording.of(appointment(news, "sms")).orElseThrow().text();

        assertThat(mail).contains("MC-234-567-9AP", "từ 8 giờ đến 10 giờ, thứ Sáu 27/11/2026");
        assertThat(sms).contains("MC-234-567-9AP", "tu 8 gio den 10 gio, thu Sau 27/11/2026");
        assertThat(mail + sms).doesNotContain("0903000417", "Mẫu", "{");
    }

    @Test
    void appointmentsNewsHasOtherWordsThanTheStatusThatTheRequestIsIn() {
        assertThat(wording.of(appointment(Appointment.News.MADE, "sms"))
                        .orElseThrow()
                        .text())
                .isNotEqualTo(wording.of(appointment(Appointment.News.MOVED, "sms"))
                        .orElseThrow()
                        .text())
                .doesNotContain("dang duoc xu ly");
    }

    @Test
    void digestSaysWhenToo() {
        Notice first = appointment(Appointment.News.MADE, "sms");
        Notice second = notice(RequestStatus.RESOLVED, "MC-7KX-4RD-2P3", "sms");

        assertThat(wording.of(List.of(first, second)).orElseThrow().text().lines())
                .contains("MC-234-567-9AP: hen tu 8 gio den 10 gio, thu Sau 27/11/2026.");
    }

    @Test
    void appointmentThatGoesAnotherWaySaysNotWhen() {
        Notice notice = appointment(Appointment.News.MADE, "email");
        Notice otherWay = new Notice(
                notice.noticeId(),
                notice.update(),
                notice.transport(),
                Urgency.OTHER,
                Optional.empty(),
                Instant.EPOCH,
                true,
                true);

        assertThat(wording.of(otherWay).orElseThrow().text())
                .contains("MC-234-567-9AP")
                .doesNotContain("27/11", "8 giờ", "{");
    }

    @Test
    void whatGoesAnotherWaySaysTheReferenceAndNothingOfTheRequest() {
        Notice notice = notice(RequestStatus.RECEIVED, "MC-234-567-9AP", "email");
        Notice otherWay = new Notice(
                notice.noticeId(),
                notice.update(),
                notice.transport(),
                Urgency.OTHER,
                Optional.of(request("Nhà tôi bị mất điện")),
                Instant.EPOCH,
                true,
                true);

        assertThat(wording.of(otherWay).orElseThrow().text())
                .contains("MC-234-567-9AP")
                .doesNotContain("Mất điện", "Tổng công ty", "{");
    }

    private static Notice appointment(Appointment.News news, String channel) {
        Appointment appointment =
                new Appointment(news, Instant.parse("2026-11-27T01:00:00Z"), Instant.parse("2026-11-27T03:00:00Z"));
        return notice(
                update(RequestStatus.IN_PROGRESS, channel).appointment(Optional.of(appointment)), Optional.empty());
    }

    private static Notice notice(RequestStatus status, String reference, String channel) {
        return notice(update(status, channel).reference(Reference.of(reference)), Optional.empty());
    }

    private Answer answer(RequestStatus status, String channel, Optional<ServiceRequest> request) {
        StatusUpdate.Builder update =
                update(status, channel).expectedAt(Optional.of(Instant.parse("2026-11-20T13:00:00Z")));
        return wording.of(notice(update, request)).orElseThrow();
    }

    private static StatusUpdate.Builder update(RequestStatus status, String channel) {
        return Updates.of(status).channel(channel).notice(Optional.of(SECRET));
    }

    private static Notice notice(StatusUpdate.Builder update, Optional<ServiceRequest> request) {
        Map<String, String> transport = Map.of(Submission.ANSWER_TO, "lan@example.org");
        return new Notice(TrackingId.next(), update.build(), transport, request);
    }

    private static ServiceRequest request(String description) {
        return ServiceRequest.builder()
                .serviceRequestId("MC-234-567-9AP")
                .serviceCode("OUTAGE")
                .description(description)
                .requestedDatetime(OffsetDateTime.parse("2026-11-20T08:00:00+07:00"))
                .jurisdictionId(Optional.of("EVNSPC"))
                .channel(new ServiceRequest.Channel("email", "any"))
                .build();
    }
}
