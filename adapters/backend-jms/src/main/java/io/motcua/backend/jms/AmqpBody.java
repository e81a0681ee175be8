package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.motcua.Payload;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.codec.CodecFactory;
import org.apache.qpid.protonj2.codec.Decoder;
import org.apache.qpid.protonj2.codec.DecoderState;
import org.apache.qpid.protonj2.codec.TypeDecoder;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.messaging.AmqpSequence;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.Properties;
import org.apache.qpid.protonj2.types.messaging.Section;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message that a utility sent (AMQP 1.0, section 3.2): its data sections one after the other, or its text.
 * What is neither, or cannot be decoded, is given as it travelled, and is nobody's reply event.
 */
final class AmqpBody {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = "application/octet-stream";

    /** The values that are read: text, bytes and nothing. */
    private static final Set<Class<?>> READ = Set.of(String.class, Binary.class, Void.class);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Optional<String> claimed = Optional.empty();
    private boolean text;
    private boolean foreign;

    private AmqpBody() {}

    /** The body of an encoded message; of one that is longer than {@code bytesAtMost} the beginning. */
    static Payload of(byte[] encoded, int bytesAtMost) {
        AmqpBody body = new AmqpBody();
        try {
            body.read(ProtonBufferAllocator.defaultAllocator().copy(encoded));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Lists in lists, thousands deep, and arrays of any length are within the rules; nobody is obliged to
            // follow.
            body.foreign = true;
        }
        if (body.foreign) {
            return Payload.of(beginning(encoded, bytesAtMost), BYTES);
        }
        return Payload.of(
                beginning(body.bytes.toByteArray(), bytesAtMost), body.claimed.orElse(body.text ? TEXT : BYTES));
    }

    private void read(ProtonBuffer message) {
        Decoder decoder = CodecFactory.getDecoder();
        DecoderState state = decoder.newDecoderState();
        while (message.isReadable()) {
            TypeDecoder<?> section = decoder.readNextTypeDecoder(message, state);
            if (section.getTypeClass() == Properties.class) {
                Properties properties = (Properties) section.readValue(message, state);
                claimed = Optional.ofNullable(properties.getContentType());
            } else if (section.getTypeClass() == Data.class) {
                bytes.writeBytes(((Data) section.readValue(message, state)).getValue());
            } else if (isRead(section, decoder.peekNextTypeDecoder(message, state))) {
                take(((AmqpValue<?>) section.readValue(message, state)).getValue());
            } else if (!Section.class.isAssignableFrom(section.getTypeClass())) {
                foreign = true;
                return;
            } else {
                foreign |= section.getTypeClass() == AmqpValue.class || section.getTypeClass() == AmqpSequence.class;
                section.skipValue(message, state);
            }
        }
    }

    /** An array of nothing but its length takes a few bytes to write, and gigabytes to read. */
    private static boolean isRead(TypeDecoder<?> section, TypeDecoder<?> value) {
        return section.getTypeClass() == AmqpValue.class && READ.contains(value.getTypeClass());
    }

    private void take(@Nullable Object value) {
        if (value instanceof String string) {
            bytes.writeBytes(string.getBytes(UTF_8));
            text = true;
        } else if (value instanceof Binary binary) {
            bytes.writeBytes(binary.asByteArray());
        }
    }

    private static byte[] beginning(byte[] all, int atMost) {
        return all.length <= atMost ? all : Arrays.copyOf(all, atMost);
    }
}
