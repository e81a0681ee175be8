package io.motcua.example.evn.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The gateway's configuration for one run: {@code examples/evn/config/gateway.yaml} with a data folder and ports of its
 * own, and nothing else changed.
 */
final class GatewayFiles {
    private GatewayFiles() {}

    /** Writes the configuration of this run, and gives what is in it. */
    static String write(Path shipped, RunFolder run, Addresses addresses) throws IOException {
        String yaml = Files.readString(shipped.resolve("gateway.yaml"));
        yaml = setting(yaml, "profile", shipped.resolve("profile").toString());
        yaml = setting(yaml, "data", run.data().toString());
        yaml = setting(yaml, "http", "{host: 127.0.0.1, port: " + addresses.http() + "}");
        yaml = setting(yaml, "broker", "{embedded: {amqp: {host: 127.0.0.1, port: " + addresses.amqp() + "}}}");
        yaml = port(yaml, 3025, addresses.smtp());
        yaml = port(yaml, 3143, addresses.imap());
        yaml = port(yaml, 2775, addresses.smpp());
        yaml = address(yaml, "http://127.0.0.1:8090", "http://127.0.0.1:" + addresses.portal());
        yaml = yaml + "\noperator: {port: " + addresses.operator() + "}\n";
        Files.writeString(run.config().resolve("gateway.yaml"), yaml);
        return yaml;
    }

    private static String port(String yaml, int shipped, int port) {
        return address(yaml, "port: " + shipped, "port: " + port);
    }

    /** Ports that were set before may begin with the digits of one that is shipped. */
    private static String address(String yaml, String shipped, String address) {
        Matcher whole = Pattern.compile(Pattern.quote(shipped) + "(?!\\d)").matcher(yaml);
        if (!whole.find()) {
            throw new IllegalStateException("gateway.yaml does not name '" + shipped + "' anywhere");
        }
        return whole.replaceAll(Matcher.quoteReplacement(address));
    }

    private static String setting(String yaml, String name, String value) {
        Matcher line = Pattern.compile("^" + name + ":.*$", Pattern.MULTILINE).matcher(yaml);
        if (!line.find()) {
            throw new IllegalStateException("gateway.yaml has no line that begins with '" + name + ":'");
        }
        return line.replaceFirst(Matcher.quoteReplacement(name + ": " + value));
    }
}
