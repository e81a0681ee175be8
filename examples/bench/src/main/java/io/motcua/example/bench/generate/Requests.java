package io.motcua.example.bench.generate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * HTTP requests, made in advance, which take turns, each of which is sent any number of times under an Idempotency-Key
 * that was never sent before: the key's last digits are written into the bytes as they go out. Not safe for use by
 * several threads.
 */
final class Requests {
    private static final int KEY_DIGITS = 16;
    private static final String NO_KEY = "0".repeat(KEY_DIGITS);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[][] prepared;
    private final int keyAt;
    private final AtomicLong keys;
    private int turn;

    /**
     * Requests to this path of the app channel.
     *
     * @param bodies of the requests, in the order in which they are sent first
     * @param apiKey says who sends
     * @param keys gives the idempotency keys, counting up
     */
    Requests(String path, int port, List<byte[]> bodies, String apiKey, AtomicLong keys) {
        String head = "POST " + path + " HTTP/1.1\r\nIdempotency-Key: ";
        prepared = new byte[bodies.size()][];
        for (int i = 0; i < prepared.length; i++) {
            byte[] body = bodies.get(i);
            byte[] start = (head + NO_KEY + "\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + apiKey
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            prepared[i] = ByteBuffer.allocate(start.length + body.length)
                    .put(start)
                    .put(body)
                    .array();
        }
        keyAt = head.length();
        this.keys = keys;
    }

    /** Writes the next request into the buffer, which is ready to be read from then. */
    void putNext(ByteBuffer buffer) {
        long key = keys.getAndIncrement();
        buffer.clear();
        buffer.put(prepared[turn]);
        turn = (turn + 1) % prepared.length;
        for (int i = 0; i < KEY_DIGITS; i++) {
            buffer.put(keyAt + i, HEX[(int) (key >>> (4 * (KEY_DIGITS - 1 - i))) & 15]);
        }
        buffer.flip();
    }
}
