package io.motcua.backend.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A utility's server on a bare socket, which does each time what the script says next, and what is right when the script
 * is over. It drops what it has by {@code Idempotency-Key}: {@link #effects()} says what was really done.
 */
final class ScriptedServer implements AutoCloseable {

    /** What it was sent; header names in lower case. */
    record Request(String method, String path, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, UTF_8);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** One thing that it does with a connection whose request it has read. */
    @FunctionalInterface
    interface Act {
        void on(ScriptedServer server, Request request, Socket socket) throws IOException;
    }

    /** Does the work, once for each key, and says how it calls it. */
    static final Act RIGHT = (server, request, socket) -> server.answer(socket, 201, "", server.said(request));
    /** Does the work and says nothing for as long as the server lives. */
    static final Act WORK_AND_SILENCE = (server, request, socket) -> {
        server.work(request);
        server.untilClosed();
    };
    /** Does the work, begins to answer and resets the connection. */
    static final Act WORK_AND_RESET_AFTER_THE_HEAD = (server, request, socket) -> {
        server.work(request);
        server.write(socket, "HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{\"ref");
        socket.setSoLinger(true, 0);
    };
    /** Does the work and closes without a word. */
    static final Act WORK_AND_CLOSE = (server, request, socket) -> server.work(request);
    /** Does the work, and its answer stops in its middle. */
    static final Act WORK_AND_DRIP = (server, request, socket) -> {
        server.work(request);
        server.write(socket, "HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{\"refe");
        server.untilClosed();
    };
    /** Resets the connection without reading on. */
    static final Act RESET = (server, request, socket) -> socket.setSoLinger(true, 0);

    /** Answers so, and does nothing. */
    static Act answers(int status, String headers, String body) {
        return (server, request, socket) -> server.answer(socket, status, headers, body);
    }

    /** Does the work and answers so. */
    static Act worksAndAnswers(int status, String headers, String body) {
        return (server, request, socket) -> {
            server.work(request);
            server.answer(socket, status, headers, body);
        };
    }

    private final int port;
    private final Queue<Act> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> works = new LinkedHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile ServerSocket server;

    ScriptedServer(Act... acts) throws IOException {
        script.addAll(List.of(acts));
        server = listen(0);
        port = server.getLocalPort();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    ScriptedServer then(Act... acts) {
        script.addAll(List.of(acts));
        return this;
    }

    /** Everything that it was sent, in order. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    Request last() {
        return requests.get(requests.size() - 1);
    }

    /** How many things it really did. */
    int effects() {
        synchronized (works) {
            return works.size();
        }
    }

    /** Refuses connections from now on. */
    void goDown() throws IOException {
        server.close();
    }

    void comeBack() throws IOException {
        server = listen(port);
    }

    /** Does the work of the request if it has not, and says how it calls it. */
    String work(Request request) {
        synchronized (works) {
            return works.computeIfAbsent(request.header("idempotency-key"), key -> "HN-" + (works.size() + 1));
        }
    }

    boolean has(String key) {
        synchronized (works) {
            return works.containsKey(key);
        }
    }

    String said(Request request) {
        return "{\"reference\":\"" + work(request) + "\",\"key\":\"" + request.header("idempotency-key") + "\"}";
    }

    void answer(Socket socket, int status, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        String type =
                headers.toLowerCase(Locale.ROOT).contains("content-type") ? "" : "Content-Type: application/json\r\n";
        write(
                socket,
                "HTTP/1.1 " + status + " Said\r\n" + type + headers + "Connection: close\r\nContent-Length: "
                        + bytes.length + "\r\n\r\n");
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    void untilClosed() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket made = new ServerSocket();
        made.setReuseAddress(true);
        made.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        Thread thread = new Thread(() -> accept(made), "scripted-server");
        thread.setDaemon(true);
        thread.start();
        return made;
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket socket = from.accept();
                Thread thread = new Thread(() -> serve(socket), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Request request = read(socket.getInputStream());
            requests.add(request);
            Act act = script.poll();
            (act == null ? RIGHT : act).on(this, request, socket);
        } catch (IOException e) {
            // The other side was first to go.
        }
    }

    private static Request read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("No whole head");
            }
            head.write(octet);
        }
        String[] lines = head.toString(ISO_8859_1).split("\r\n");
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String[] first = lines[0].split(" ");
        return new Request(first[0], first[1], headers, body);
    }
}
