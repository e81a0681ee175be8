package io.motcua.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers certain commands with the codes it was told, or, to {@code HANG}, with nothing. */
final class ScriptedSmtpServer implements AutoCloseable {
    static final String HANG = "HANG";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers;
    private final AtomicInteger connections = new AtomicInteger();

    /** @param answers by command; {@code .} is the end of the message */
    ScriptedSmtpServer(Map<String, String> answers) throws IOException {
        this.answers = answers;
        Thread thread = new Thread(this::listen, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                Thread thread = new Thread(() -> talk(client), "scripted-smtp-client");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 scripted");
            boolean data = false;
            for (String line; (line = in.readLine()) != null; ) {
                String command = data ? line : line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                if (data && !line.equals(".")) {
                    continue;
                }
                data = command.equals("DATA") && !answers.containsKey("DATA");
                String answer = answers.getOrDefault(command, data ? "354 go on" : "250 yes");
                if (answer.equals(HANG)) {
                    continue;
                }
                say(out, answer);
            }
        } catch (IOException e) {
            // The client has gone.
            return;
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }
}
