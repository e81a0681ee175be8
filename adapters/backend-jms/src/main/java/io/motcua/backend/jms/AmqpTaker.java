package io.motcua.backend.jms;

import io.motcua.spi.Withdrawal;

/**
 * Takes nothing back. That a message was never handed to a consumer, and never will be, an AMQP 1.0 broker has no common
 * way to prove: which message a consumer gets is chosen by filters that few brokers know, whether another had it before
 * is told by a header that they fill in as they like (AMQP 1.0, section 3.2.1), and transactions are optional. So every
 * answer is that nobody can be sure, and the request goes to a person.
 */
final class AmqpTaker implements RequestTaker {

    @Override
    public Withdrawal take(String deduplicationId) {
        return Withdrawal.UNSURE;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
