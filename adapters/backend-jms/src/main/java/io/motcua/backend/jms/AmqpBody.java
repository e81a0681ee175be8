package io.motcua.backend.jms;

import io.motcua.Payload;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a message that a utility sent (AMQP 1.0, section 3.2): its data sections one after the other, or its text.
 * What is neither, or is not as it should be, is given as it travelled, and is nobody's reply event.
 */
final class AmqpBody {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = "application/octet-stream";

    private static final int FIRST = 0x70;
    private static final int PROPERTIES = 0x73;
    private static final int DATA = 0x75;
    private static final int SEQUENCE = 0x76;
    private static final int VALUE = 0x77;
    private static final int LAST = 0x78;

    /** The descriptors of sections, by the names that stand for them (AMQP 1.0, section 3.2). */
    private static final Map<String, Integer> SECTIONS = Map.of(
            "amqp:header:list", FIRST,
            "amqp:delivery-annotations:map", 0x71,
            "amqp:message-annotations:map", 0x72,
            "amqp:properties:list", PROPERTIES,
            "amqp:application-properties:map", 0x74,
            "amqp:data:binary", DATA,
            "amqp:amqp-sequence:list", SEQUENCE,
            "amqp:amqp-value:*", VALUE,
            "amqp:footer:map", LAST);

    /** Which of the properties is the content type, from 0 (section 3.2.4). */
    private static final int CONTENT_TYPE = 6;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Optional<String> claimed = Optional.empty();
    private boolean text;
    private boolean foreign;

    private AmqpBody() {}

    /**
     * The body of an encoded message; of one that is longer than {@code bytesAtMost} the beginning.
     *
     * @param cut whether the message goes on after what is given of it
     */
    static Payload of(byte[] encoded, boolean cut, int bytesAtMost) {
        AmqpBody body = new AmqpBody();
        try {
            body.read(new EncodedValues(ByteBuffer.wrap(encoded), cut));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            body.foreign = true;
        }
        if (body.foreign) {
            return Payload.of(beginning(encoded, bytesAtMost), BYTES);
        }
        return Payload.of(
                beginning(body.bytes.toByteArray(), bytesAtMost), body.claimed.orElse(body.text ? TEXT : BYTES));
    }

    private void read(EncodedValues message) {
        while (message.hasNext() && !foreign) {
            int section = section(message.descriptor());
            EncodedValues.Value value = message.next();
            switch (section) {
                case PROPERTIES -> claimed = contentType(value);
                case DATA -> take(value, value.isBinary());
                case VALUE -> take(value, value.isBinary() || value.isString());
                case SEQUENCE -> foreign = true;
                default -> foreign = !value.whole();
            }
        }
    }

    private static int section(EncodedValues.Value descriptor) {
        long code = -1;
        if (descriptor.isSymbol()) {
            code = SECTIONS.getOrDefault(descriptor.symbol(), -1);
        } else if (descriptor.isUnsignedLong()) {
            code = descriptor.number();
        }
        if (code < FIRST || code > LAST) {
            throw new IllegalArgumentException("No section of a message");
        }
        return (int) code;
    }

    private static Optional<String> contentType(EncodedValues.Value properties) {
        EncodedValues fields = properties.elements();
        for (int i = 0; i < CONTENT_TYPE && fields.hasNext(); i++) {
            fields.next();
        }
        if (!fields.hasNext()) {
            return Optional.empty();
        }
        EncodedValues.Value type = fields.next();
        return type.isSymbol() ? Optional.of(type.symbol()) : Optional.empty();
    }

    private void take(EncodedValues.Value value, boolean readable) {
        if (readable) {
            bytes.writeBytes(value.bytes());
            text |= value.isString();
        } else {
            foreign = !value.isNull();
        }
    }

    private static byte[] beginning(byte[] all, int atMost) {
        return all.length <= atMost ? all : Arrays.copyOf(all, atMost);
    }
}
