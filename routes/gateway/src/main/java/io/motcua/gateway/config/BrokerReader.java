package io.motcua.gateway.config;

import io.motcua.backend.jms.JmsBackendConfig;
import io.motcua.backend.jms.JmsConnection;
import io.motcua.contract.StatusWords;
import io.motcua.gateway.config.Settings.Backend;
import io.motcua.gateway.config.Settings.Broker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the broker and the utilities' places at it. */
final class BrokerReader {
    static final int AMQP_PORT = 5672;

    private static final Pattern URL = Pattern.compile("\\(?(tcp|amqps?)://[^\\s]{1,1000}");
    private static final String URL_EXPECTED = "tcp://host:port of an Artemis, amqp://host:port or amqps://host:port of"
            + " any broker that speaks AMQP 1.0, or (one,other)";
    private static final Pattern QUEUE = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final Duration ACKNOWLEDGE_WITHIN = Duration.ofSeconds(30);

    private final Lines lines;
    private final Addresses addresses;
    private final Map<String, String> ownersOfQueues = new HashMap<>();

    BrokerReader(Lines lines, Addresses addresses) {
        this.lines = lines;
        this.addresses = addresses;
    }

    Broker broker(Section root) {
        Section broker = root.section("broker", "embedded", "remote");
        if (broker.names().isEmpty() && root.get("broker").isEmpty()) {
            return new Broker.Embedded("127.0.0.1", AMQP_PORT);
        }
        Optional<Setting> chosen = broker.oneOf(List.of("embedded", "remote"), "one of them: a gateway has one broker");
        if (chosen.isEmpty()) {
            return new Broker.Embedded("127.0.0.1", AMQP_PORT);
        }
        if (chosen.get().where().endsWith("embedded")) {
            Section amqp = chosen.get().section("amqp").section("amqp", "host", "port");
            return new Broker.Embedded(
                    addresses.host(amqp),
                    amqp.get("port").map(s -> addresses.ownPort(s, "broker")).orElse(AMQP_PORT));
        }
        Section remote = chosen.get().section("url", "user", "password");
        return new Broker.Remote(
                remote.need("url", URL_EXPECTED).flatMap(BrokerReader::url).orElse(""),
                SignIn.user(remote).orElse(""),
                SignIn.password(remote).orElse(Secret.NONE));
    }

    private static Optional<String> url(Setting setting) {
        Optional<String> url = setting.url(URL, URL_EXPECTED);
        if (url.isPresent() && !JmsConnection.takes(url.get())) {
            setting.mistake(Setting.quoted(url.get()), URL_EXPECTED);
            return Optional.empty();
        }
        return url;
    }

    /** A utility's place at this broker. */
    Backend jms(String utility, Setting jms, Broker broker) {
        Section section =
                jms.section("user", "password", "request-queue", "reply-queue", "acknowledge-within", "status-words");
        Duration within = section.get("acknowledge-within")
                .flatMap(s -> s.duration(Duration.ofSeconds(1), Duration.ofDays(1)))
                .orElse(ACKNOWLEDGE_WITHIN);
        StatusWords words = AccessReader.words(section);
        String requests = JmsBackendConfig.defaultRequestQueue(utility);
        String replies = JmsBackendConfig.defaultReplyQueue(utility);
        if (broker instanceof Broker.Embedded) {
            forbid(section, "the embedded broker", "it names its queues itself", "request-queue", "reply-queue");
            section.get("user").ifPresent(s -> lines.put(Lines.user(utility), s));
            Optional<String> user = SignIn.user(section);
            return new Backend.Jms(utility, user, SignIn.password(section), requests, replies, within, words);
        }
        forbid(section, "a remote broker", "a remote broker knows the utilities' users itself", "user", "password");
        return new Backend.Jms(
                utility,
                Optional.empty(),
                Optional.empty(),
                queue(utility, section, "request-queue", requests, jms),
                queue(utility, section, "reply-queue", replies, jms),
                within,
                words);
    }

    private static void forbid(Section section, String beside, String because, String... names) {
        for (String name : names) {
            section.get(name)
                    .ifPresent(s -> s.mistake("'" + name + "' beside " + beside, "no such setting: " + because));
        }
    }

    /** Two utilities at one queue would see each other's requests, or answer in each other's name. */
    private String queue(String utility, Section section, String name, String otherwise, Setting jms) {
        Optional<Setting> setting = section.get(name);
        String queue = setting.flatMap(s -> s.text(QUEUE, "the address of a queue, as the broker names it"))
                .orElse(otherwise);
        String owner = ownersOfQueues.putIfAbsent(queue, utility);
        if (owner != null) {
            setting.orElse(jms)
                    .mistake(
                            "the queue " + Setting.quoted(queue) + " of " + owner,
                            "a queue of its own: each utility has one for requests and one for replies");
        }
        return queue;
    }
}
