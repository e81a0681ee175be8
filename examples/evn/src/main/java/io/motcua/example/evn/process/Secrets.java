package io.motcua.example.evn.process;

import io.motcua.channel.portal.PortalUnderTest;
import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.stream.Corporation;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The keys and passwords that a {@code gateway.yaml} names, made at random for one run. */
public final class Secrets {
    private static final Pattern NAMED = Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]*)");
    private static final String MAILBOX = "EVN_MAIL_";
    private static final String SMPP = "EVN_SMSC_PASSWORD";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** SMPP has no room for more (version 3.4, section 5.2.2). */
    private static final int SMPP_LENGTH = 8;

    private final Map<String, String> values = new HashMap<>();
    private final String people = random();

    private Secrets() {}

    /** A secret for each variable that the file names. */
    static Secrets of(String gatewayYaml) {
        Secrets secrets = new Secrets();
        Matcher named = NAMED.matcher(gatewayYaml);
        while (named.find()) {
            String name = named.group(1);
            secrets.values.put(name, name.equals(SMPP) ? random().substring(0, SMPP_LENGTH) : random());
        }
        // The portal's simulator knows one client and its secret.
        secrets.values.computeIfPresent("EVN_DVCQG_CLIENT_SECRET", (name, made) -> PortalUnderTest.CLIENT_SECRET);
        return secrets;
    }

    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** All of them, as the gateway's environment. */
    Map<String, String> environment() {
        return Map.copyOf(values);
    }

    /** The password of each mailbox that is the gateway's, by its address. */
    Map<String, String> mailboxes() {
        return Channel.EMAIL.accounts().stream()
                .collect(Collectors.toMap(address -> address, address -> value(MAILBOX + variable(address))));
    }

    /** The password of the mailbox that the demonstration's people share. */
    public String people() {
        return people;
    }

    /** The gateway's password at the message centre. */
    String messageCentre() {
        return value(SMPP);
    }

    /** The key that the national portal shows. */
    public String portal() {
        return value("EVN_DVCQG_KEY");
    }

    private static String variable(String address) {
        return address.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** The key that the app shows. */
    public String app() {
        return value("EVN_APP_KEY");
    }

    /** The key that the CRM of this hotline shows. */
    public String hotline(String number) {
        return value("EVN_HOTLINE_" + number + "_KEY");
    }

    /** The corporation's password at the broker. */
    public String broker(Corporation corporation) {
        return value(corporation + "_PASSWORD");
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("gateway.yaml names no env:" + name);
        }
        return value;
    }

    /** How many there are; never the values. */
    @Override
    public String toString() {
        return values.size() + " secrets";
    }
}
