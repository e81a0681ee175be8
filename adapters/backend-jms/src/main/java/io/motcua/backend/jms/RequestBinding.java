package io.motcua.backend.jms;

import io.motcua.Delivery;
import io.motcua.Priority;
import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

/**
 * A delivery as a message: the CloudEvents envelope in structured mode, which an AMQP 1.0 consumer sees as one data
 * section with the content type below (CloudEvents AMQP binding 1.0.2, section 3.2). The properties repeat what a
 * consumer may want to select by; what counts is the envelope.
 */
final class RequestBinding {
    static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

    /** Artemis writes this property of a message of its own protocol as AMQP's {@code content-type}. */
    static final String CONTENT_TYPE_PROPERTY = "JMS_AMQP_ContentType";

    /** What the broker drops repeated messages by. */
    private static final String DEDUPLICATION_PROPERTY = "_AMQ_DUPL_ID";

    private RequestBinding() {}

    static BytesMessage message(Session session, Delivery delivery, Destination replyTo) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(delivery.event().toBytes());
        message.setJMSCorrelationID(delivery.deduplicationId());
        message.setJMSReplyTo(replyTo);
        message.setStringProperty(DEDUPLICATION_PROPERTY, delivery.deduplicationId());
        message.setStringProperty(CONTENT_TYPE_PROPERTY, CONTENT_TYPE);
        message.setStringProperty("event_type", delivery.eventType());
        message.setStringProperty("service_request_id", delivery.reference().value());
        message.setIntProperty("request_version", delivery.version());
        message.setStringProperty("jurisdiction_id", delivery.backend());
        message.setStringProperty("priority", delivery.priority().name());
        return message;
    }

    /** The broker's priorities go from 0 to 9, with 4 for what is nothing special (JMS 3.1, section 3.4.10). */
    static int jmsPriority(Priority priority) {
        return switch (priority) {
            case P0 -> 9;
            case P1 -> 6;
            case P2 -> 4;
            case P3 -> 2;
        };
    }
}
