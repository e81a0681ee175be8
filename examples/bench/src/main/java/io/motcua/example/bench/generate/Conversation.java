package io.motcua.example.bench.generate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One keep-alive connection with at most one request under way. Reads as much of HTTP/1.1 (RFC 9112) as servers with a
 * Content-Length need, and no more. Not safe for use by several threads.
 */
final class Conversation {
    private static final Pattern CONTENT_LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)");
    private static final int HEAD_END_LENGTH = 4;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out = ByteBuffer.allocateDirect(16 * 1024);
    private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
    /** When the request under way was due, on the clock of {@link System#nanoTime()}. */
    private long dueNanos;

    /** A complete response. */
    record Response(int status, String body) {}

    Conversation(InetSocketAddress server, Selector selector) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends the next request, which was due at this instant. */
    void send(Requests requests, long nanos) throws IOException {
        dueNanos = nanos;
        in.clear();
        requests.putNext(out);
        write();
    }

    /** Goes on writing what the socket did not take at once. */
    void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Reads what is there; the response, when that completes it. */
    Optional<Response> read() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("The server closed the connection");
        }
        int head = headEnd();
        if (head < 0) {
            return Optional.empty();
        }
        String start = new String(in.array(), 0, head, StandardCharsets.US_ASCII);
        Matcher length = CONTENT_LENGTH.matcher(start.toLowerCase(Locale.ROOT));
        if (!length.find()) {
            throw new IOException("A response without Content-Length");
        }
        int bodyLength = Integer.parseInt(length.group(1));
        if (in.position() < head + bodyLength) {
            return Optional.empty();
        }
        return Optional.of(new Response(
                Integer.parseInt(start.substring(9, 12)),
                new String(in.array(), head, bodyLength, StandardCharsets.UTF_8)));
    }

    long dueNanos() {
        return dueNanos;
    }

    void close() throws IOException {
        channel.close();
    }

    /** Where the body begins; -1 while the head is not complete. */
    private int headEnd() {
        byte[] bytes = in.array();
        int last = in.position() - HEAD_END_LENGTH;
        for (int i = 0; i <= last; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + HEAD_END_LENGTH;
            }
        }
        return -1;
    }
}
