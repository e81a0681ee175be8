package io.motcua.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.kit.KitConfig.Callback;
import io.motcua.kit.KitConfig.Http;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractKitTest {
    private static final String KEY = "key-of-the-backend-0123456789";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 20261128;

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "REFUSES_ALL")
    void plantedFaultIsFoundByItsCaseAndByNoOther(Fault fault) throws Exception {
        KitReport report = run(fault, false);

        assertThat(failed(report)).as(told(report)).isEqualTo(fault.cases());
        assertThat(report.passed()).isEqualTo(fault.cases().isEmpty());
    }

    @Test
    void backendThatAcknowledgesByCallBackPasses() throws Exception {
        KitReport report = run(Fault.NONE, true);

        assertThat(failed(report)).as(told(report)).isEmpty();
    }

    @Test
    void findingSaysTheFactAndWhatToDoNext() throws Exception {
        KitReport report = run(Fault.ACCEPTS_UNKNOWN_SERVICE, false);

        assertThat(told(report))
                .contains("FAIL  unknown-service")
                .contains("fact: A service that nobody knows is not rejected with a reason")
                .contains("answer: the acknowledgment 'accepted'")
                .contains("rule: reply.schema.json acknowledgment result, cause")
                .contains("next: Answer with result invalid and the reason as its cause");
        assertThat(HtmlReport.of(report))
                .contains("1 of " + ContractKit.cases().size() + " cases failed.")
                .contains("<html lang=\"en\">", "Signature", report.sha256())
                .doesNotContain("<script", "src=", "@import");
    }

    @Test
    void passClaimsNoMoreThanWasSeen() throws Exception {
        KitReport report = run(Fault.NONE, false);
        String unseen = "whether the store changed cannot be seen from outside";

        CaseResult late = only(report, "older-after-newer");
        assertThat(late.title()).contains("is acknowledged", "no status is about it");
        assertThat(late.notes()).singleElement().asString().isEqualTo("Statuses that came after it: 1; " + unseen);
        assertThat(only(report, "duplicate").notes())
                .containsExactly("Only backendReferences were compared; whether the request was worked twice cannot be"
                        + " seen from outside");
        String json = new String(report.json(), StandardCharsets.UTF_8);
        for (String told : List.of(told(report), json, HtmlReport.of(report))) {
            assertThat(told).contains(unseen).doesNotContain("changes nothing", "one effect");
        }
    }

    @Test
    void appointmentIsUnderstoodAndAMalformedOneIsNamed() throws Exception {
        KitReport good = run(Fault.MAKES_AN_APPOINTMENT, false);
        KitReport endless = run(Fault.MAKES_AN_ENDLESS_APPOINTMENT, false);

        assertThat(only(good, "appointment-order").notes())
                .singleElement()
                .asString()
                .matches("Appointments that came and were understood: [1-9]\\d*");
        assertThat(only(run(Fault.NONE, false), "appointment-order").notes())
                .containsExactly("No appointment came that could be understood, so there was none to judge");
        assertThat(told(endless))
                .contains("A reply is malformed: $.data.validFor: expected a window of 1 minute to 7 days");
    }

    @Test
    void caseWithNothingToJudgeSaysSo() throws Exception {
        KitReport report = run(Fault.NEVER_TELLS_PROGRESS, false);

        assertThat(only(report, "status-monotone").notes()).containsExactly("No status came, so none went back");
        assertThat(only(report, "older-after-newer").notes())
                .singleElement()
                .asString()
                .startsWith("Statuses that came after it: 0;");
    }

    @Test
    void answerThatRefusesAllIsShownInItsFirstLineAndOnceWithHowOftenItCame() throws Exception {
        KitReport report = run(Fault.REFUSES_ALL, false);

        String answer = "HTTP 400: \"<b>unknown</b> attribute  [2Jjurisdictionid\"";
        CommonAnswer common = report.commonAnswers().get(0);
        assertThat(common.answer()).isEqualTo(answer);
        assertThat(common.cases()).hasSizeGreaterThan(12).startsWith("created-least", "created-full");
        assertThat(told(report))
                .containsOnlyOnce("answer: " + answer)
                .contains("answer: as in created-least")
                .contains("One answer is behind " + common.findings() + " findings in "
                        + common.cases().size() + " cases, look for its cause first: " + answer)
                .doesNotContain("second line", "\u001B");
        assertThat(HtmlReport.of(report))
                .contains("HTTP 400: &quot;&lt;b&gt;unknown&lt;/b&gt; attribute")
                .doesNotContain("<b>");
        JsonNode written = JSON.readTree(report.json());
        assertThat(written.at("/results/cases/0/findings/0/answer").asText()).isEqualTo(answer);
        assertThat(written.at("/results/commonAnswers/0/cases"))
                .hasSize(common.cases().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "examples/amqp-client/README.md"})
    void readmeSaysHowManyCasesThereAre(String readme) throws IOException {
        Path root = Path.of("").toAbsolutePath().resolve("../..");

        assertThat(Files.readString(root.resolve(readme)).replaceAll("\\s+", " "))
                .contains(" " + ContractKit.cases().size() + " cases");
    }

    @Test
    void firstLineIsBounded() {
        assertThat(FirstLine.of("\n \n" + "𝄞".repeat(500) + "\nsecond")).isEqualTo("𝄞".repeat(160) + "…");
        assertThat(FirstLine.of(new byte[0])).isEmpty();
    }

    @Test
    void hashIsThatOfTheResultsAsTheyAreWritten() throws Exception {
        KitReport report = run(Fault.NONE, false);

        JsonNode written = JSON.readTree(report.json());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(written.path("results")));
        assertThat(written.path("sha256").asText()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(written.path("results").path("cases"))
                .hasSize(ContractKit.cases().size());
    }

    @Test
    void backendThatIsNotThereIsNotJudged() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        URI url = URI.create("http://127.0.0.1:" + nobody + "/requests");

        try (ContractKit kit = ContractKit.open(config(new Http(url, Optional.empty(), Optional.empty())))) {
            assertThatThrownBy(() -> kit.run(result -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("The backend at " + url + " cannot be tried")
                    .hasMessageContaining("the connection was refused");
        }
    }

    @Test
    void backendOfAnotherUtilityIsNotJudgedAndItsWordsAreSaid() throws Exception {
        try (FaultyBackend backend =
                        new FaultyBackend(Fault.NONE, "EAST", URI.create("http://127.0.0.1:1/"), KEY, false);
                ContractKit kit =
                        ContractKit.open(config(new Http(backend.url(), Optional.empty(), Optional.empty())))) {
            assertThatThrownBy(() -> kit.run(result -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("an ordinary request of SOUTH is not its own, in its words '")
                    .hasMessageContaining("the id that it has itself");
        }
    }

    private static CaseResult only(KitReport report, String id) {
        return report.results().stream()
                .filter(result -> result.id().equals(id))
                .findAny()
                .orElseThrow();
    }

    private static KitReport run(Fault fault, boolean acknowledgesLater) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        URI callback = URI.create("http://127.0.0.1:" + port + "/utilities/v1/SOUTH/replies");
        try (FaultyBackend backend = new FaultyBackend(fault, "SOUTH", callback, KEY, acknowledgesLater);
                ContractKit kit = ContractKit.open(config(new Http(
                        backend.url(),
                        Optional.empty(),
                        Optional.of(new Callback(new InetSocketAddress("127.0.0.1", port), KEY)))))) {
            return kit.run(result -> {});
        }
    }

    private static KitConfig config(Http http) {
        return new KitConfig("SOUTH", http, List.of("OUTAGE"), "NORTH", Duration.ofSeconds(3), 128 * 1024, SEED);
    }

    private static Set<String> failed(KitReport report) {
        return report.results().stream()
                .filter(result -> !result.passed())
                .map(CaseResult::id)
                .collect(Collectors.toSet());
    }

    private static String told(KitReport report) {
        return report.results().stream().map(new TextReport()::line).collect(Collectors.joining())
                + TextReport.summary(report);
    }
}
