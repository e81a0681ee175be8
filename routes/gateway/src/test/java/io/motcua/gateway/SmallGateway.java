package io.motcua.gateway;

import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.GatewayConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A configuration of two utilities in a folder of its own, and a client of its app channel. */
public final class SmallGateway {
    public static final Map<String, String> SECRETS = Map.of(
            "APP_KEY", "app-key-of-this-test",
            "HOTLINE_KEY", "hotline-key-of-this-test",
            "NORTH_PASSWORD", "password-of-this-test",
            "SMSC_PASSWORD", "smsc-pwd");

    /** Of the utility that has a backend. */
    public static final String TO_THE_NORTH = "Mất điện ở thành phố Hà Nội";

    /** Of the utility that has none. */
    public static final String TO_THE_SOUTH = "Mất điện ở thành phố Hồ Chí Minh";

    private static final Pattern REFERENCE = Pattern.compile("MC-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}");

    private SmallGateway() {}

    /** Copies the configuration into this folder. */
    public static Path writeInto(Path folder) throws IOException {
        Path source;
        try {
            source = Path.of(SmallGateway.class.getResource("/small").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(source)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = folder.resolve(source.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return folder;
    }

    /** The configuration, written into this folder and read, with its secrets. */
    public static GatewayConfig config(Path folder) throws IOException, ConfigException {
        return GatewayConfig.read(writeInto(folder), SECRETS::get);
    }

    /** Posts a request, and gives the reference that it was acknowledged with. */
    public static String post(URI requests, String description) {
        HttpResponse<String> answer = answer(requests, description);
        Matcher reference = REFERENCE.matcher(answer.body());
        if (answer.statusCode() != 202 || !reference.find()) {
            throw new IllegalStateException("Answered with " + answer.statusCode());
        }
        return reference.group();
    }

    /** Posts a request. */
    public static HttpResponse<String> answer(URI requests, String description) {
        String json = "{\"description\": \"" + description
                + "\", \"requester\": {\"name\": \"Nguyễn Văn A\", \"phone\": \"0903000417\"}}";
        HttpRequest post = HttpRequest.newBuilder(requests)
                .header("Authorization", "Bearer " + SECRETS.get("APP_KEY"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            return HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
