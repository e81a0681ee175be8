package io.motcua.backend.jms;

import io.motcua.Payload;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;

/**
 * The bytes of a message that a utility sent, whatever kind of message it is. Nothing is interpreted, least of all a
 * serialised object: what is no text and no bytes is given as it travelled, and is nobody's reply event.
 */
final class ArtemisBody {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = "application/octet-stream";

    private ArtemisBody() {}

    /**
     * Reads the body; of one that is longer than {@code bytesAtMost} the beginning.
     *
     * @throws ActiveMQException if the broker does not deliver the whole of it
     */
    static Payload of(ClientMessage message, int bytesAtMost) throws ActiveMQException {
        Beginning body = new Beginning(bytesAtMost);
        message.saveToOutputStream(body);
        byte[] bytes = body.toBytes();
        boolean text = message.getType() == Message.TEXT_TYPE;
        return Payload.of(text ? decoded(bytes) : bytes, mediaType(message, text ? TEXT : BYTES));
    }

    private static String mediaType(ClientMessage message, String otherwise) {
        Object claimed = message.getObjectProperty(ArtemisBinding.CONTENT_TYPE_PROPERTY);
        return claimed == null ? otherwise : claimed.toString();
    }

    /**
     * A text's body is one byte that says whether there is one, its length in bytes, and UTF-16 with the low byte first
     * (Artemis's {@code SimpleString}). One that is not so is given as it is.
     */
    private static byte[] decoded(byte[] body) {
        if (body.length < 5 || body[0] == 0) {
            return body.length == 1 && body[0] == 0 ? new byte[0] : body;
        }
        int length = ByteBuffer.wrap(body, 1, 4).getInt();
        if (length < 0 || length > body.length - 5) {
            return body;
        }
        return new String(body, 5, length, StandardCharsets.UTF_16LE).getBytes(StandardCharsets.UTF_8);
    }

    /** Keeps the first bytes of what is written to it, and lets the rest go. */
    private static final class Beginning extends OutputStream {
        private final int atMost;
        private byte[] kept = new byte[1_024];
        private int length;

        private Beginning(int atMost) {
            this.atMost = atMost;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            int more = Math.min(count, atMost - length);
            if (length + more > kept.length) {
                kept = Arrays.copyOf(kept, Math.max(length + more, (int) Math.min(atMost, kept.length * 2L)));
            }
            System.arraycopy(bytes, offset, kept, length, more);
            length += more;
        }

        private byte[] toBytes() {
            return Arrays.copyOf(kept, length);
        }
    }
}
