package io.motcua.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.motcua.Appointment;
import io.motcua.Appointment.News;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.spi.History;
import io.motcua.spi.SubmissionState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A utility with forms of its own, configured and nothing more: from a citizen's words to what the citizen is told. */
@Timeout(120)
class HttpUtilityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String YAML = """
            profile: profile
            data: data
            unserved: hold
            http: {port: 0}
            broker: {embedded: {amqp: {port: 0}}}
            channels:
              app: [{account: anywhere, key: env:APP_KEY}]
            backends:
              NORTH:
                http:
                  url: http://127.0.0.1:PORT/tiep-nhan
                  form:
                    MA_LOAI_YCAU:  {from: /serviceCode, values: {OUTAGE: MD, SAFETY_HAZARD: NH}, otherwise: KH}
                    TEN_NGUOIYCAU: {from: /requester/name, at-most: 60, longer: cut}
                    DTHOAI:        {from: /requester/phone, otherwise: ""}
                    NOI_DUNG_YCAU: {from: /description, at-most: 4000, in: bytes, longer: cut}
                    NGAY_YCAU:     {from: /requestedDatetime, date: dd/MM/yyyy}
                    ID_WEB:        {from: /serviceRequestId}
                    TINH_TRANG:    {value: "1"}
                  answer:
                    code: /ma
                    codes: {"00": accepted, "01": invalid, "09": later}
                    reference: /MA_YCAU_KNAI
                    id: /ID_WEB
                  replies: {key: env:CALL_BACK_KEY}
                  status-words: {DA_TIEP_NHAN: accepted, DANG_XU_LY: in-progress, XONG: resolved,
                                 HEN_KHACH: appointment-confirmed, HUY_HEN: appointment-cancelled}
            """;

    @TempDir
    Path folder;

    private final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final AtomicInteger silences = new AtomicInteger();
    private HttpServer server;
    private volatile Duration answersAfter = Duration.ZERO;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tiep-nhan", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void formGoesOutReferenceComesBackAndCallBackTellsTheCitizen() throws Exception {
        try (GatewayProgram program = GatewayProgram.start(config())) {
            URI door = URI.create("http://127.0.0.1:" + program.httpPort());
            String reference = SmallGateway.post(door.resolve("/app/v1/requests"), SmallGateway.TO_THE_NORTH);
            await().atMost(PATIENCE).until(() -> history(program, reference).state() == SubmissionState.SETTLED);

            String wrongKey = "Bearer another-key-of-this-test";
            assertThat(reply(door, wrongKey, reference, "1", "XONG").statusCode())
                    .isEqualTo(401);
            String key = "Bearer call-back-key-of-this-test";
            HttpResponse<String> working = reply(door, key, reference, "1", "DANG_XU_LY");
            HttpResponse<String> again = reply(door, key, reference, "1", "DANG_XU_LY");
            HttpResponse<String> unknown = reply(door, key, reference, "2", "LA_LAM");
            HttpResponse<String> foreign = reply(door, key, "MC-234-567-9AP", "3", "XONG");
            HttpResponse<String> done = reply(door, key, reference, "4", "XONG");

            assertThat(forms)
                    .singleElement()
                    .satisfies(form -> assertThat(form)
                            .containsEntry("MA_LOAI_YCAU", "MD")
                            .containsEntry("NOI_DUNG_YCAU", SmallGateway.TO_THE_NORTH)
                            .containsEntry("TEN_NGUOIYCAU", "Nguyễn Văn A")
                            .containsEntry("DTHOAI", "+84903000417")
                            .containsEntry("ID_WEB", reference)
                            .containsEntry("TINH_TRANG", "1"));
            assertThat(working.body()).isEqualTo("{\"verdict\":\"applied\"}");
            assertThat(again.body()).isEqualTo("{\"verdict\":\"duplicate\"}");
            assertThat(unknown.body()).contains("\"verdict\":\"malformed\"", "$.data.status");
            assertThat(foreign.body()).isEqualTo("{\"verdict\":\"foreign\"}");
            assertThat(done.body()).isEqualTo("{\"verdict\":\"applied\"}");
            History history = history(program, reference);
            assertThat(history.deliveries())
                    .singleElement()
                    .satisfies(
                            delivery -> assertThat(delivery.backendReference()).hasValue("YC-1"));
            assertThat(history.updates())
                    .extracting(update -> update.status())
                    .containsSubsequence(RequestStatus.ACCEPTED, RequestStatus.IN_PROGRESS, RequestStatus.RESOLVED);
        }
    }

    @Test
    void appointmentInTheUtilitysOwnWordsIsShownToTheCitizenUntilItIsCancelled() throws Exception {
        try (GatewayProgram program = GatewayProgram.start(config())) {
            URI door = URI.create("http://127.0.0.1:" + program.httpPort());
            String reference = SmallGateway.post(door.resolve("/app/v1/requests"), SmallGateway.TO_THE_NORTH);
            await().atMost(PATIENCE).until(() -> history(program, reference).state() == SubmissionState.SETTLED);
            String key = "Bearer call-back-key-of-this-test";
            Instant start = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
            String window = "\",\"validFor\":{\"startDateTime\":\"" + start + "\",\"endDateTime\":\""
                    + start.plus(Duration.ofHours(2)) + "\"},\"seen\":\"";

            HttpResponse<String> untimed = reply(door, key, reference, "h0", "HEN_KHACH" + window);
            HttpResponse<String> made = reply(door, key, reference, timed("h1"), "HEN_KHACH" + window);
            Optional<Appointment> standing = history(program, reference).appointment();
            HttpResponse<String> cancelled = reply(door, key, reference, timed("h2"), "HUY_HEN");

            assertThat(untimed.body()).contains("\"verdict\":\"malformed\"", "$.time: expected");
            assertThat(made.body()).isEqualTo("{\"verdict\":\"applied\"}");
            assertThat(standing).contains(new Appointment(News.STANDS, start, start.plus(Duration.ofHours(2))));
            assertThat(cancelled.body()).isEqualTo("{\"verdict\":\"applied\"}");
            assertThat(history(program, reference).appointment()).isEmpty();
            assertThat(history(program, reference).updates())
                    .extracting(update -> update.appointment().map(Appointment::news))
                    .containsSubsequence(Optional.of(News.MADE), Optional.of(News.CANCELLED));
        }
    }

    /** An id, and behind it the moment. */
    private static String timed(String id) {
        return id + "\",\"time\":\"" + Instant.now();
    }

    @Test
    void serverThatDoesTheWorkAndSaysNothingHasDoneItOnce() throws Exception {
        silences.set(1);

        try (GatewayProgram program = GatewayProgram.start(config())) {
            URI door = URI.create("http://127.0.0.1:" + program.httpPort());
            String reference = SmallGateway.post(door.resolve("/app/v1/requests"), SmallGateway.TO_THE_NORTH);
            await().atMost(PATIENCE).until(() -> history(program, reference).state() == SubmissionState.SETTLED);

            assertThat(forms).as("what was really done").hasSize(1);
            assertThat(history(program, reference).deliveries()).singleElement().satisfies(delivery -> {
                assertThat(delivery.attempts()).isEqualTo(2);
                assertThat(delivery.backendReference()).hasValue("YC-1");
            });
        }
    }

    @Test
    void acknowledgmentInTheAnswerIsShownWithTheTimeThatItTook() throws Exception {
        answersAfter = Duration.ofMillis(300);

        try (GatewayProgram program = GatewayProgram.start(config())) {
            URI door = URI.create("http://127.0.0.1:" + program.httpPort());
            String reference = SmallGateway.post(door.resolve("/app/v1/requests"), SmallGateway.TO_THE_NORTH);
            await().atMost(PATIENCE).until(() -> history(program, reference).state() == SubmissionState.SETTLED);

            assertThat(history(program, reference).deliveries())
                    .singleElement()
                    .satisfies(delivery -> assertThat(Duration.between(
                                    delivery.sentAt().orElseThrow(),
                                    delivery.acknowledgedAt().orElseThrow()))
                            .isGreaterThanOrEqualTo(answersAfter));
        }
    }

    private GatewayConfig config() throws Exception {
        SmallGateway.writeInto(folder);
        Files.writeString(
                folder.resolve("gateway.yaml"),
                YAML.replace("PORT", Integer.toString(server.getAddress().getPort())));
        Map<String, String> secrets = new HashMap<>(SmallGateway.SECRETS);
        secrets.put("CALL_BACK_KEY", "call-back-key-of-this-test");
        return GatewayConfig.read(folder, secrets::get);
    }

    private static History history(GatewayProgram program, String reference) {
        return program.ledger().find(Reference.of(reference)).orElseThrow();
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&")) {
            String[] parts = pair.split("=", -1);
            form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        // It drops what it has by its key.
        if (keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"))) {
            forms.add(form);
        }
        if (silences.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
            exchange.close();
            return;
        }
        LockSupport.parkNanos(answersAfter.toNanos());
        byte[] answer = ("{\"ma\":\"00\",\"MA_YCAU_KNAI\":\"YC-" + forms.size() + "\",\"ID_WEB\":\""
                        + form.get("ID_WEB") + "\"}")
                .getBytes(UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static HttpResponse<String> reply(URI door, String key, String reference, String id, String word)
            throws Exception {
        String event =
                "{\"specversion\":\"1.0\",\"type\":\"io.motcua.servicerequest.reply.v1\",\"source\":\"urn:north\","
                        + "\"id\":\"" + id + "\",\"data\":{\"serviceRequestId\":\"" + reference
                        + "\",\"requestVersion\":1,\"kind\":\"status\",\"status\":\"" + word + "\"}}";
        HttpRequest request = HttpRequest.newBuilder(door.resolve("/utilities/v1/NORTH/replies"))
                .header("Authorization", key)
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(event))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
