package io.motcua.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractKitCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private HttpServer refusing;

    /** A backend that refuses all that it is sent. */
    @BeforeEach
    void start() throws IOException {
        refusing = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        refusing.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] answer = "không nhận".getBytes(UTF_8);
                exchange.sendResponseHeaders(400, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        refusing.start();
    }

    @AfterEach
    void stop() {
        refusing.stop(0);
    }

    @Test
    void backendThatBreaksTheContractEndsIn1AndTheReportsAreWritten() throws Exception {
        Path json = folder.resolve("report.json");
        Path html = folder.resolve("report.html");

        int status = run("--backend", url(), "--seed", "7", "--json", json.toString(), "--html", html.toString());

        assertThat(status).as(err.toString()).isEqualTo(1);
        assertThat(out.toString()).contains("FAIL  created-least", "next: ", "seed 7");
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.at("/results/passed").asBoolean(true)).isFalse();
        assertThat(Files.readString(html)).contains(report.path("sha256").asText());
    }

    @Test
    void kitThatCannotBeRunEndsIn2() {
        assertThat(run("--backend", "ftp://there")).isEqualTo(2);
        assertThat(err.toString()).contains("http://…");
        assertThat(run("--backend", "queue")).isEqualTo(2);
        assertThat(err.toString()).contains("This backend needs --password");
        assertThat(run("--backend", "http://127.0.0.1:1/")).isEqualTo(2);
        assertThat(err.toString()).contains("The backend at http://127.0.0.1:1/ cannot be tried");
    }

    @Test
    void reportThatCannotBeWrittenIsRefusedBeforeAnyCaseIsRun() {
        Path nowhere = folder.resolve("no-such-folder").resolve("report.html");

        assertThat(run("--backend", url(), "--html", nowhere.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("--html: the report cannot be written to '" + nowhere + "'");
        assertThat(out.toString()).doesNotContain("created-least");
    }

    @Test
    void wrongTimeAndWrongSizeAreEachBlamedAlone() {
        assertThat(run("--backend", url(), "--within", "-3")).isEqualTo(2);
        assertThat(err.toString()).contains("more than zero, not -3.0 s").doesNotContain("bytes");

        assertThat(run("--backend", url(), "--largest", "7")).isEqualTo(2);
        assertThat(err.toString()).contains("16384 to 67108864 bytes, not 7");
    }

    @Test
    void secretOnTheCommandLineIsRefusedAndNotRepeated() {
        assertThat(run("--backend", url(), "--token", "s3cret-s3cret-s3cret")).isEqualTo(2);

        assertThat(err.toString()).contains("env:NAME or file:path").doesNotContain("s3cret-s3cret-s3cret");
    }

    private String url() {
        return "http://127.0.0.1:" + refusing.getAddress().getPort() + "/";
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "contract-kit";
        all[1] = "--utility";
        all[2] = "SOUTH";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Motcua.execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }
}
