package io.motcua.channel.email;

import java.util.Objects;

/**
 * A mail server and who we are there.
 *
 * @param host its name, which its certificate must bear
 * @param user empty if the server wants none (an SMTP relay on the same machine)
 * @param password in no log and no text
 */
public record MailServer(String host, int port, Tls tls, String user, String password) {

    public MailServer {
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (host.isBlank()) {
            throw new IllegalArgumentException("A mail server has no host; name it");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A mail server's port is 1 to 65535, not " + port);
        }
    }

    /** Host and port; neither user nor password. */
    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + ", " + tls + "]";
    }
}
