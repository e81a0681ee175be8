package io.motcua.example.evn.process;

import java.net.URI;

/** Where the gateway of one run listens, all on 127.0.0.1. */
public record Addresses(int http, int amqp, int operator) {

    /** Where both HTTP channels are. */
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
}
