package io.motcua.example.evn.process;

import io.motcua.example.evn.outside.OutsideWorld;
import io.motcua.example.evn.outside.OutsideWorld.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the world outside is started. */
final class Outside {
    /** What the gateway's configuration calls itself at the message centre. */
    static final String SYSTEM_ID = "motcua";

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private Outside() {}

    static Program program(Addresses addresses, Secrets secrets, RunFolder run, Path archives) throws IOException {
        List<String> words = List.of(
                "-Xmx128m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                "-cp",
                CLASS_PATH,
                OutsideWorld.class.getName());
        return new Program(
                "outside",
                words,
                environment(addresses, secrets),
                List.of(run.log("outside")),
                ClassArchive.of(archives, "outside", CLASS_PATH, true));
    }

    private static Map<String, String> environment(Addresses addresses, Secrets secrets) {
        Map<String, String> environment = new HashMap<>();
        environment.put(Setting.SMTP_PORT, Integer.toString(addresses.smtp()));
        environment.put(Setting.IMAP_PORT, Integer.toString(addresses.imap()));
        environment.put(Setting.SMPP_PORT, Integer.toString(addresses.smpp()));
        environment.put(Setting.AIR_PORT, Integer.toString(addresses.air()));
        environment.put(Setting.PORTAL_PORT, Integer.toString(addresses.portal()));
        environment.put(
                Setting.MAILBOXES,
                secrets.mailboxes().entrySet().stream()
                        .map(mailbox -> mailbox.getKey() + "=" + mailbox.getValue())
                        .collect(Collectors.joining(" ")));
        environment.put(Setting.PEOPLES_PASSWORD, secrets.people());
        environment.put(Setting.SMPP_SYSTEM_ID, SYSTEM_ID);
        environment.put(Setting.SMPP_PASSWORD, secrets.messageCentre());
        return environment;
    }
}
