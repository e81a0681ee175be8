package io.motcua.example.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.motcua.backend.http.AnswerRules;
import io.motcua.backend.http.AnswerWord;
import io.motcua.backend.http.HttpBackend;
import io.motcua.backend.http.HttpBackendConfig;
import io.motcua.backend.http.Limits;
import io.motcua.backend.http.ReplyDoor;
import io.motcua.example.faults.Effects.Event;
import io.motcua.spi.BackendAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A utility's server on bare sockets, with one fault as long as a test wishes. It does nothing twice. */
final class HttpUtility implements AutoCloseable {
    /** What it does with a request whose event it has read. */
    @FunctionalInterface
    interface Conduct {
        void on(HttpUtility server, Event event, Socket socket) throws IOException;
    }

    /** Does the work and says so; of what it has, it says that it has it. */
    static final Conduct RIGHT = (server, event, socket) ->
            server.answer(socket, server.effects.work(event) ? 201 : 409, yes(event.id(), event.reference()));

    /** Longer than anybody waits for an answer. */
    static final Duration TOO_LONG = Duration.ofSeconds(30);

    private final Effects effects = new Effects();
    private final AtomicInteger faults = new AtomicInteger();
    private final int port;
    private volatile CountDownLatch faultOver = new CountDownLatch(0);
    private volatile Conduct conduct = RIGHT;
    private volatile ServerSocket server;

    HttpUtility() throws IOException {
        server = listen(0);
        port = server.getLocalPort();
    }

    /** The gateway's side of it, which waits long enough for an answer, however busy the machine is. */
    BackendAdapter adapter(String utility) {
        return adapter(utility, Limits.DEFAULTS.answerWithin());
    }

    /** The gateway's side of it, which waits so long for an answer. */
    BackendAdapter adapter(String utility, Duration answerWithin) {
        AnswerRules answers = AnswerRules.accepted("/reference")
                .withId("/id")
                .withCodes("/error/code", Map.of("0", AnswerWord.ACCEPTED, "90", AnswerWord.LATER));
        HttpBackendConfig config = HttpBackendConfig.builder(utility, URI.create("http://127.0.0.1:" + port + "/in"))
                .answers(answers)
                .limits(Limits.DEFAULTS.withAnswerWithin(answerWithin))
                .build();
        return new HttpBackend(config, new ReplyDoor(Clock.systemUTC()), Clock.systemUTC());
    }

    Effects effects() {
        return effects;
    }

    /** How many requests have met the fault. */
    int faults() {
        return faults.get();
    }

    void begin(Conduct fault) {
        faultOver = new CountDownLatch(1);
        conduct = (utility, event, socket) -> {
            faults.incrementAndGet();
            fault.on(utility, event, socket);
        };
    }

    void refuseConnections() throws IOException {
        faultOver = new CountDownLatch(1);
        server.close();
    }

    /** Does everything right from now on, and lets go of whoever waits. */
    void recover() throws IOException {
        conduct = RIGHT;
        if (server.isClosed()) {
            server = listen(port);
        }
        faultOver.countDown();
    }

    /** What it says of a request that it has. */
    static String yes(String id, String reference) {
        return "{\"error\":{\"code\":\"0\"},\"id\":\"" + id + "\",\"reference\":\"W-" + reference + "\"}";
    }

    void answer(Socket socket, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        write(
                socket,
                "HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: " + bytes.length + "\r\n\r\n" + body);
    }

    void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    /** Lets so much time go by, or the rest of the fault. */
    void dawdle(Duration time) {
        try {
            faultOver.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        faultOver.countDown();
        server.close();
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket made = new ServerSocket();
        made.setReuseAddress(true);
        made.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 200);
        begin("utility", () -> accept(made));
        return made;
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket socket = from.accept();
                begin("utility-connection", () -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Event event = Event.read(body(socket.getInputStream()));
            conduct.on(this, event, socket);
        } catch (IOException e) {
            // The other side was first to go.
        }
    }

    private static void begin(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static byte[] body(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("No whole head");
            }
            head.write(octet);
        }
        for (String line : head.toString(ISO_8859_1).split("\r\n")) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                return in.readNBytes(Integer.parseInt(line.substring(15).strip()));
            }
        }
        throw new IOException("No length");
    }
}
