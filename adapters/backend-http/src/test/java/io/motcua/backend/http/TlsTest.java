package io.motcua.backend.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.backend.http.Access.KeyFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that wants our certificate, with keys made by the JDK's keytool. */
class TlsTest {
    private static final String PASSWORD = "of-this-test-alone";

    @TempDir
    static Path folder;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        KeyFile serverKey = key("server", "CN=localhost", "SAN=ip:127.0.0.1,dns:localhost");
        KeyFile ours = key("ours", "CN=motcua", "BC=ca:false");
        key("stranger", "CN=stranger", "BC=ca:false");
        trust("trusts-server", "server");
        trust("trusts-ours", "ours");
        SSLContext tls = Tls.of(access(Optional.of(serverKey), Optional.of(file("trusts-ours"))))
                .orElseThrow();
        assertThat(ours.toString()).doesNotContain(PASSWORD);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void ourCertificateIsShownToAServerThatWeTrust() throws Exception {
        assertThat(once(access(Optional.of(file("ours")), Optional.of(file("trusts-server")))))
                .isEqualTo(new Accepted("HN-1"));
        assertThat(seen).containsExactly("CN=motcua");
    }

    @Test
    void serverThatWeDoNotTrustIsSentNothing() throws Exception {
        DeliveryOutcome outcome = once(access(Optional.of(file("ours")), Optional.of(file("trusts-ours"))));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Deferred.class, deferred -> assertThat(deferred.cause()).contains("Nothing was sent"));
        assertThat(seen).isEmpty();
    }

    @Test
    void serverThatDoesNotTrustUsTakesNothing() throws Exception {
        // TLS 1.3 lets the client send before the server has looked at its certificate, so nobody knows what left.
        assertThat(once(access(Optional.of(file("stranger")), Optional.of(file("trusts-server")))))
                .isInstanceOfAny(Deferred.class, Unknown.class);
        assertThat(once(access(Optional.empty(), Optional.of(file("trusts-server")))))
                .isInstanceOfAny(Deferred.class, Unknown.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void wrongPasswordIsAMistakeAtTheStart() {
        Access access = access(Optional.of(new KeyFile(folder.resolve("ours.p12"), "another")), Optional.empty());

        assertThatThrownBy(() -> Tls.of(access))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ours.p12")
                .hasMessageNotContaining("another");
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        seen.add(((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName());
        byte[] answer = ("{\"reference\":\"HN-1\",\"key\":\"" + Backends.REFERENCE + "\"}").getBytes(UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private DeliveryOutcome once(Access access) throws Exception {
        URI url = URI.create("https://localhost:" + server.getAddress().getPort() + "/requests");
        HttpBackendConfig config = HttpBackendConfig.builder(Backends.UTILITY, url)
                .answers(Attempts.RULES)
                .access(access)
                .build();
        try (Attempts attempts = new Attempts(new HttpBackend(config, new ReplyDoor(Attempts.CLOCK), Attempts.CLOCK))) {
            return attempts.once();
        }
    }

    private static Access access(Optional<KeyFile> certificate, Optional<KeyFile> trust) {
        return new Access(Optional.empty(), Optional.empty(), Optional.empty(), certificate, trust);
    }

    private static KeyFile file(String name) {
        return new KeyFile(folder.resolve(name + ".p12"), PASSWORD);
    }

    private static KeyFile key(String name, String subject, String extension) throws Exception {
        if (!file(name).file().toFile().exists()) {
            keytool(
                    "-genkeypair",
                    "-alias",
                    name,
                    "-keyalg",
                    "EC",
                    "-dname",
                    subject,
                    "-ext",
                    extension,
                    "-keystore",
                    name + ".p12");
        }
        return file(name);
    }

    private static void trust(String name, String whom) throws Exception {
        if (!file(name).file().toFile().exists()) {
            keytool("-exportcert", "-alias", whom, "-file", whom + ".cer", "-keystore", whom + ".p12");
            keytool("-importcert", "-noprompt", "-alias", whom, "-file", whom + ".cer", "-keystore", name + ".p12");
        }
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
