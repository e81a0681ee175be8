package io.motcua.example.evn.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.motcua.channel.sms.Handset;
import io.motcua.channel.sms.SmscUnderTest;
import io.motcua.channel.sms.SubmittedMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The message centre: SMPP on one side, telephones on the other. A telephone sends by an HTTP POST to
 * {@code /sms?from=NUMBER&to=SHORT CODE} with the text as its body, which is answered 200 when the gateway has taken every
 * part; what telephones get is told to the listener. Safe for use by many threads.
 */
final class MessageCentre implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 30;
    private static final long AGAIN_MILLIS = 300;
    private static final long LOOK_MILLIS = 30;
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");

    private final SmscUnderTest smsc;
    private final HttpServer air;
    private final Clock clock;
    private final Consumer<Sighting> sightings;
    private final ExecutorService handsets = Executors.newFixedThreadPool(16, task -> daemon(task, "handset"));
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "message centre"));
    private final AtomicInteger longMessages = new AtomicInteger();
    private final Map<String, StringBuilder> parts = new HashMap<>();
    private int seen;

    /** Opens it at both ports of 127.0.0.1. */
    MessageCentre(
            int smppPort, int airPort, String systemId, String password, Clock clock, Consumer<Sighting> sightings)
            throws IOException {
        this.clock = clock;
        this.sightings = sightings;
        smsc = new SmscUnderTest(systemId, password, smppPort);
        air = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), airPort), 0);
        air.setExecutor(handsets);
        air.createContext("/sms", this::send);
        air.start();
        looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void send(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String from = e164(query.getOrDefault("from", ""));
        String to = query.getOrDefault("to", "");
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!NUMBER.matcher(from).matches() || !NUMBER.matcher(to).matches() || text.isEmpty()) {
            answer(exchange, 400, "POST a text to /sms?from=0903000417&to=8100");
            return;
        }
        List<byte[]> messages = new Handset(from).messages(to, longMessages.incrementAndGet() & 0xFF, text);
        for (byte[] message : messages) {
            if (!deliver(message)) {
                answer(exchange, 503, "The gateway does not take it");
                return;
            }
        }
        answer(exchange, 200, messages.size() == 1 ? "sent" : "sent in " + messages.size() + " parts");
    }

    /** A message centre keeps a message and tries again. */
    private boolean deliver(byte[] message) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                if (smsc.deliver(message).join() == 0) {
                    return true;
                }
            } catch (CompletionException e) {
                System.err.println("A message is tried again: " + e.getCause());
            }
            if (!pause()) {
                return false;
            }
        }
        return false;
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tells of what was submitted since the last look, a long message when its last part is there. */
    private void look() {
        List<SubmittedMessage> submitted = smsc.submitted();
        for (SubmittedMessage part : submitted.subList(seen, submitted.size())) {
            StringBuilder text = parts.computeIfAbsent(part.to(), to -> new StringBuilder());
            text.append(part.text());
            if (part.last()) {
                parts.remove(part.to());
                sightings.accept(new Sighting.Text(clock.instant(), part.from(), e164(part.to()), text.toString()));
            }
        }
        seen = submitted.size();
    }

    /** As telephones know each other: with a plus. */
    private static String e164(String number) {
        if (number.startsWith("0")) {
            return "+84" + number.substring(1);
        }
        return number.startsWith("+") || number.length() < 9 ? number : "+" + number;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(
                    parts[0],
                    parts.length == 2 ? URLDecoder.decode(parts[1].replace("+", "%2B"), StandardCharsets.UTF_8) : "");
        }
        return query;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        looks.shutdownNow();
        air.stop(0);
        handsets.shutdownNow();
        smsc.close();
    }
}
