package io.motcua.example.oracle.gateway;

import io.motcua.example.oracle.load.Bodies;
import io.motcua.example.oracle.load.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;

/** {@code gateway.yaml} as an operations team would write it for a gateway in this setting. */
final class GatewayFile {
    private final GatewaySetting setting;
    private final Addresses at;

    private GatewayFile(GatewaySetting setting) {
        this.setting = setting;
        this.at = setting.addresses();
    }

    /** Writes the file, and gives the folder that it is in. */
    static Path write(GatewaySetting setting) throws IOException {
        Path folder = Files.createDirectories(setting.folder().resolve("config"));
        Files.writeString(folder.resolve("gateway.yaml"), new GatewayFile(setting).text());
        return folder;
    }

    private String text() {
        String head = """
                profile: "%s"
                data: "%s"
                http: {host: 127.0.0.1, port: %d}
                broker: {embedded: {amqp: {host: 127.0.0.1, port: %d}}}
                channels:
                """.formatted(
                        setting.profile().toAbsolutePath(), setting.folder().toAbsolutePath(), at.http(), at.broker());
        String channels =
                EnumSet.copyOf(setting.channels()).stream().map(this::channel).collect(Collectors.joining());
        // What the utilities have, they acknowledge when there is a broker again: longer than any outage in a round.
        String queues = setting.queues().stream().map(this::queue).collect(Collectors.joining());
        String server = setting.web().map(GatewayFile::web).orElse("");
        return head + indented(channels) + "backends:\n" + indented(queues + server);
    }

    private String queue(String utility) {
        return setting.partners()
                .filter(partners -> partners.both().contains(utility))
                .map(partners -> """
                        %1$s:
                          jms: {user: %1$s, password: "env:UTILITY", acknowledge-within: %2$dms}
                          unacknowledged: 100
                          partner: {utility: %3$s, after: %4$dms}
                        """.formatted(
                                utility,
                                partners.acknowledgeWithin().toMillis(),
                                partners.of(utility),
                                partners.after().toMillis()))
                .orElseGet(() -> """
                        %1$s: {jms: {user: %1$s, password: "env:UTILITY", acknowledge-within: 10m}}
                        """.formatted(utility));
    }

    private static String web(WebUtility web) {
        return """
                %s: {http: {url: "http://127.0.0.1:%d/requests", answer: {reference: /backendReference}}}
                """.formatted(web.utility(), web.port());
    }

    /** Each by the account that says nothing about who serves the place. */
    private String channel(Channel channel) {
        return switch (channel) {
            case APP -> "app: [{account: evn-cskh, client: oracle, key: \"env:KEY_app\"}]\n";
            case HOTLINE -> "hotline: [{account: \"19001000\", client: oracle, key: \"env:KEY_hotline\"}]\n";
            case EMAIL -> email();
            case SMS -> """
                sms: [{smsc: oracle, host: 127.0.0.1, port: %d, system-id: motcua, password: "env:SMSC", accounts: ["8100"]}]
                """.formatted(at.smsc());
            case WEB -> """
                web: {sites: [{account: cskh.evn.com.vn, path: /web/evn}], nonce-key: "env:KEY_web"}
                """;
            case PORTAL -> portal();
        };
    }

    private String email() {
        return """
                email:
                  - account: %1$s
                    imap: {host: 127.0.0.1, port: %2$d, security: none, user: "%1$s", password: "env:MAIL"}
                    smtp: {host: 127.0.0.1, port: %3$d, security: none, user: "%1$s", password: "env:MAIL"}
                    processed: %4$s
                """.formatted(MailAccount.ADDRESS, at.imap(), at.smtp(), MailAccount.PROCESSED);
    }

    private String portal() {
        return """
                portal:
                  clients: [{account: dvcqg, client: oracle, key: "env:KEY_portal"}]
                  procedures: {"%2$s": CHANGE_HOLDER}
                  status:
                    url: "http://127.0.0.1:%1$d"
                    tokens: "http://127.0.0.1:%1$d/oauth2/token"
                    client-id: motcua
                    client-secret: "env:PORTAL"
                    agency: G22.99
                    agency-name: "Ngành điện"
                """.formatted(at.portal(), Bodies.PROCEDURE);
    }

    private static String indented(String text) {
        return Arrays.stream(text.split("\n")).map(line -> "  " + line + "\n").collect(Collectors.joining());
    }
}
