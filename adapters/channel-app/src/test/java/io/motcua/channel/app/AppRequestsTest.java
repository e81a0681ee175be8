package io.motcua.channel.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.http.ApiClient;
import io.motcua.http.EntryUnderTest;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.Updates;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppRequestsTest {
    private static final String API_KEY = "0123456789abcdef-app";
    private static final Instant NOW = Instant.parse("2026-05-19T13:41:00Z");

    private final RememberingIntake intake = new RememberingIntake();
    private final AppChannel channel = new AppChannel(
            AppConfig.of(new ApiClient("android", "evn-cskh", List.of(API_KEY))),
            intake,
            Clock.fixed(NOW, ZoneOffset.UTC));
    private EntryUnderTest entry;

    @BeforeEach
    void start() throws Exception {
        entry = new EntryUnderTest(intake, channel);
    }

    @AfterEach
    void stop() {
        entry.close();
    }

    @Test
    void requestCanBeFollowedWhereItsAnswerSays() throws Exception {
        HttpResponse<String> accepted = post("{\"description\":\"Mất điện\"}");
        String self = accepted.headers().firstValue("Location").orElseThrow();
        Reference reference = Reference.of(self.substring(self.lastIndexOf('/') + 1));

        HttpResponse<InputStream> stream = entry.client()
                .send(
                        entry.request(self + "/events")
                                .header("Authorization", "Bearer " + API_KEY)
                                .build(),
                        BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(": open");
            channel.told(Updates.of(RequestStatus.ACCEPTED)
                    .trackingId(intake.stored().get(0).trackingId())
                    .reference(reference)
                    .expectedAt(Optional.of(NOW.plusSeconds(3600)))
                    .build());
            lines.readLine();

            assertThat(lines.readLine()).startsWith("id: ");
            assertThat(lines.readLine()).isEqualTo("event: status");
            assertThat(lines.readLine())
                    .contains("\"status\":\"ACCEPTED\"", "\"by\":\"EVNSPC\"", "2026-05-19T14:41:00Z");
        }
        assertThat(intake.stored().get(0).receivedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"serviceCode":"OUTAGE"}                                  | /description
            {"description":7}                                         | /description
            {"description":"a","phone":"0903000417"}                  | /phone
            {"description":"a","requester":{"phone":903000417}}       | /requester/phone
            {"description":"a","requester":[]}                        | /requester
            {"description":"a","location":{"lat":"21","long":105}}    | /location/lat
            {"description":"a","location":{"lat":121,"long":105}}     | /location/lat
            {"description":"a","location":{"lat":21}}                 | /location/long
            {"description":"a","location":{"lat":21,"lon":105}}       | /location/lon
            {"description":"a","occurredAt":"18h30"}                  | /occurredAt
            {"description":"a","description":"b"}                     | /description
            """)
    void wrongFieldIsNamedAndNothingIsStored(String body, String pointer) throws Exception {
        HttpResponse<String> response = post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"pointer\":\"" + pointer + "\"");
        assertThat(intake.offered()).isEmpty();
    }

    @Test
    void channelsListenerIsToldOfRequestsThatNobodyFollows() {
        channel.told(Updates.of(RequestStatus.RESOLVED).build());

        assertThat(channel.channel()).isEqualTo("app");
    }

    private HttpResponse<String> post(String body) throws Exception {
        return entry.send(entry.post(AppChannel.PATH, API_KEY, "k-1", body.getBytes(UTF_8)));
    }
}
