package io.motcua.backend.jms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** An embedded broker in a process of its own, which can be killed and frozen. */
final class BrokerProcess implements AutoCloseable {
    /** The gateway by TCP: it may do what the utility may not, and the other way round. */
    static final UtilityAccount GATEWAY = new UtilityAccount(
            "gateway",
            "gateway",
            "gateway-secret",
            BrokerUnderTest.NORTH.replyQueue(),
            BrokerUnderTest.NORTH.requestQueue());

    private final Process process;
    private final int port;

    private BrokerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Runs until it is killed, or until its parent is gone. */
    public static void main(String[] args) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerConfig.builder(Path.of(args[0]))
                .utilities(List.of(BrokerUnderTest.NORTH, GATEWAY))
                .port(Integer.parseInt(args[1]))
                .build());
        System.out.println("port " + broker.port().orElseThrow());
        while (System.in.read() >= 0) {
            // Nothing is said to it; the end of the stream is the end of the parent.
        }
        broker.close();
    }

    static BrokerProcess start(Path folder, OptionalInt port) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(port.orElse(0)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("port ")) {
                return new BrokerProcess(process, Integer.parseInt(line.substring(5)));
            }
        }
        process.destroyForcibly();
        throw new IOException("The broker's process ended before it listened");
    }

    int port() {
        return port;
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
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
