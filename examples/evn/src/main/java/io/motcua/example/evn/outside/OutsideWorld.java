package io.motcua.example.evn.outside;

import io.motcua.example.evn.process.Parent;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The mail server, the message centre and the national portal as one process. It works until its standard input ends,
 * which it does when whoever started it is gone.
 */
public final class OutsideWorld {
    private OutsideWorld() {}

    /** What the process is told, by environment variables: a command line would show the passwords to everyone. */
    public static final class Setting {
        public static final String SMTP_PORT = "OUTSIDE_SMTP_PORT";
        public static final String IMAP_PORT = "OUTSIDE_IMAP_PORT";
        public static final String SMPP_PORT = "OUTSIDE_SMPP_PORT";
        public static final String AIR_PORT = "OUTSIDE_AIR_PORT";
        public static final String PORTAL_PORT = "OUTSIDE_PORTAL_PORT";
        /** Addresses and passwords of mailboxes, as {@code ADDRESS=PASSWORD} with blanks between them. */
        public static final String MAILBOXES = "OUTSIDE_MAILBOXES";

        public static final String PEOPLES_PASSWORD = "OUTSIDE_PEOPLES_PASSWORD";
        public static final String SMPP_SYSTEM_ID = "OUTSIDE_SMPP_SYSTEM_ID";
        public static final String SMPP_PASSWORD = "OUTSIDE_SMPP_PASSWORD";

        private Setting() {}
    }

    /** The mailbox by which the demonstration's people read theirs. */
    public static final String PEOPLES_MAILBOX = PostOffice.PEOPLE;

    /** Runs until standard input ends. */
    public static void main(String[] args) throws Exception {
        PrintStream lines = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        CountDownLatch parentGone = Parent.gone();
        run(System.getenv(), sighting -> lines.println(Sighting.write(sighting)), parentGone);
        System.exit(0);
    }

    private static void run(Map<String, String> settings, Consumer<Sighting> sightings, CountDownLatch parentGone)
            throws Exception {
        Clock clock = Clock.systemUTC();
        List<AutoCloseable> servers = new ArrayList<>();
        try {
            servers.add(new PostOffice(
                    port(settings, Setting.SMTP_PORT),
                    port(settings, Setting.IMAP_PORT),
                    mailboxes(settings.get(Setting.MAILBOXES)),
                    settings.get(Setting.PEOPLES_PASSWORD)));
            servers.add(new MessageCentre(
                    port(settings, Setting.SMPP_PORT),
                    port(settings, Setting.AIR_PORT),
                    settings.get(Setting.SMPP_SYSTEM_ID),
                    settings.get(Setting.SMPP_PASSWORD),
                    clock,
                    sightings));
            servers.add(new NationalPortal(port(settings, Setting.PORTAL_PORT), clock, sightings));
            sightings.accept(new Sighting.Ready());
            parentGone.await();
        } finally {
            for (AutoCloseable server : servers) {
                server.close();
            }
        }
    }

    private static Map<String, String> mailboxes(String setting) {
        return Arrays.stream(setting.split(" "))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static int port(Map<String, String> settings, String name) {
        return Integer.parseInt(settings.get(name));
    }
}
