package io.motcua.example.evn.door;

import io.motcua.RequestStatus;
import io.motcua.example.evn.stream.PlannedRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The web form as a browser uses it: gets the page, posts to where its form says, follows to the confirmation and reads
 * the reference there; later looks at the tracking page. Safe for use by many threads.
 */
final class FormDoor implements WayIn {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern ACTION = Pattern.compile("<form\\b[^>]*\\baction=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("MC-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}");
    private static final int LAST_DIGITS = 4;

    /** What the tracking page says, in English; the newest of them stands on it. */
    private static final Map<RequestStatus, String> WORDS = new EnumMap<>(Map.of(
            RequestStatus.HELD, "A person is looking at it",
            RequestStatus.ACCEPTED, "The power company has it",
            RequestStatus.IN_PROGRESS, "Being worked on",
            RequestStatus.RESOLVED, "Done"));

    /** Browsers follow to the next page. */
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI gateway;

    FormDoor(URI gateway) {
        this.gateway = gateway;
    }

    /** Where a site's form stands. */
    static String path(String account) {
        return "/web/" + account;
    }

    @Override
    public CompletableFuture<Heard> send(PlannedRequest request) {
        URI page = gateway.resolve(path(request.account()));
        return get(page).thenCompose(form -> {
            Matcher action = ACTION.matcher(form.body());
            if (form.statusCode() != 200 || !action.find()) {
                return CompletableFuture.completedFuture(new Heard(503, "no form", Optional.empty()));
            }
            URI target = page.resolve(action.group(1).replace("&amp;", "&"));
            return post(target, request.body()).thenApply(FormDoor::heard);
        });
    }

    /** What the tracking page shows of a request; empty if it shows none, or nothing that is not known yet. */
    CompletableFuture<Optional<RequestStatus>> track(PlannedRequest request, String reference) {
        String digits = request.sender().replace(" ", "");
        String body = "reference=" + URLEncoder.encode(reference, StandardCharsets.UTF_8) + "&lastDigits="
                + digits.substring(digits.length() - LAST_DIGITS);
        URI page = gateway.resolve(path(request.account()) + "/track?lang=en");
        return post(page, body.getBytes(StandardCharsets.US_ASCII))
                .thenApply(answer -> answer.statusCode() == 200 ? newest(answer.body()) : Optional.empty());
    }

    private static Optional<RequestStatus> newest(String page) {
        return WORDS.entrySet().stream()
                .filter(entry -> page.contains(">" + entry.getValue() + "<"))
                .map(Map.Entry::getKey)
                .max(RequestStatus::compareTo);
    }

    private static Heard heard(HttpResponse<String> answer) {
        Matcher reference = REFERENCE.matcher(answer.body());
        boolean confirmed = answer.statusCode() == 200 && reference.find();
        return new Heard(
                answer.statusCode(), answer.body(), confirmed ? Optional.of(reference.group()) : Optional.empty());
    }

    private CompletableFuture<HttpResponse<String>> get(URI page) {
        return browser.sendAsync(HttpRequest.newBuilder(page).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> post(URI target, byte[] form) {
        HttpRequest post = HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofByteArray(form))
                .build();
        return browser.sendAsync(post, BodyHandlers.ofString());
    }
}
