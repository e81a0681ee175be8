package io.motcua.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Reference;
import io.motcua.gateway.report.AuditReport;
import io.motcua.gateway.report.BalanceReport;
import io.motcua.gateway.report.ClocksReport;
import io.motcua.gateway.report.CrossingReport;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.Explanation;
import io.motcua.gateway.report.HeldDetail;
import io.motcua.gateway.report.HeldReport;
import io.motcua.gateway.report.LaneCommand;
import io.motcua.gateway.report.LanesReport;
import io.motcua.gateway.report.MendOrder;
import io.motcua.gateway.report.MendReport;
import io.motcua.gateway.report.ProposalsReport;
import io.motcua.gateway.report.ReloadReport;
import io.motcua.held.MendRefusedException;
import io.motcua.path.LaneRefusedException;
import io.motcua.spi.HeldFilter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorPortTest {
    private final AtomicBoolean ready = new AtomicBoolean(true);

    @TempDir
    Path data;

    OperatorPort operator;

    @BeforeEach
    void open() throws IOException {
        operator = OperatorPort.open(data, 0, new FixedDesk(), new FixedProfile(), ready::get);
    }

    @AfterEach
    void close() {
        operator.close();
    }

    @Test
    void theTokenIsForItsOwnersEyesAndGoesWithThePort() throws IOException {
        Path file = data.resolve("operator.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        operator.close();
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatWasLeftReadableIsReplacedByOneThatIsNot() throws IOException {
        operator.close();
        Files.writeString(data.resolve("operator.json"), "{}");

        operator = OperatorPort.open(data, 0, new FixedDesk(), new FixedProfile(), ready::get);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("operator.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whoHasTheTokenIsAnswered() throws IOException {
        RunningDesk desk = RunningDesk.find(data).orElseThrow();

        assertThat(desk.balance()).isEqualTo(new FixedDesk().balance());
        assertThat(desk.held(HeldFilter.ALL, 7).total()).isEqualTo(7);
        assertThat(desk.clocks(8).open()).isEqualTo(8);
        assertThat(desk.explain(Reference.of(FixedDesk.UNKNOWN))).isEmpty();
        assertThat(desk.reload()).isEqualTo(new FixedProfile().reload());
        assertThat(desk.crossing(LocalDate.parse("2025-07-01")).on()).isEqualTo("2025-07-01");
    }

    @Test
    void othersLearnNothingButThatItLives() throws Exception {
        assertThat(status("GET", "/balance", "")).isEqualTo(401);
        assertThat(status("GET", "/held", "Bearer ")).isEqualTo(401);
        assertThat(status("GET", "/explain/" + FixedDesk.UNKNOWN, "Bearer 0123"))
                .isEqualTo(401);
        assertThat(status("GET", "/health/live", "")).isEqualTo(200);
    }

    @Test
    void readinessIsWhatTheGatewaySays() throws Exception {
        assertThat(status("GET", "/health/ready", "")).isEqualTo(200);

        ready.set(false);

        assertThat(status("GET", "/health/ready", "")).isEqualTo(503);
        assertThat(status("GET", "/health/live", "")).isEqualTo(200);
    }

    @Test
    void otherMethodsPathsAndReferencesAreRefused() throws Exception {
        String token = "Bearer " + OperatorFile.read(data).orElseThrow().token();

        assertThat(status("POST", "/balance", token)).isEqualTo(405);
        assertThat(status("GET", "/reload", token)).isEqualTo(405);
        assertThat(status("POST", "/reload", "")).isEqualTo(401);
        assertThat(status("GET", "/crossing", token)).isEqualTo(400);
        assertThat(status("GET", "/crossing?on=someday", token)).isEqualTo(400);
        assertThat(status("GET", "/", token)).isEqualTo(404);
        assertThat(status("GET", "/explain/MC-222-222-223", token)).isEqualTo(400);
        assertThat(status("GET", "/explain/%00%0a" + "x".repeat(4000), token)).isEqualTo(400);
        assertThat(status("GET", "/held?limit=99999999999", token)).isEqualTo(200);
    }

    @Test
    void anOrderArrivesWholeAndARefusalComesBack() throws IOException {
        RunningDesk desk = RunningDesk.find(data).orElseThrow();
        Reference reference = Reference.of(FixedDesk.UNKNOWN);

        MendReport done = desk.mend(
                reference,
                MendOrder.Action.ASSIGN,
                new MendOrder(Map.of(), Optional.of("NORTH"), Optional.empty(), false, "Lan", Optional.of("ở Huế")));

        assertThat(done)
                .isEqualTo(new MendReport(
                        FixedDesk.UNKNOWN,
                        1,
                        "assign",
                        Optional.of("NORTH"),
                        Optional.of("AssignRegion[utility=NORTH]"),
                        List.of("Lan")));
        assertThatThrownBy(() -> desk.mend(
                        reference,
                        MendOrder.Action.IGNORE,
                        new MendOrder(Map.of(), Optional.empty(), Optional.empty(), false, "Lan", Optional.of("no"))))
                .isInstanceOf(MendRefusedException.class)
                .hasMessage("It cannot be done, since you said no");
    }

    @Test
    void anOrderAboutALaneArrivesWholeAndARefusalComesBack() throws IOException {
        RunningDesk desk = RunningDesk.find(data).orElseThrow();
        LaneCommand command = new LaneCommand("lan", Optional.of("their upgrade"));

        LanesReport answer = desk.order("notices:sms", LaneCommand.Action.RESUME, command);

        assertThat(answer.alarms()).extracting(LanesReport.Open::text).containsExactly("RESUME by lan");
        assertThat(desk.lanes().running()).isTrue();
        assertThatThrownBy(() -> desk.order("NOWHERE", LaneCommand.Action.PAUSE, command))
                .isInstanceOf(LaneRefusedException.class)
                .hasMessage("There is no such lane");
    }

    @Test
    void ordersThatAreNoneAreRefusedWithTheirStatus() throws Exception {
        String token = "Bearer " + OperatorFile.read(data).orElseThrow().token();
        String path = "/held/" + FixedDesk.UNKNOWN;

        assertThat(order(path + "/send", "", "{}")).isEqualTo(401);
        assertThat(order(path + "/send", token, "no JSON")).isEqualTo(400);
        assertThat(order(path + "/eat", token, "{}")).isEqualTo(404);
        assertThat(order("/held/MC-222-222-223/send", token, "{}")).isEqualTo(404);
        assertThat(order(path + "/send", token, "x".repeat(200_000))).isEqualTo(413);
        assertThat(status("GET", "/held?reason=hunger", token)).isEqualTo(400);
        assertThat(status("GET", "/held?reason=no-place&priority=P0", token)).isEqualTo(200);
        assertThat(status("GET", path, token)).isEqualTo(404);
    }

    @Test
    void aFileThatWasLeftBehindLeadsToNobody() throws IOException {
        int port = operator.port();
        String left = Files.readString(data.resolve("operator.json"));
        operator.close();
        Files.writeString(data.resolve("operator.json"), left);

        assertThat(RunningDesk.find(data)).isEmpty();
        assertThat(left).contains("\"port\": " + port);
    }

    @Test
    void aStrangerOnThePortOfAGatewayThatWasKilledIsNotBelieved(@TempDir Path other) throws IOException {
        String strange =
                Files.readString(data.resolve("operator.json")).replaceAll("\"token\": \"[^\"]*\"", "\"token\": \"0\"");
        Files.writeString(other.resolve("operator.json"), strange);

        assertThat(RunningDesk.find(other)).isEmpty();
    }

    @Test
    void aFileThatIsNoneOfOursIsNoAddress() throws IOException {
        for (String text :
                List.of("", "null", "[]", "{\"port\": -1, \"token\": \"x\"}", "{\"port\": 1", "\u0000".repeat(9))) {
            Files.writeString(data.resolve("operator.json"), text);

            assertThat(OperatorFile.read(data)).as(text).isEmpty();
        }
    }

    @Test
    void aTakenPortIsNoStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));

            assertThatThrownBy(() -> OperatorPort.open(
                            elsewhere, taken.getLocalPort(), new FixedDesk(), new FixedProfile(), ready::get))
                    .isInstanceOf(IOException.class);
            assertThat(elsewhere.resolve("operator.json")).doesNotExist();
        }
    }

    private int order(String path, String authorization, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + operator.port() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private int status(String method, String path, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + operator.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    /** Takes no profile. */
    private static final class FixedProfile implements RunningProfile {
        @Override
        public ReloadReport reload() {
            return new ReloadReport(false, "1", "1", List.of("profile.csv:1: a mistake"), List.of());
        }

        @Override
        public CrossingReport crossing(LocalDate on) {
            return new CrossingReport(on, 0, 0, List.of());
        }
    }

    /** Answers the same always; the number of those held is the limit that was asked with. */
    private static final class FixedDesk implements Desk {
        static final String UNKNOWN = "MC-222-222-222";

        @Override
        public Optional<Explanation> explain(Reference reference) {
            return Optional.empty();
        }

        @Override
        public HeldReport held(HeldFilter filter, int limit) {
            return new HeldReport(limit, 0, Map.of(), List.of());
        }

        @Override
        public Optional<HeldDetail> heldRequest(Reference reference) {
            return Optional.empty();
        }

        /** Refuses what it is told to refuse, and says what else it understood. */
        @Override
        public MendReport mend(Reference reference, MendOrder.Action action, MendOrder order) {
            if (order.because().filter("no"::equals).isPresent()) {
                throw new MendRefusedException("It cannot be done, since you said no");
            }
            return new MendReport(
                    reference.value(),
                    1,
                    action.path(),
                    order.utility(),
                    Optional.of(String.valueOf(order.mend(action))),
                    List.of(order.who().actor()));
        }

        @Override
        public AuditReport audit(Optional<Reference> reference, int limit) {
            return new AuditReport(List.of());
        }

        @Override
        public ProposalsReport proposals(Duration within) {
            return new ProposalsReport(List.of());
        }

        @Override
        public ClocksReport clocks(int limit) {
            return new ClocksReport(limit, 0, List.of());
        }

        @Override
        public LanesReport lanes() {
            return new LanesReport(true, List.of(), List.of());
        }

        /** Knows one lane, and says back what it understood. */
        @Override
        public LanesReport order(String name, LaneCommand.Action action, LaneCommand command) {
            if (!name.equals("notices:sms")) {
                throw new LaneRefusedException("There is no such lane");
            }
            String understood = action + " by " + command.who().actor();
            return new LanesReport(
                    true, List.of(), List.of(new LanesReport.Open("PAUSED", name, Instant.EPOCH, understood)));
        }

        @Override
        public BalanceReport balance() {
            return new BalanceReport(3, Map.of("pending", 3L), 0, 0, true);
        }

        @Override
        public void close() {}
    }
}
