package io.motcua.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.ServiceRequest.Location;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.backend.http.Open311Config.Mode;
import io.motcua.contract.MalformedReplyException;
import io.motcua.contract.ReplyEvent;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Status;
import io.motcua.contract.ReplyReader;
import io.motcua.contract.StatusWords;
import io.motcua.spi.History;
import io.motcua.spi.History.DeliveryRecord;
import io.motcua.spi.RecordingReplies;
import io.motcua.spi.Reply;
import io.motcua.spi.SubmissionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Open311BackendTest {
    private static final OpenRequests NONE = each -> {};

    private final GeoReportServer server;
    private final RecordingReplies replies = new RecordingReplies();

    Open311BackendTest() throws Exception {
        server = new GeoReportServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void requestIsPostedInGeoReportsFields() throws Exception {
        try (Open311Backend backend = open(Mode.REALTIME, true, NONE)) {

            assertThat(once(backend, Backends.delivery())).isEqualTo(new Accepted("SR-1"));

            assertThat(server.requests.get("SR-1"))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "api_key", "the-key",
                            "jurisdiction_id", "hanoi.vn",
                            "service_code", "POWER",
                            "lat", "21.03",
                            "long", "105.82",
                            "address_string", "12 ngõ 34 Kim Mã",
                            "description", "Mất điện cả xóm từ 19 giờ, \"trạm biến áp\" nổ 🔥\n[MC-234-567-9AP v1]",
                            "first_name", "Nguyễn Thị Ánh",
                            "phone", "+84912345678",
                            "attribute[MA_KH]", "PD13000123456"));
        }
    }

    @Test
    void longDescriptionIsCutAndKeepsOurReference() throws Exception {
        try (Open311Backend backend = open(Mode.REALTIME, true, NONE)) {
            once(backend, Backends.delivery(request -> request.description("Mất điện. ".repeat(1000))));

            assertThat(server.requests.get("SR-1").get("description"))
                    .hasSize(4000)
                    .endsWith("\n[MC-234-567-9AP v1]");
        }
    }

    @Test
    void placeWithoutAnAddressIsNamedByItsUnits() throws Exception {
        try (Open311Backend backend = open(Mode.REALTIME, true, NONE)) {
            once(
                    backend,
                    Backends.delivery(request -> request.location(new Location(
                            Optional.empty(),
                            Optional.of(new AdminUnit("01", "vn-gso", "2026-11-20", Optional.of("Hà Nội"))),
                            Optional.empty(),
                            Optional.of(new AdminUnit("00001", "vn-gso", "2026-11-20", Optional.of("Ba Đình"))),
                            Optional.empty(),
                            Optional.empty()))));

            assertThat(server.requests.get("SR-1")).containsEntry("address_string", "Ba Đình, Hà Nội");
        }
    }

    @Test
    void timeOutAfterTheWorkIsResolvedBySearchingForOurReference() throws Exception {
        try (Open311Backend backend = open(Mode.REALTIME, true, NONE, Attempts.CLOCK)) {
            Delivery delivery = Backends.delivery();
            server.beSilent(1);

            DeliveryOutcome first = once(backend, delivery);
            DeliveryOutcome second = once(backend, delivery);

            assertThat(first).isInstanceOf(Unknown.class);
            assertThat(second).isEqualTo(new Accepted("SR-1"));
            assertThat(server.requests).hasSize(1);
            assertThat(server.asked)
                    .containsExactly("/requests.json?service_code=POWER&start_date=2026-11-20T11%3A30%3A05Z"
                            + "&end_date=2026-11-20T13%3A30%3A10Z&jurisdiction_id=hanoi.vn");
        }
    }

    @Test
    void doubtOutlivesTheProcess() throws Exception {
        Delivery delivery = Backends.delivery();
        server.beSilent(1);
        try (Open311Backend backend = open(Mode.REALTIME, true, NONE, Attempts.CLOCK)) {
            assertThat(once(backend, delivery)).isInstanceOf(Unknown.class);
        }
        try (Open311Backend next = open(Mode.REALTIME, true, NONE)) {
            assertThat(once(next, delivery)).isEqualTo(new Accepted("SR-1"));
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void serverThatCannotBeSearchedIsNotPostedToInTheDark() throws Exception {
        try (Open311Backend backend = open(Mode.REALTIME, true, NONE, Attempts.CLOCK)) {
            Delivery delivery = Backends.delivery();
            server.beSilent(1);
            server.searchable = false;

            once(backend, delivery);

            assertThat(once(backend, delivery)).isInstanceOf(Deferred.class);
            assertThat(once(backend, delivery)).isInstanceOf(Deferred.class);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void errorIsARefusalAlsoWithinASuccess() throws Exception {
        try (Open311Backend backend = open(Mode.REALTIME, true, NONE, Attempts.CLOCK)) {
            server.error = "[{\"code\":400,\"description\":\"lat was not provided\"}]";

            server.errorStatus = 400;
            assertThat(once(backend, Backends.delivery()))
                    .isEqualTo(new Rejected(Rejected.Kind.INVALID, "The server answered 400: lat was not provided"));
            server.errorStatus = 200;
            assertThat(once(backend, Backends.delivery()))
                    .isEqualTo(new Rejected(Rejected.Kind.INVALID, "The server answered 400: lat was not provided"));
            server.error = "[{}]";
            assertThat(once(backend, Backends.delivery())).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void tokenIsFollowedToItsId() throws Exception {
        server.givesTokens = true;
        try (Open311Backend backend = open(Mode.BATCH, true, NONE)) {

            DeliveryOutcome outcome = once(backend, Backends.delivery());
            await().until(() -> server.asked.stream().anyMatch(path -> path.startsWith("/tokens/T1.json")));
            boolean early = !replies.recorded().isEmpty();
            server.tokensAreResolved = true;

            assertThat(outcome).isInstanceOf(Sent.class);
            assertThat(early).isFalse();
            await().untilAsserted(() -> assertThat(replies.recorded()).hasSize(1));
            assertThat(event(0)).isInstanceOfSatisfying(Acknowledgment.class, acknowledgment -> {
                assertThat(acknowledgment.backendReference()).hasValue("SR-1");
                assertThat(acknowledgment.header().serviceRequestId().value()).isEqualTo(Backends.REFERENCE);
            });
        }
    }

    @Test
    @SuppressWarnings("try") // It works by itself.
    void requestWhoseTokenWasForgottenIsFoundByOurReference() throws Exception {
        server.givesTokens = true;
        Delivery delivery = Backends.delivery();
        try (Open311Backend backend = open(Mode.BATCH, true, NONE)) {
            once(backend, delivery);
        }
        try (Open311Backend next = open(Mode.BATCH, true, each -> each.accept(history(delivery, Optional.empty())))) {

            await().untilAsserted(() -> assertThat(replies.recorded()).isNotEmpty());
            assertThat(event(0))
                    .isInstanceOfSatisfying(
                            Acknowledgment.class,
                            acknowledgment -> assertThat(acknowledgment.backendReference())
                                    .hasValue("SR-1"));
        }
    }

    @Test
    void blackBoxIsAcceptedUnderOurReferenceAndNeverAsked() throws Exception {
        server.givesNothing = true;
        Delivery delivery = Backends.delivery();
        OpenRequests open = each -> each.accept(history(delivery, Optional.of(Backends.REFERENCE)));
        try (Open311Backend box = open(Mode.BLACKBOX, true, open, Attempts.CLOCK);
                Open311Backend realtime = open(Mode.REALTIME, true, NONE, Attempts.CLOCK)) {

            assertThat(once(box, delivery)).isEqualTo(new Accepted(Backends.REFERENCE));
            assertThat(once(realtime, Backends.delivery())).isInstanceOf(Unknown.class);
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    @SuppressWarnings("try") // It works by itself.
    void statusBecomesAReplyOnceAndIsAskedForAgainIfItIsNotRecorded() throws Exception {
        server.states.put("SR-1", state("open", "2026-11-20T20:00:00+07:00", ""));
        replies.refuseNext(1);
        OpenRequests open = each -> each.accept(history(Backends.delivery(), Optional.of("SR-1")));
        try (Open311Backend backend = open(Mode.REALTIME, true, open)) {
            await().until(() -> server.asked.size() > 3);
            boolean early = !replies.refusedAll();
            synchronized (server.requests) {
                server.states.put("SR-1", state("closed", "2026-11-20T21:00:00+07:00", "Đã có điện"));
            }

            await().untilAsserted(() -> assertThat(replies.recorded()).hasSize(1));
            int before = server.asked.size();
            await().until(() -> server.asked.size() > before + 3);

            assertThat(early).as("an open request is no news").isTrue();
            assertThat(replies.recorded()).hasSize(1);
            assertThat(event(0)).isInstanceOfSatisfying(Status.class, status -> {
                assertThat(status.status()).isEqualTo(RequestStatus.RESOLVED);
                assertThat(status.serviceNotice()).hasValue("Đã có điện");
                assertThat(status.header().time()).hasValue(Instant.parse("2026-11-20T14:00:00Z"));
            });
        }
    }

    @Test
    @SuppressWarnings("try") // It works by itself.
    void nextQuestionWaitsForTheAnswerToTheLast() throws Exception {
        server.states.put("SR-1", state("open", "1", ""));
        server.held = new CountDownLatch(1);
        OpenRequests open = each -> each.accept(history(Backends.delivery(), Optional.of("SR-1")));
        try (Open311Backend backend = open(Mode.REALTIME, true, open)) {
            await().until(() -> server.asked.size() == 1);

            await().during(Duration.ofMillis(300)).until(() -> server.asked.size() == 1);

            server.held.countDown();
            await().until(() -> server.asked.size() > 2);
        }
    }

    @Test
    @SuppressWarnings("try") // It works by itself.
    void wordsAreMappedAndAnUnknownOneIsKeptAsTheServerWroteIt() throws Exception {
        server.states.put("SR-1", state("dang xu ly", "1", ""));
        OpenRequests open = each -> each.accept(history(Backends.delivery(), Optional.of("SR-1")));
        try (Open311Backend backend = open(Mode.REALTIME, true, open)) {
            await().untilAsserted(() -> assertThat(replies.recorded()).hasSize(1));
            synchronized (server.requests) {
                server.states.put("SR-1", state("la lam", "2", ""));
            }
            await().untilAsserted(() -> assertThat(replies.recorded()).hasSize(2));

            assertThat(event(0))
                    .isInstanceOfSatisfying(
                            Status.class, status -> assertThat(status.status()).isEqualTo(RequestStatus.IN_PROGRESS));
            assertThat(replies.texts().get(0)).contains("\"statusWord\":\"dang xu ly\"");
            assertThat(replies.texts().get(1)).contains("\"status\":\"la lam\"");
        }
    }

    private Open311Backend open(Mode mode, boolean search, OpenRequests requests) {
        return open(mode, search, requests, Clock.systemUTC());
    }

    private Open311Backend open(Mode mode, boolean search, OpenRequests requests, Clock clock) {
        Open311Config config = new Open311Config(
                Backends.UTILITY,
                server.endpoint(),
                Optional.of("hanoi.vn"),
                Optional.of("the-key"),
                mode,
                Map.of("OUTAGE", "POWER"),
                Optional.empty(),
                List.of(FieldRule.from("attribute[MA_KH]", "/customerCode")),
                search,
                new StatusWords(Map.of("dang xu ly", RequestStatus.IN_PROGRESS)),
                Duration.ofMillis(20),
                Access.NONE,
                Attempts.QUICK.withConnectWithin(Duration.ofSeconds(2)));
        Open311Backend backend = new Open311Backend(config, requests, clock);
        backend.open(replies);
        return backend;
    }

    private static DeliveryOutcome once(Open311Backend backend, Delivery delivery) throws Exception {
        return backend.deliver(delivery).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private ReplyEvent event(int number) throws MalformedReplyException {
        Reply reply = replies.recorded().get(number);
        assertThat(reply.backend()).isEqualTo(Backends.UTILITY);
        return ReplyReader.read(reply.payload());
    }

    private static String state(String word, String updated, String notes) {
        return "[{\"service_request_id\":\"SR-1\",\"status\":\"" + word + "\",\"updated_datetime\":\"" + updated
                + "\",\"status_notes\":\"" + notes + "\"}]";
    }

    private static History history(Delivery delivery, Optional<String> backendReference) {
        Instant now = Instant.now();
        return new History(
                delivery.trackingId(),
                Reference.of(Backends.REFERENCE),
                "app",
                "evn-cskh",
                now,
                now,
                Urgency.OUTAGE,
                SubmissionState.SETTLED,
                Optional.empty(),
                Optional.empty(),
                "00",
                Optional.empty(),
                Optional.empty(),
                List.of(new DeliveryRecord(
                        TrackingId.next(),
                        Backends.UTILITY,
                        1,
                        1,
                        1,
                        Optional.of(now),
                        backendReference.map(any -> now),
                        Optional.empty(),
                        backendReference,
                        Optional.of("sent"))),
                List.of());
    }
}
