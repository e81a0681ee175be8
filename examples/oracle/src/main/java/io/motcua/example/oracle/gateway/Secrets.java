package io.motcua.example.oracle.gateway;

import io.motcua.channel.portal.PortalUnderTest;

/** The passwords and keys that the gateway and those around it share, by the name of an environment variable. */
public final class Secrets {
    private Secrets() {}

    /** The secret of this name; each name has one. */
    public static String of(String name) {
        return switch (name) {
            // A password at an SMSC has at most eight characters (SMPP 3.4, section 5.2.2).
            case "SMSC" -> "oracle";
            // Its simulator knows one secret only.
            case "PORTAL" -> PortalUnderTest.CLIENT_SECRET;
            default -> "a-secret-of-the-oracle-for-" + name;
        };
    }

    /** The API key that clients of this channel show. */
    public static String key(String channel) {
        return of("KEY_" + channel);
    }
}
