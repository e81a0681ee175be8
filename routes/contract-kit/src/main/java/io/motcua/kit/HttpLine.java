package io.motcua.kit;

import io.motcua.Priority;
import io.motcua.contract.Contract;
import io.motcua.kit.Answer.Acknowledged;
import io.motcua.kit.Answer.Broken;
import io.motcua.kit.Answer.Refused;
import io.motcua.kit.Answer.Silence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/**
 * CloudEvents in structured mode over HTTP (CloudEvents HTTP binding 1.0.2, section 3.2), with the headers that the
 * gateway sends. An acknowledgment is the answer's body, or comes by call-back after a 2xx without one.
 */
final class HttpLine implements Line {
    /** "Not now": the same event is sent again, as the gateway does. */
    private static final Set<Integer> LATER = Set.of(409, 423, 425, 429, 503);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final URI url;
    private final Optional<String> token;
    private final boolean callsBack;
    private final Inbox inbox;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    HttpLine(URI url, Optional<String> token, boolean callsBack, Inbox inbox) {
        this.url = url;
        this.token = token;
        this.callsBack = callsBack;
        this.inbox = inbox;
    }

    @Override
    public String describe() {
        return url.toString();
    }

    @Override
    public boolean showsRefusals() {
        return true;
    }

    @Override
    public Answer exchange(Event event, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        int from = inbox.size();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
            HttpResponse<byte[]> response;
            try {
                response = client.send(request(event, left), BodyHandlers.ofByteArray());
            } catch (HttpTimeoutException e) {
                return new Silence(patience, ": the HTTP request was not answered");
            } catch (IOException e) {
                return new Broken(broken(e));
            }
            if (LATER.contains(response.statusCode()) && System.nanoTime() + PAUSE.toNanos() < end) {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                continue;
            }
            return answer(event, response, from, end, patience);
        }
    }

    /** What the platform says in the names of classes, the telling one often only in a cause. */
    private static String broken(IOException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "the host's name is not known";
            }
            if (cause instanceof NoRouteToHostException) {
                return "the host cannot be reached";
            }
        }
        return thrown instanceof ConnectException
                ? "the connection was refused"
                : "the connection broke (" + thrown.getClass().getSimpleName() + ")";
    }

    private Answer answer(Event event, HttpResponse<byte[]> response, int from, long end, Duration patience)
            throws InterruptedException {
        int status = response.statusCode();
        String said = words(response.body());
        if (status / 100 == 4) {
            return new Refused(FirstLine.after("HTTP " + status, said), !said.isEmpty());
        }
        if (status / 100 != 2) {
            return new Broken(FirstLine.after("HTTP " + status, said));
        }
        String mediaType = response.headers().firstValue("Content-Type").orElse("");
        if (mediaType.toLowerCase(Locale.ROOT).startsWith(Contract.MEDIA_TYPE)) {
            Heard reply = Heard.of(response.body(), mediaType, Instant.now(), Optional.of(event));
            inbox.add(reply);
            return new Acknowledged(reply);
        }
        if (!callsBack) {
            return new Silence(
                    patience,
                    FirstLine.after(
                            ": the answer HTTP " + status + " holds no " + Contract.MEDIA_TYPE
                                    + ", and the kit was given no --callback",
                            said));
        }
        return inbox.acknowledgment(event, from, Duration.ofNanos(Math.max(0, end - System.nanoTime())))
                .<Answer>map(Acknowledged::new)
                .orElseGet(() -> new Silence(patience, ": HTTP " + status + ", and no call-back"));
    }

    /** Closes the connection when the last byte is written, and reads nothing. */
    @Override
    public void lose(Event event) {
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String path = (url.getRawPath().isEmpty() ? "/" : url.getRawPath())
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: " + url.getRawAuthority() + "\r\n");
        headers(event)
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(event.body().length).append("\r\nConnection: close\r\n\r\n");
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(event.body());
        try (Socket socket = secure
                ? SSLSocketFactory.getDefault().createSocket(url.getHost(), port)
                : new Socket(url.getHost(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes.toByteArray());
            out.flush();
        } catch (IOException e) {
            // Whether the event came through is what nobody knows in this case either.
        }
    }

    private HttpRequest request(Event event, Duration timeout) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(timeout).POST(BodyPublishers.ofByteArray(event.body()));
        headers(event).forEach(request::header);
        return request.build();
    }

    private Map<String, String> headers(Event event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", Contract.MEDIA_TYPE + "; charset=utf-8");
        headers.put("Accept", "application/json, " + Contract.MEDIA_TYPE);
        headers.put("Idempotency-Key", event.id());
        headers.put("Priority", event.priority() == Priority.P0 ? "u=0" : "u=3");
        token.ifPresent(value -> headers.put("Authorization", "Bearer " + value));
        return headers;
    }

    /** The first line of a body, without our own secret: a server may repeat what it was sent. */
    private String words(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return FirstLine.of(token.map(secret -> text.replace(secret, "…")).orElse(text));
    }

    @Override
    public void close() {
        // The client ends with its last reference.
    }
}
