package io.motcua.backend.jms;

import io.motcua.Delivery;
import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Map;

/**
 * A delivery as a message of Artemis's own protocol: the CloudEvents envelope in structured mode, which an AMQP 1.0
 * consumer sees as one data section with its content type (CloudEvents AMQP binding 1.0.2, section 3.2).
 */
final class ArtemisBinding {
    /** Artemis writes this property of a message of its own protocol as AMQP's {@code content-type}. */
    static final String CONTENT_TYPE_PROPERTY = "JMS_AMQP_ContentType";

    private ArtemisBinding() {}

    static BytesMessage message(Session session, Delivery delivery, Destination replyTo) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(delivery.event().toBytes());
        message.setJMSCorrelationID(delivery.deduplicationId());
        message.setJMSReplyTo(replyTo);
        message.setStringProperty(CONTENT_TYPE_PROPERTY, RequestProperties.CONTENT_TYPE);
        for (Map.Entry<String, Object> property : RequestProperties.of(delivery).entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        return message;
    }
}
