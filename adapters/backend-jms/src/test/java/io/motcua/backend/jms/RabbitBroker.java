package io.motcua.backend.jms;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A RabbitMQ of Debian's package, in processes of its own and a folder of its own; it speaks AMQP 1.0 by its plugin. */
final class RabbitBroker implements AutoCloseable {
    static final String USER = "gateway";
    static final String PASSWORD = "gateway-secret";
    private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    private final Path folder;
    private final int port;
    private final Map<String, String> environment;
    private @Nullable Process process;

    private RabbitBroker(Path folder) throws IOException {
        this.folder = folder;
        this.port = freePort();
        this.environment = Map.of(
                "HOME", folder.toString(),
                "RABBITMQ_NODENAME", "motcua-" + port + "@localhost",
                "RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString(),
                "RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString(),
                "RABBITMQ_LOG_BASE", folder.resolve("log").toString(),
                "RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString(),
                "RABBITMQ_DIST_PORT", Integer.toString(freePort()),
                "ERL_EPMD_PORT", Integer.toString(freePort()),
                "ERL_EPMD_ADDRESS", "127.0.0.1");
    }

    /**
     * Starts one that has these queues, durable and with priorities. Where there is no RabbitMQ the test is skipped, and
     * says so; in CI, which installs it, it fails.
     */
    static RabbitBroker start(Path folder, List<String> queues) throws Exception {
        if (!Files.isExecutable(SERVER)) {
            String missing = "There is no RabbitMQ: apt-get install rabbitmq-server";
            if (System.getenv("CI") != null) {
                fail(missing);
            }
            abort(missing);
        }
        RabbitBroker broker = new RabbitBroker(folder);
        Files.writeString(folder.resolve("plugins"), "[rabbitmq_amqp1_0].\n");
        Files.writeString(folder.resolve("definitions.json"), definitions(queues));
        Files.writeString(
                folder.resolve("rabbitmq.conf"), """
                listeners.tcp.1 = 127.0.0.1:%d
                load_definitions = %s
                log.console = true
                log.file = false
                """.formatted(broker.port, folder.resolve("definitions.json")));
        broker.resume();
        return broker;
    }

    int port() {
        return port;
    }

    boolean isRunning() {
        return process != null;
    }

    /** Where a queue that is there is found, by AMQP 1.0. */
    static String address(String queue) {
        return "/amq/queue/" + queue;
    }

    /** Starts it again, with what its queues have; when this returns it listens. */
    void resume() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(SERVER.toString()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        StringBuilder said = new StringBuilder();
        BufferedReader out = started.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Server startup complete")) {
                drain(out);
                return;
            }
        }
        throw new IOException("RabbitMQ ended before it listened:\n" + said);
    }

    /** Ends its processes as a kill does. */
    void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        process = null;
        List<ProcessHandle> all = running.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly().onExit().join();
        all.forEach(one -> one.onExit().join());
    }

    @Override
    public void close() throws IOException {
        stop();
        ProcessBuilder names = new ProcessBuilder("epmd", "-kill").redirectErrorStream(true);
        names.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        names.environment().putAll(environment);
        names.start().onExit().join();
    }

    private static void drain(BufferedReader out) {
        Thread thread = new Thread(() -> out.lines().forEach(line -> {}), "rabbit-log");
        thread.setDaemon(true);
        thread.start();
    }

    private static String definitions(List<String> queues) throws Exception {
        byte[] salt = {1, 2, 3, 4};
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(salt);
        byte[] hash = digest.digest(PASSWORD.getBytes());
        byte[] salted = new byte[salt.length + hash.length];
        System.arraycopy(salt, 0, salted, 0, salt.length);
        System.arraycopy(hash, 0, salted, salt.length, hash.length);
        return """
                {"vhosts": [{"name": "/"}],
                 "users": [{"name": "%s", "password_hash": "%s", "tags": "",
                            "hashing_algorithm": "rabbit_password_hashing_sha256"}],
                 "permissions": [{"user": "%1$s", "vhost": "/", "configure": "", "write": ".*", "read": ".*"}],
                 "queues": [%s]}
                """.formatted(
                        USER,
                        Base64.getEncoder().encodeToString(salted),
                        queues.stream().map(RabbitBroker::definition).collect(Collectors.joining(",\n")));
    }

    private static String definition(String queue) {
        return """
                {"name": "%s", "vhost": "/", "durable": true, "auto_delete": false, "arguments": {"x-max-priority": 9}}""".formatted(queue);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
