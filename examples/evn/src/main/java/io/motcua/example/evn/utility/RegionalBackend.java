package io.motcua.example.evn.utility;

import io.motcua.example.evn.process.Parent;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * A regional utility as a process of its own. It works until its standard input ends, which it does when whoever started
 * it is gone; so it leaves no orphan.
 */
public final class RegionalBackend {
    private RegionalBackend() {}

    /** What the process is told, by environment variables: a command line would show the password to everyone. */
    public static final class Setting {
        public static final String NAME = "UTILITY_NAME";
        public static final String URL = "UTILITY_URL";
        public static final String USER = "UTILITY_USER";
        public static final String PASSWORD = "UTILITY_PASSWORD";
        public static final String QUEUE = "UTILITY_QUEUE";
        public static final String REPLY_QUEUE = "UTILITY_REPLY_QUEUE";
        public static final String QUICKEST_MILLIS = "UTILITY_QUICKEST_MILLIS";
        public static final String SLOWEST_MILLIS = "UTILITY_SLOWEST_MILLIS";
        public static final String MUTE = "UTILITY_MUTE";
        public static final String SEED = "UTILITY_SEED";

        private Setting() {}
    }

    /** Runs until standard input ends. */
    public static void main(String[] args) throws Exception {
        PrintStream reports = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        CountDownLatch parentGone = Parent.gone();
        run(System.getenv(), report -> reports.println(Report.write(report)), parentGone);
        System.exit(0);
    }

    private static void run(Map<String, String> settings, Consumer<Report> reports, CountDownLatch parentGone)
            throws JMSException {
        Temperament temperament = new Temperament(
                Duration.ofMillis(Long.parseLong(settings.get(Setting.QUICKEST_MILLIS))),
                Duration.ofMillis(Long.parseLong(settings.get(Setting.SLOWEST_MILLIS))),
                Boolean.parseBoolean(settings.get(Setting.MUTE)));
        Random random = new Random(Long.parseLong(settings.get(Setting.SEED)));
        Desk desk = new Desk(settings.get(Setting.NAME), temperament, random);
        try (Connection connection = factory(settings.get(Setting.URL))
                .createConnection(settings.get(Setting.USER), settings.get(Setting.PASSWORD))) {
            Counter counter = new Counter(
                    connection,
                    settings.get(Setting.QUEUE),
                    settings.get(Setting.REPLY_QUEUE),
                    desk,
                    Clock.systemUTC(),
                    reports);
            connection.start();
            reports.accept(new Report.Ready());
            counter.work(() -> parentGone.getCount() > 0);
        }
    }

    /** The client that the address asks for: {@code amqp://} is AMQP 1.0 by Qpid, {@code tcp://} is Artemis's own. */
    private static ConnectionFactory factory(String url) {
        return url.startsWith("amqp:") ? new JmsConnectionFactory(url) : new ActiveMQConnectionFactory(url);
    }
}
