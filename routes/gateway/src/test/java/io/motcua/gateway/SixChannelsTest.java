package io.motcua.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.gateway.config.GatewayConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway with every channel there is, whose mail server, message centre and portal are all away. */
@Timeout(120)
class SixChannelsTest {
    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("MC-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @TempDir
    Path folder;

    @Test
    void gatewayServesWhileOtherServersAreAway() throws Exception {
        try (GatewayProgram program = GatewayProgram.start(sixChannels())) {
            URI door = URI.create("http://127.0.0.1:" + program.httpPort());

            HttpResponse<String> form = get(door.resolve("/web/form.example"));
            HttpResponse<String> answer = post(
                    door.resolve(action(form.body())),
                    "description=" + URLEncoder.encode(SmallGateway.TO_THE_NORTH, UTF_8));
            HttpResponse<String> dossier = post(door.resolve("/v1/channels/dvcqg/dossiers"), "{}");

            assertThat(form.statusCode()).isEqualTo(200);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).containsPattern(REFERENCE);
            assertThat(dossier.statusCode()).as("without a key").isEqualTo(401);
            assertThat(program.ledger().balance().accepted()).isOne();
        }
    }

    private GatewayConfig sixChannels() throws Exception {
        SmallGateway.writeInto(folder);
        Files.writeString(
                folder.resolve("profile/accounts.csv"),
                "email,help@north.example,NORTH\nsms,4100,\nweb,form.example,NORTH\nportal,state,\n",
                StandardOpenOption.APPEND);
        int nobody = freePort();
        String server = "{host: 127.0.0.1, port: " + nobody + ", security: none, user: motcua, password: env:APP_KEY}";
        String channels = """
                channels:
                  email:
                    - account: help@north.example
                      imap: %1$s
                      smtp: %1$s
                  sms: [{smsc: one, host: 127.0.0.1, port: %2$d, system-id: motcua, password: env:SMSC_PASSWORD, accounts: "4100"}]
                  web: {sites: [{account: form.example}]}
                  portal:
                    clients: [{account: state, key: env:HOTLINE_KEY}]
                    status: {url: "http://127.0.0.1:%2$d/api", tokens: "http://127.0.0.1:%2$d/token", client-id: motcua,
                             client-secret: env:APP_KEY, agency: G00.00, agency-name: North}
                """.formatted(server, nobody);
        Path yaml = folder.resolve("gateway.yaml");
        String text = Files.readString(yaml);
        Files.writeString(yaml, text.replaceFirst("(?m)^channels:\n", Matcher.quoteReplacement(channels)));
        return GatewayConfig.read(folder, SmallGateway.SECRETS::get);
    }

    /** Where a browser sends the form to. */
    private static String action(String form) {
        Matcher action = ACTION.matcher(form);
        assertThat(action.find()).as("a form that says where it goes").isTrue();
        return action.group(1).replace("&amp;", "&");
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI address, String body) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(post, BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
