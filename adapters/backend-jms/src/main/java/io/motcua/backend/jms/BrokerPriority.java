package io.motcua.backend.jms;

import io.motcua.Priority;

/** The broker's priorities go from 0 to 9, with 4 for what is nothing special (JMS 3.1, 3.4.10; AMQP 1.0, 3.2.1). */
final class BrokerPriority {
    private BrokerPriority() {}

    static int of(Priority priority) {
        return switch (priority) {
            case P0 -> 9;
            case P1 -> 6;
            case P2 -> 4;
            case P3 -> 2;
        };
    }
}
