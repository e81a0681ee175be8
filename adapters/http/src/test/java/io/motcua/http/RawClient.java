package io.motcua.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A socket that sends whatever bytes it is given, as a hostile or broken client would. */
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final StringBuilder unread = new StringBuilder();

    RawClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(15_000);
        in = socket.getInputStream();
    }

    /** A whole post that the entry accepts. */
    static String post(String apiKey, String key, String body) {
        return head(apiKey, key) + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    }

    /** The head of a post without what says how long its body is, and without the empty line. */
    static String head(String apiKey, String key) {
        return "POST " + EchoRoutes.PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + apiKey + "\r\nIdempotency-Key: " + key + "\r\n";
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(UTF_8));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    void receiveBuffer(int bytes) throws IOException {
        socket.setReceiveBufferSize(bytes);
    }

    /** One response: its status and body; the body has the length that the head gives. */
    record Response(int status, List<String> head, String body) {}

    Response response() throws IOException {
        List<String> head = new ArrayList<>();
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.add(line);
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        byte[] body = in.readNBytes(length);
        return new Response(Integer.parseInt(head.get(0).split(" ")[1]), head, new String(body, UTF_8));
    }

    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("Closed after '" + line + "'");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(ISO_8859_1);
    }

    /** The next line of a body that comes in chunks (RFC 9112, section 7.1). */
    String chunkedLine() throws IOException {
        while (unread.indexOf("\n") < 0) {
            int length = Integer.parseInt(line().strip(), 16);
            unread.append(new String(in.readNBytes(length), UTF_8));
            line();
        }
        int end = unread.indexOf("\n");
        String line = unread.substring(0, end);
        unread.delete(0, end + 1);
        return line;
    }

    /** Reads on until the other side closes; false if it does not within 15 s. */
    boolean isClosedByPeer() {
        try {
            while (in.read() >= 0) {
                // What was still under way.
            }
            return true;
        } catch (SocketException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
