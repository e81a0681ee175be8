package io.motcua.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Reference;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.spi.History;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one centre's hotline takes for the other's territory is the other's, and agents of both find it. */
class HandedOverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern REFERENCE = Pattern.compile("MC-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}");
    private static final Map<String, String> SECRETS = Map.of(
            "HCMC", "hcmc-key-of-this-test",
            "SPC", "spc-key-of-this-test",
            "HANOI", "hanoi-key-of-this-test",
            "PASSWORD", "password-of-this-test");
    private static final String YAML = """
            profile: "PROFILE"
            data: data
            unserved: hold
            http: {port: 0}
            broker: {embedded: {amqp: {port: 0}}}
            channels:
              hotline:
                - {account: "1900545454", key: env:HCMC}
                - {account: "19009000", key: env:SPC}
                - {account: "19001288", key: env:HANOI}
            backends:
              EVNHCMC:
                jms: {user: EVNHCMC, password: env:PASSWORD, acknowledge-within: 10m}
                partner: {utility: EVNSPC, after: 5m}
              EVNSPC:
                jms: {user: EVNSPC, password: env:PASSWORD, acknowledge-within: 10m}
                partner: {utility: EVNHCMC, after: 5m}
            """;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void agentsOfBothCentresFindWhatOneTookForTheOther() throws Exception {
        try (GatewayProgram program = start()) {
            URI order = take(program, "Khách báo mất điện. Địa chỉ: Số 5, đường Trần Phú, Cần Thơ");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get(order, "SPC").body()).contains("\"to\":\"EVNSPC\""));
            assertThat(get(order, "HCMC").body()).contains("\"to\":\"EVNSPC\"");
            assertThat(get(order, "HANOI").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void noAgentOfTheUtilityThatHasItFindsAComplaintAboutItsStaff() throws Exception {
        try (GatewayProgram program = start()) {
            URI order = take(
                    program,
                    "Khách khiếu nại nhân viên điện lực có thái độ hách dịch. Địa chỉ: Số 5, đường Trần Phú, Cần Thơ");
            Reference reference =
                    Reference.of(order.getPath().substring(order.getPath().lastIndexOf('/') + 1));

            await().atMost(PATIENCE)
                    .until(() -> !program.ledger()
                            .find(reference)
                            .orElseThrow()
                            .deliveries()
                            .isEmpty());
            History history = program.ledger().find(reference).orElseThrow();
            assertThat(history.request().orElseThrow().serviceCode()).isEqualTo("COMPLAINT_STAFF");
            assertThat(history.deliveries())
                    .singleElement()
                    .satisfies(delivery -> assertThat(delivery.backend()).isEqualTo("EVNSPC"));
            for (String agent : List.of("SPC", "HANOI")) {
                assertThat(get(order, agent).statusCode()).as(agent).isEqualTo(404);
            }
        }
    }

    private GatewayProgram start() throws Exception {
        Path profile =
                Path.of("../../examples/evn/config/profile").toAbsolutePath().normalize();
        Files.writeString(folder.resolve("gateway.yaml"), YAML.replace("PROFILE", profile.toString()));
        return GatewayProgram.start(GatewayConfig.read(folder, SECRETS::get));
    }

    /** What the hotline of the city's centre takes down; the address of the order. */
    private URI take(GatewayProgram program, String note) throws Exception {
        URI orders = URI.create("http://127.0.0.1:" + program.httpPort() + "/hotline/v1/work-orders");
        HttpResponse<String> taken = send(
                HttpRequest.newBuilder(orders)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "k-1")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"note\":\"" + note + "\"}")),
                "HCMC");
        Matcher reference = REFERENCE.matcher(taken.body());
        assertThat(reference.find()).as(taken.body()).isTrue();
        return URI.create(orders + "/" + reference.group());
    }

    private HttpResponse<String> get(URI order, String agent) throws Exception {
        return send(HttpRequest.newBuilder(order), agent);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String key) throws Exception {
        return client.send(
                request.header("Authorization", "Bearer " + SECRETS.get(key)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
