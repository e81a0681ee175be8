package io.motcua.channel.hotline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Reference;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.http.ApiClient;
import io.motcua.http.EntryUnderTest;
import io.motcua.spi.History;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Tracking;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkOrdersTest {
    private static final String KEY_NPC = "0123456789abcdef-npc";
    private static final String KEY_CPC = "0123456789abcdef-cpc";
    private static final Instant NOW = Instant.parse("2026-05-19T13:41:00Z");
    private static final HotlineConfig CONFIG = HotlineConfig.of(
            new ApiClient("crm-npc", "19006769", List.of(KEY_NPC)),
            new ApiClient("crm-cpc", "19001909", List.of(KEY_CPC)));

    private final RememberingIntake intake = new RememberingIntake();

    @Test
    void accountIsTheHotlineWhoseKeyWasShown() throws Exception {
        try (EntryUnderTest entry = entry(intake)) {
            entry.send(entry.post(HotlineChannel.PATH, KEY_CPC, "k-1", "{\"note\":\"KH bao MD\"}".getBytes(UTF_8)));

            assertThat(intake.stored().get(0).account()).isEqualTo("19001909");
            assertThat(intake.stored().get(0).channel()).isEqualTo("hotline");
        }
    }

    @Test
    void agentSeesThatTheRegionalTeamHasTheOrder() throws Exception {
        Tracking tracking = reference -> Optional.of(delivered(reference, "hotline", "19006769"));
        try (EntryUnderTest entry = entry(tracking)) {
            HttpResponse<String> page = get(entry, KEY_NPC);

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("\"deliveries\":[{\"to\":\"EVNNPC\",\"sentAt\":\"2026-05-19T13:41:01Z\","
                            + "\"acknowledgedAt\":\"2026-05-19T13:41:02Z\",\"backendReference\":\"PX-17\"}]");
        }
    }

    @Test
    void orderOfAnotherHotlineOrChannelIsNotShown() throws Exception {
        try (EntryUnderTest otherHotline =
                        entry(reference -> Optional.of(delivered(reference, "hotline", "19006769")));
                EntryUnderTest otherChannel =
                        entry(reference -> Optional.of(delivered(reference, "app", "19006769")))) {
            assertThat(get(otherHotline, KEY_CPC).statusCode()).isEqualTo(404);
            assertThat(get(otherChannel, KEY_NPC).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void orderThatAnotherTookIsShownToWhomItWasHanded() throws Exception {
        Tracking tracking = reference -> Optional.of(delivered(reference, "email", "cskh@cpc.vn"));
        HotlineChannel channel = new HotlineChannel(
                CONFIG,
                (account, history) -> account.equals("19006769")
                        && history.deliveries().get(0).backend().equals("EVNNPC"),
                tracking,
                Clock.systemUTC());
        try (EntryUnderTest entry = new EntryUnderTest(intake, channel)) {
            assertThat(get(entry, KEY_NPC).statusCode()).isEqualTo(200);
            assertThat(get(entry, KEY_CPC).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                      | ``
            {"agent":"TDV0001","serviceCode":"X"}   | ``
            {"note":null,"address":null}            | ``
            {"note":["KH bao MD"]}                  | /note
            {"note":"a","callerPhone":903000417}    | /callerPhone
            {"note":"a","description":"b"}          | /description
            """)
    void wrongFieldIsNamedAndNothingIsStored(String body, String pointer) throws Exception {
        try (EntryUnderTest entry = entry(intake)) {
            HttpResponse<String> response =
                    entry.send(entry.post(HotlineChannel.PATH, KEY_NPC, "k-1", body.getBytes(UTF_8)));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("\"pointer\":\"" + pointer + "\"");
            assertThat(intake.offered()).isEmpty();
        }
    }

    private EntryUnderTest entry(Tracking tracking) throws Exception {
        return new EntryUnderTest(intake, new HotlineChannel(CONFIG, tracking, Clock.systemUTC()));
    }

    private static HttpResponse<String> get(EntryUnderTest entry, String apiKey) throws Exception {
        return entry.send(
                entry.request(HotlineChannel.PATH + "/mc222222222").header("Authorization", "Bearer " + apiKey));
    }

    private static History delivered(Reference reference, String channel, String account) {
        return new History(
                TrackingId.next(),
                reference,
                channel,
                account,
                NOW,
                NOW,
                Urgency.OUTAGE,
                SubmissionState.SETTLED,
                Optional.empty(),
                Optional.empty(),
                "00",
                Optional.empty(),
                Optional.empty(),
                List.of(new History.DeliveryRecord(
                        TrackingId.next(),
                        "EVNNPC",
                        1,
                        1,
                        1,
                        Optional.of(NOW.plusSeconds(1)),
                        Optional.of(NOW.plusSeconds(2)),
                        Optional.empty(),
                        Optional.of("PX-17"),
                        Optional.of("sent"))),
                List.of());
    }
}
