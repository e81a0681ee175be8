package io.motcua.backend.jms;

import io.motcua.Delivery;
import java.util.Map;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/**
 * A delivery as an AMQP 1.0 message: the CloudEvents envelope in structured mode, as one data section (CloudEvents AMQP
 * binding 1.0.2, section 3.2). The message id is the deduplication id, by which a broker may drop what it has had before
 * (AMQP 1.0, section 3.2.4).
 *
 * <p>The annotation tells a JMS client to make a {@code BytesMessage} of it, as it does of what an Artemis converts; by
 * the content type alone it would make a text (AMQP JMS mapping, section 3.2).
 */
final class AmqpBinding {
    private static final byte BYTES_MESSAGE = 3;

    private AmqpBinding() {}

    static Message<byte[]> message(Delivery delivery, JmsBackendConfig config) throws ClientException {
        Message<byte[]> message = Message.create(delivery.event().toBytes())
                .durable(true)
                .priority((byte) BrokerPriority.of(delivery.priority()))
                .messageId(delivery.deduplicationId())
                .correlationId(delivery.deduplicationId())
                .to(config.requestQueue())
                .replyTo(config.replyQueue())
                .contentType(RequestProperties.CONTENT_TYPE)
                .annotation("x-opt-jms-msg-type", BYTES_MESSAGE);
        for (Map.Entry<String, Object> property : RequestProperties.of(delivery).entrySet()) {
            message.property(property.getKey(), property.getValue());
        }
        return message;
    }
}
