package io.motcua.example.faults;

import io.motcua.backend.jms.EmbeddedBroker;
import io.motcua.backend.jms.EmbeddedBrokerConfig;
import io.motcua.backend.jms.JmsConnection;
import io.motcua.backend.jms.JmsConnectionConfig;
import io.motcua.backend.jms.UtilityAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A broker in a process of its own, which can be stopped, killed and frozen, and started again where it was. */
final class BrokerProcess implements AutoCloseable {
    static final UtilityAccount UTILITY = UtilityAccount.of(TwoRivers.WEST, "utility-secret");

    /** The gateway by TCP: it may do what the utility may not, and the other way round. */
    private static final UtilityAccount GATEWAY =
            new UtilityAccount("gateway", "gateway", "gateway-secret", UTILITY.replyQueue(), UTILITY.requestQueue());

    private final Path folder;
    private final long queueBytes;
    private Process process;
    private int port;

    /**
     * A broker that runs.
     *
     * @param queueBytes how much one queue holds
     */
    BrokerProcess(Path folder, long queueBytes) throws IOException {
        this.folder = folder;
        this.queueBytes = queueBytes;
        this.process = begin();
    }

    /** Runs until it is killed, or until nothing more can be said to it. */
    public static void main(String[] args) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerConfig.builder(Path.of(args[0]))
                .utilities(List.of(UTILITY, GATEWAY))
                .port(Integer.parseInt(args[1]))
                .queueBytesAtMost(Long.parseLong(args[2]))
                .build());
        System.out.println("port " + broker.port().orElseThrow());
        while (System.in.read() >= 0) {
            // Nothing is said to it; the end of the stream is its end.
        }
        broker.close();
    }

    private Process begin() throws IOException {
        Process begun = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(port),
                        Long.toString(queueBytes))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(begun.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("port ")) {
                port = Integer.parseInt(line.substring(5));
                return begun;
            }
        }
        begun.destroyForcibly();
        throw new IOException("The broker's process ended before it listened");
    }

    int port() {
        return port;
    }

    /** The gateway's connection, to this port, by Artemis's own protocol. */
    static JmsConnection connect(int port) {
        return connect("tcp", port);
    }

    /** The gateway's connection, to this port: {@code tcp} is Artemis's own protocol, {@code amqp} AMQP 1.0. */
    static JmsConnection connect(String scheme, int port) {
        return JmsConnection.open(
                JmsConnectionConfig.builder(scheme + "://127.0.0.1:" + port, GATEWAY.user(), GATEWAY.password())
                        .callWithin(Duration.ofSeconds(2))
                        .reconnectAfterAtMost(Duration.ofMillis(500))
                        .build());
    }

    /** As an operator stops it. */
    void stop() throws Exception {
        process.getOutputStream().close();
        process.waitFor();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = begin();
    }

    /** The process does nothing more, and its sockets stay open. */
    void freeze() throws Exception {
        signal("-STOP");
    }

    void thaw() throws Exception {
        signal("-CONT");
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
