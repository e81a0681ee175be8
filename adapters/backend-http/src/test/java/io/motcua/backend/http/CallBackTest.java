package io.motcua.backend.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.contract.AppointmentReply;
import io.motcua.contract.ReplyEvent;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyEvent.Status;
import io.motcua.contract.ReplyReader;
import io.motcua.contract.ReplyWriter;
import io.motcua.contract.StatusWords;
import io.motcua.http.EntryUnderTest;
import io.motcua.spi.RecordingReplies;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.Replies;
import io.motcua.spi.Reply;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.ReplyResult.Verdict;
import io.motcua.spi.SettableClock;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallBackTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PATH = "/utilities/v1/EVNHANOI/replies";

    private final SettableClock clock = new SettableClock(Attempts.NOW);
    private final ReplyDoor door = new ReplyDoor(clock);
    private final RecordingReplies replies = new RecordingReplies();
    private EntryUnderTest entry;

    @BeforeEach
    void open() throws Exception {
        entry = new EntryUnderTest(new RememberingIntake(), door);
    }

    @AfterEach
    void close() {
        entry.close();
    }

    @Test
    void replyIsAnsweredWhenItIsCommittedAndNoEarlier() throws Exception {
        CompletableFuture<List<ReplyResult>> commit = new CompletableFuture<>();
        CompletableFuture<Reply> asked = new CompletableFuture<>();
        door.open("EVNHANOI", ReplyAccess.byKeys(Backends.KEY), batch -> {
            asked.complete(batch.get(0));
            return commit;
        });

        CompletableFuture<HttpResponse<String>> answer = entry.sendAsync(keyed(Backends.KEY, reply("IN_PROGRESS")));
        Reply reply = asked.get(10, TimeUnit.SECONDS);
        boolean early = answer.isDone();
        commit.complete(List.of(new ReplyResult(Verdict.APPLIED, List.of())));

        assertThat(early).isFalse();
        assertThat(reply.backend()).isEqualTo("EVNHANOI");
        assertThat(reply.receivedAt()).isEqualTo(Attempts.NOW);
        HttpResponse<String> said = answer.get(10, TimeUnit.SECONDS);
        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(said.body()).isEqualTo("{\"verdict\":\"applied\"}");
    }

    @Test
    void replyThatIsNotRecordedStaysWithTheUtility() throws Exception {
        replies.refuseNext(1);
        door.open("EVNHANOI", ReplyAccess.byKeys(Backends.KEY), replies);

        HttpResponse<String> first = entry.send(keyed(Backends.KEY, reply("IN_PROGRESS")));
        HttpResponse<String> again = entry.send(keyed(Backends.KEY, reply("IN_PROGRESS")));

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(replies.recorded()).hasSize(1);
    }

    @Test
    void utilityIsKnownByItsOwnKeyAtItsOwnAddressAlone() throws Exception {
        door.open("EVNHANOI", ReplyAccess.byKeys(Backends.KEY), replies);
        door.open("EVNSPC", ReplyAccess.byKeys("key-of-evnspc-0123456789"), replies);
        byte[] reply = reply("IN_PROGRESS");

        assertThat(entry.send(keyed("key-of-evnspc-0123456789", reply)).statusCode())
                .isEqualTo(401);
        assertThat(entry.send(post(PATH, reply)).statusCode()).isEqualTo(401);
        HttpResponse<String> stranger = entry.send(
                post("/utilities/v1/EVNCPC/replies", reply).header("Authorization", "Bearer " + Backends.KEY));
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body())
                .as("whether a utility calls back here is nobody's business")
                .isEqualTo(entry.send(keyed("key-of-evnspc-0123456789", reply)).body());
        assertThat(replies.recorded()).isEmpty();
        assertThat(entry.send(keyed(Backends.KEY, reply)).statusCode()).isEqualTo(200);
    }

    @Test
    void signatureMustBeRightAndOfNow() throws Exception {
        door.open("EVNHANOI", ReplyAccess.bySignatures(WebhookSecret.of(SECRET)), replies);
        byte[] reply = reply("IN_PROGRESS");
        long now = Attempts.NOW.getEpochSecond();
        byte[] other = reply("RESOLVED");

        assertThat(entry.send(signed("1", now, reply, reply)).statusCode()).isEqualTo(200);
        assertThat(entry.send(signed("1", now, reply, other)).statusCode()).isEqualTo(401);
        assertThat(entry.send(signed("1", now - 301, reply, reply)).statusCode())
                .isEqualTo(401);
        assertThat(entry.send(signed("1", now + 301, reply, reply)).statusCode())
                .isEqualTo(401);
        assertThat(entry.send(signed("1", now - 299, reply, reply)).statusCode())
                .isEqualTo(200);
        assertThat(entry.send(keyed(Backends.KEY, reply)).statusCode()).isEqualTo(401);
        clock.pass(Duration.ofMinutes(6));
        assertThat(entry.send(signed("1", now, reply, reply)).statusCode()).isEqualTo(401);
        assertThat(replies.recorded()).hasSize(2);
    }

    @Test
    void batchIsRecordedInOneCommitAndAnsweredOneByOne() throws Exception {
        door.open("EVNHANOI", ReplyAccess.byKeys(Backends.KEY), replies);
        String batch =
                "[" + new String(reply("IN_PROGRESS"), UTF_8) + ", 7, " + new String(reply("RESOLVED"), UTF_8) + "]";

        HttpResponse<String> said = entry.send(batch(batch));

        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(said.body())
                .isEqualTo(
                        "{\"replies\":[{\"verdict\":\"applied\"},{\"verdict\":\"applied\"},{\"verdict\":\"applied\"}]}");
        assertThat(replies.batches()).isEqualTo(1);
        assertThat(replies.texts()).element(1).isEqualTo("7");
        assertThat(ReplyReader.read(replies.recorded().get(2).payload()))
                .isInstanceOfSatisfying(
                        Status.class, status -> assertThat(status.status()).isEqualTo(RequestStatus.RESOLVED));
    }

    @Test
    void batchThatIsNoneIsOneReplyAndAnEmptyOneNothing() throws Exception {
        door.open("EVNHANOI", ReplyAccess.byKeys(Backends.KEY), replies);

        assertThat(entry.send(batch("[{\"id\":1,")).statusCode()).isEqualTo(200);
        assertThat(replies.texts()).containsExactly("[{\"id\":1,");
        assertThat(entry.send(batch("[]")).body()).isEqualTo("{\"replies\":[]}");
        assertThat(replies.recorded()).hasSize(1);
    }

    private HttpRequest.Builder batch(String body) {
        return entry.request(PATH)
                .header("Authorization", "Bearer " + Backends.KEY)
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(BodyPublishers.ofString(body));
    }

    @Test
    void eventInBinaryModeIsPutIntoItsEnvelope() throws Exception {
        door.open("EVNHANOI", ReplyAccess.byKeys(Backends.KEY), replies);
        String data = "{\"serviceRequestId\":\"" + Backends.REFERENCE + "\",\"requestVersion\":1,\"kind\":\"status\","
                + "\"status\":\"RESOLVED\",\"serviceNotice\":\"Đã có điện\"}";

        HttpResponse<String> said = entry.send(entry.request(PATH)
                .header("Authorization", "Bearer " + Backends.KEY)
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "hn%2D1")
                .header("ce-source", "urn:evnhanoi")
                .header("ce-type", "io.motcua.servicerequest.reply.v1")
                .header("ce-correlationid", "c")
                .POST(BodyPublishers.ofString(data)));

        assertThat(said.statusCode()).isEqualTo(200);
        ReplyEvent event = ReplyReader.read(replies.recorded().get(0).payload());
        assertThat(event)
                .isInstanceOfSatisfying(
                        Status.class,
                        status -> assertThat(status.serviceNotice()).hasValue("Đã có điện"));
        assertThat(event.header().id()).isEqualTo("hn-1");
        assertThat(event.header().correlationId()).hasValue("c");
    }

    @Test
    void utilitysOwnWordsAreTranslatedAndKept() throws Exception {
        StatusWords words = new StatusWords(
                Map.of("DA_TIEP_NHAN", RequestStatus.ACCEPTED, "Đang xử lý", RequestStatus.IN_PROGRESS));
        door.open("EVNHANOI", ReplyAccess.byKeys(Backends.KEY).withWords(words), replies);

        entry.send(keyed(Backends.KEY, reply("Đang xử lý")));
        entry.send(keyed(Backends.KEY, reply("RESOLVED")));

        assertThat(replies.recorded())
                .extracting(CallBackTest::status)
                .containsExactly(RequestStatus.IN_PROGRESS, RequestStatus.RESOLVED);
        assertThat(replies.texts().get(0)).contains("\"statusWord\":\"Đang xử lý\"");
    }

    @Test
    void appointmentIsTakenInTheUtilitysOwnWordAndInBinaryMode() throws Exception {
        StatusWords words = new StatusWords(Map.of(), Map.of("HEN_KHACH", AppointmentReply.State.CONFIRMED));
        door.open("EVNHANOI", ReplyAccess.byKeys(Backends.KEY).withWords(words), replies);
        String data = "{\"serviceRequestId\":\"" + Backends.REFERENCE + "\",\"requestVersion\":1,\"kind\":\"status\","
                + "\"status\":\"HEN_KHACH\",\"validFor\":{\"startDateTime\":\"2026-11-27T08:00:00+07:00\","
                + "\"endDateTime\":\"2026-11-27T10:00:00+07:00\"}}";

        entry.send(entry.request(PATH)
                .header("Authorization", "Bearer " + Backends.KEY)
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "hn-2")
                .header("ce-source", "urn:evnhanoi")
                .header("ce-time", "2026-11-20T09:12:00+07:00")
                .header("ce-type", "io.motcua.servicerequest.reply.v1")
                .POST(BodyPublishers.ofString(data)));

        assertThat(ReplyReader.read(replies.recorded().get(0).payload()))
                .isInstanceOfSatisfying(AppointmentReply.class, appointment -> {
                    assertThat(appointment.state()).isEqualTo(AppointmentReply.State.CONFIRMED);
                    assertThat(appointment.validFor().orElseThrow().endDateTime())
                            .isEqualTo(Instant.parse("2026-11-27T03:00:00Z"));
                });
    }

    @Test
    void malformedAppointmentIsAnsweredWithWhatIsWrongAndKept() throws Exception {
        Replies judging = batch ->
                replies.record(batch).thenApply(results -> List.of(new ReplyResult(Verdict.MALFORMED, List.of())));
        door.open("EVNHANOI", ReplyAccess.byKeys(Backends.KEY), judging);
        byte[] backwards = """
                {"specversion":"1.0","id":"a-1","source":"/crews","type":"io.motcua.servicerequest.reply.v1",
                 "time":"2026-11-20T09:12:00+07:00",
                 "data":{"serviceRequestId":"%s","requestVersion":1,"kind":"appointment","status":"confirmed","validFor":
                 {"startDateTime":"2026-11-27T10:00:00+07:00","endDateTime":"2026-11-27T08:00:00+07:00"}}}""".formatted(Backends.REFERENCE).getBytes(UTF_8);

        HttpResponse<String> said = entry.send(keyed(Backends.KEY, backwards));

        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(said.body())
                .contains("\"verdict\":\"malformed\"", "$.data.validFor: expected a window whose endDateTime is after");
        assertThat(replies.recorded().get(0).payload().toBytes()).isEqualTo(backwards);
    }

    @Test
    void unknownWordIsKeptAsItCameAndTheUtilityIsToldWhatIsWrong() throws Exception {
        StatusWords words = new StatusWords(Map.of("DA_TIEP_NHAN", RequestStatus.ACCEPTED));
        byte[] reply = reply("XONG_ROI");
        Replies judging = batch ->
                replies.record(batch).thenApply(results -> List.of(new ReplyResult(Verdict.MALFORMED, List.of())));
        door.open("EVNHANOI", ReplyAccess.byKeys(Backends.KEY).withWords(words), judging);

        HttpResponse<String> said = entry.send(keyed(Backends.KEY, reply));

        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(said.body()).contains("\"verdict\":\"malformed\"", "$.data.status: expected one of");
        assertThat(replies.recorded().get(0).payload().toBytes()).isEqualTo(reply);
    }

    @Test
    void tooLargeAReplyIsRefusedUnread() throws Exception {
        door.open("EVNHANOI", ReplyAccess.byKeys(Backends.KEY), replies);

        HttpResponse<String> said = entry.send(keyed(Backends.KEY, new byte[ReplyReader.MAX_BYTES + 1]));

        assertThat(said.statusCode()).isEqualTo(413);
        assertThat(replies.recorded()).isEmpty();
    }

    private static RequestStatus status(Reply reply) {
        try {
            return ((Status) ReplyReader.read(reply.payload())).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder post(String path, byte[] body) {
        return entry.request(path)
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder keyed(String key, byte[] body) {
        return post(PATH, body).header("Authorization", "Bearer " + key);
    }

    private HttpRequest.Builder signed(String id, long timestamp, byte[] signed, byte[] sent) {
        return post(PATH, sent)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header(
                        "webhook-signature",
                        "v1,AAAA " + WebhookSecret.of(SECRET).sign(id, timestamp, signed));
    }

    private static byte[] reply(String word) {
        Header header = new Header(
                "urn:evnhanoi", "1", Optional.empty(), Optional.empty(), Reference.of(Backends.REFERENCE), 1);
        String event = new String(
                ReplyWriter.write(new Status(header, RequestStatus.ACCEPTED, Optional.empty(), Optional.empty()))
                        .toBytes(),
                UTF_8);
        return event.replace("ACCEPTED", word).getBytes(UTF_8);
    }
}
