package io.motcua.example.evn.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.HoldReason;
import io.motcua.example.evn.view.Observations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The operator: asks the running gateway what waits for a person and whether the books agree. Port and token stand in a
 * file of the gateway's data folder.
 */
public final class Operator {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final URI gateway;
    private final Path file;

    /**
     * The books at the end.
     *
     * @param zero whether nothing is missing and nothing stray
     * @param ignored how much came of which nobody is told
     * @param text the same with its numbers
     */
    public record Books(boolean zero, long ignored, String text) {}

    /** The operator of the gateway at this address, whose data folder has this file. */
    public Operator(URI gateway, Path file) {
        this.gateway = gateway;
        this.file = file;
    }

    /** Whether the gateway takes requests; false too when nobody answers. */
    public boolean isReady() throws InterruptedException {
        try {
            HttpRequest get = HttpRequest.newBuilder(gateway.resolve("/health/ready"))
                    .timeout(PATIENCE)
                    .build();
            return http.send(get, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Notes what is held, and why. */
    public void lookAtHeld(Observations observations) throws IOException, InterruptedException {
        for (JsonNode line : get("/held?limit=10000").path("waiting")) {
            reason(line.path("reason").asText())
                    .ifPresent(
                            reason -> observations.held(line.path("reference").asText(), reason));
        }
    }

    /** Which channel the request with this reference came by, as the gateway explains it. */
    public String channelOf(String reference) throws IOException, InterruptedException {
        return get("/explain/" + reference).path("channel").asText();
    }

    /** The balance. */
    public Books books() throws IOException, InterruptedException {
        JsonNode balance = get("/balance");
        StringBuilder text =
                new StringBuilder("accepted ").append(balance.path("accepted").asLong());
        balance.path("states").properties().forEach(state -> {
            if (state.getValue().asLong() != 0) {
                text.append(" − ")
                        .append(state.getKey())
                        .append(' ')
                        .append(state.getValue().asLong());
            }
        });
        text.append(" = ").append(balance.path("difference").asLong());
        text.append(", strays ").append(balance.path("strays").asLong());
        long ignored = balance.path("states").path("ignored").asLong();
        return new Books(balance.path("zero").asBoolean(), ignored, text.toString());
    }

    /** However the reason is written: in capitals or small letters, with dashes, blanks or underscores. */
    private static Optional<HoldReason> reason(String written) {
        String name = written.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "_");
        return Arrays.stream(HoldReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        String token = json.readTree(Files.readAllBytes(file)).path("token").asText();
        HttpRequest get = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = send(get);
        if (answer.statusCode() != 200) {
            throw new IOException("The operator port answers " + path + " with status " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }

    /** A kept connection may be closed at the moment that it is used again; what only asks is asked once more then. */
    private HttpResponse<String> send(HttpRequest get) throws IOException, InterruptedException {
        try {
            return http.send(get, BodyHandlers.ofString());
        } catch (IOException e) {
            return http.send(get, BodyHandlers.ofString());
        }
    }
}
