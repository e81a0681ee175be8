package io.motcua.channel.email;

/** How a connection to a mail server is kept from being read. The server's name is checked against its certificate. */
public enum Tls {
    /** Not at all; for servers on the same machine. */
    NONE,
    /** From the first byte (RFC 8314, section 3). */
    IMPLICIT,
    /** After STARTTLS, without which nothing is said. */
    STARTTLS
}
