package io.motcua.example.evn.process;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Where the gateway of one run listens, and where the world outside does, all on 127.0.0.1.
 *
 * @param http of the gateway's HTTP channels
 * @param amqp of its broker
 * @param operator of its operator's port
 * @param smtp of the mail server
 * @param imap of the mail server
 * @param smpp of the message centre
 * @param air where telephones reach the message centre
 * @param portal of the national portal
 */
public record Addresses(int http, int amqp, int operator, int smtp, int imap, int smpp, int air, int portal) {

    /** Ports that are free now. */
    static Addresses free() throws IOException {
        List<Integer> ports = FreePorts.find(8);
        return new Addresses(
                ports.get(0),
                ports.get(1),
                ports.get(2),
                ports.get(3),
                ports.get(4),
                ports.get(5),
                ports.get(6),
                ports.get(7));
    }

    /** Where the HTTP channels are. */
    public URI httpUri() {
        return URI.create("http://127.0.0.1:" + http);
    }

    /** The broker by AMQP 1.0. */
    public URI amqpUri() {
        return URI.create("amqp://127.0.0.1:" + amqp);
    }

    /** The broker by its own protocol, at the same port. */
    public URI brokerUri() {
        return URI.create("tcp://127.0.0.1:" + amqp);
    }

    /** Where the operator's commands ask. */
    public URI operatorUri() {
        return URI.create("http://127.0.0.1:" + operator);
    }

    /** Where a telephone's short messages are posted. */
    public URI airUri() {
        return URI.create("http://127.0.0.1:" + air + "/sms");
    }
}
