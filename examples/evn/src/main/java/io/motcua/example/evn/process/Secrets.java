package io.motcua.example.evn.process;

import io.motcua.example.evn.stream.Corporation;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys and passwords that a {@code gateway.yaml} names, made at random for one run. */
public final class Secrets {
    private static final Pattern NAMED = Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]*)");

    private final Map<String, String> values = new HashMap<>();

    private Secrets() {}

    /** A secret for each variable that the file names. */
    static Secrets of(String gatewayYaml) {
        Secrets secrets = new Secrets();
        SecureRandom random = new SecureRandom();
        Matcher named = NAMED.matcher(gatewayYaml);
        while (named.find()) {
            byte[] bytes = new byte[18];
            random.nextBytes(bytes);
            secrets.values.put(
                    named.group(1), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return secrets;
    }

    /** All of them, as a process's environment. */
    Map<String, String> environment() {
        return Map.copyOf(values);
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
