package io.motcua.channel.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * A message centre: takes binds on 127.0.0.1, delivers messages to the newest bind, and keeps what is submitted to it.
 * It can be told to refuse, to be down and to lose its connections. Safe for use by many threads.
 */
public final class SmscUnderTest implements AutoCloseable {
    private static final long RESPONSE_MILLIS = 20_000;

    private final String systemId;
    private final String password;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "smsc");
        thread.setDaemon(true);
        return thread;
    });
    private final List<SmscLine> lines = new CopyOnWriteArrayList<>();
    private final List<SubmittedMessage> submitted = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile ToIntFunction<SubmittedMessage> refusal = message -> 0;
    private volatile @Nullable ServerSocket server;
    private final int port;

    /** Listens on a free port. */
    public SmscUnderTest(String systemId, String password) throws IOException {
        this(systemId, password, 0);
    }

    /** @param port 0 for any that is free */
    public SmscUnderTest(String systemId, String password, int port) throws IOException {
        this.systemId = systemId;
        this.password = password;
        ServerSocket first = listen(port);
        this.port = first.getLocalPort();
        begin(first);
    }

    public int port() {
        return port;
    }

    /** How many binds there are. */
    public int binds() {
        return lines.size();
    }

    /**
     * Sends a PDU, header and all; its sequence number is replaced.
     *
     * @return completes with the response's command_status; exceptionally if none comes
     */
    public CompletableFuture<Integer> deliver(byte[] pdu) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return line().request(pdu, RESPONSE_MILLIS);
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
    }

    /** Sends bytes as they are. */
    public void write(byte[] bytes) throws IOException {
        line().write(bytes);
    }

    /** What was submitted and taken, part by part. */
    public List<SubmittedMessage> submitted() {
        return List.copyOf(submitted);
    }

    /** From now on each submit_sm is answered with the status that this gives; 0 takes it. */
    public void refuse(ToIntFunction<SubmittedMessage> status) {
        refusal = status;
    }

    /** Loses all connections; new ones are taken. */
    public void cut() {
        List<SmscLine> lost = List.copyOf(lines);
        lines.removeAll(lost);
        lost.forEach(SmscLine::cut);
    }

    /** Takes no connections any more, and loses those that it has. */
    public void down() throws IOException {
        ServerSocket listening = server;
        server = null;
        if (listening != null) {
            listening.close();
        }
        cut();
    }

    /** Takes connections again, on the same port. */
    public void up() throws IOException {
        begin(listen(port));
    }

    @Override
    public void close() {
        try {
            down();
        } catch (IOException e) {
            // It is down.
        }
        threads.shutdownNow();
    }

    private SmscLine line() throws IOException {
        List<SmscLine> bound = List.copyOf(lines);
        if (bound.isEmpty()) {
            throw new IOException("Nobody is bound");
        }
        return bound.get(bound.size() - 1);
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private void begin(ServerSocket listening) {
        server = listening;
        threads.execute(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket socket = listening.accept();
                    threads.execute(() -> take(socket));
                } catch (IOException e) {
                    // Closed: it is down.
                }
            }
        });
    }

    private void take(Socket socket) {
        try {
            SmscLine line = new SmscLine(new SocketConnection(socket), new SubmissionsTaker(this::submit));
            BindRequest bind = line.waitForBind(5_000);
            if (bind.getBindType() != BindType.BIND_TRX
                    || !bind.getSystemId().equals(systemId)
                    || !bind.getPassword().equals(password)) {
                bind.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                return;
            }
            line.addSessionStateListener((now, before, source) -> {
                if (!now.isBound()) {
                    lines.remove(line);
                }
            });
            bind.accept("smsc");
            lines.add(line);
        } catch (Exception e) {
            closeQuietly(socket);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    /** Takes a message, or gives the status that refuses it. */
    private SubmissionsTaker.Taken submit(SubmittedMessage message) {
        int status = refusal.applyAsInt(message);
        if (status != 0) {
            return new SubmissionsTaker.Taken(status, Optional.empty());
        }
        submitted.add(message);
        return new SubmissionsTaker.Taken(0, Optional.of("id" + ids.incrementAndGet()));
    }

    /** The texts of what was submitted, parts put together in the order of their last part. */
    public List<SubmittedMessage> messages() {
        List<SubmittedMessage> messages = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (SubmittedMessage part : submitted) {
            text.append(part.text());
            if (part.last()) {
                messages.add(part.withText(text.toString()));
                text.setLength(0);
            }
        }
        return messages;
    }
}
