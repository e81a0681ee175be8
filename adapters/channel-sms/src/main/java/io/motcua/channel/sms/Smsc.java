package io.motcua.channel.sms;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A message centre and how to bind to it.
 *
 * @param name of ours, in letters, digits and dashes: a folder of the spool is called so, and dedupe keys begin with it
 * @param accounts the short codes that messages come to by it; an answer from one of them goes out by it
 * @param notNow command_status for a message that cannot be stored now (section 5.1.3)
 * @param shedding command_status for a message more than can be taken at once
 * @param longText how an answer goes out that is too long for one message
 */
public record Smsc(
        String name,
        String host,
        int port,
        String systemId,
        String password,
        String systemType,
        List<String> accounts,
        int notNow,
        int shedding,
        LongText longText) {
    /** ESME_RMSGQFUL: every message centre takes it for "later". */
    public static final int QUEUE_FULL = 0x14;
    /** ESME_RTHROTTLED: later, and slower. */
    public static final int THROTTLED = 0x58;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** How a text goes out that is too long for one message. */
    public enum LongText {
        /** In parts, with an 8-bit reference in a user data header: every message centre carries it. */
        PARTS,
        /** Whole, as message_payload: the message centre makes the parts. */
        MESSAGE_PAYLOAD
    }

    public Smsc {
        if (!NAME.matcher(Objects.requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException(
                    "The name of a message centre has letters, digits and dashes, at most 64; not '" + name + "'");
        }
        Objects.requireNonNull(host, "host");
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("A port is from 1 to 65535, not " + port + " [smsc " + name + "]");
        }
        Objects.requireNonNull(systemId, "systemId");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(systemType, "systemType");
        accounts = List.copyOf(accounts);
        if (notNow == 0 || shedding == 0) {
            throw new IllegalArgumentException(
                    "Status 0 says yes; notNow and shedding must say another [smsc " + name + "]");
        }
        Objects.requireNonNull(longText, "longText");
    }

    /** Leaves out the password. */
    @Override
    public String toString() {
        return "Smsc[" + name + ", " + systemId + "@" + host + ":" + port + ", accounts " + accounts + "]";
    }

    /** A builder for a message centre of this name, with the defaults of most. */
    public static Builder builder(String name, String host, int port) {
        return new Builder(name, host, port);
    }

    /** Builds a message centre; not safe for use by several threads. */
    public static final class Builder {
        private final String name;
        private final String host;
        private final int port;
        private String systemId = "";
        private String password = "";
        private String systemType = "";
        private List<String> accounts = List.of();
        private int notNow = QUEUE_FULL;
        private int shedding = THROTTLED;
        private LongText longText = LongText.PARTS;

        private Builder(String name, String host, int port) {
            this.name = name;
            this.host = host;
            this.port = port;
        }

        /** Who we are to the message centre: at most 15 characters, the password at most 8 (section 5.2.1 and .2). */
        public Builder credentials(String id, String secret) {
            systemId = id;
            password = secret;
            return this;
        }

        public Builder systemType(String type) {
            systemType = type;
            return this;
        }

        public Builder accounts(List<String> shortCodes) {
            accounts = shortCodes;
            return this;
        }

        public Builder notNow(int commandStatus) {
            notNow = commandStatus;
            return this;
        }

        public Builder shedding(int commandStatus) {
            shedding = commandStatus;
            return this;
        }

        public Builder longText(LongText way) {
            longText = way;
            return this;
        }

        /** @throws IllegalArgumentException if the name, the port or a status cannot be */
        public Smsc build() {
            return new Smsc(name, host, port, systemId, password, systemType, accounts, notNow, shedding, longText);
        }
    }
}
