package io.motcua.channel.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real Chromium without a window, told what to do over the WebDriver protocol (W3C Recommendation) by its own driver.
 * One page at a time; not safe for use by several threads.
 */
final class Chromium implements AutoCloseable {
    /** What to say when there is none. */
    static final String MISSING = "There is no Chromium with its driver on this machine, so no page was tried in a"
            + " browser; to have it tried: apt-get install -y --no-install-recommends chromium chromium-driver";

    static final char TAB = '\uE004';
    static final char ENTER = '\uE007';
    static final char DOWN = '\uE015';

    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final Pattern PORT = Pattern.compile("on port (\\d+)");
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1000,900");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final Path profile;
    private final String root;
    private final String session;

    Chromium() throws IOException, InterruptedException {
        profile = Files.createTempDirectory("motcua-chromium");
        driver = new ProcessBuilder(program("chromedriver").orElseThrow(), "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            root = "http://127.0.0.1:" + port(driver) + "/session";
            List<String> arguments = new ArrayList<>(ARGUMENTS);
            arguments.add("--user-data-dir=" + profile);
            Map<String, Object> options = Map.of("binary", program("chromium").orElseThrow(), "args", arguments);
            Map<String, Object> wanted = Map.of("alwaysMatch", Map.of("goog:chromeOptions", options));
            session = root + "/"
                    + send("POST", root, Map.of("capabilities", wanted))
                            .get("sessionId")
                            .asText();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            driver.destroy();
            throw e;
        }
    }

    static boolean isInstalled() {
        return program("chromedriver").isPresent() && program("chromium").isPresent();
    }

    void open(String url) throws IOException, InterruptedException {
        send("POST", session + "/url", Map.of("url", url));
    }

    String url() throws IOException, InterruptedException {
        return send("GET", session + "/url", Map.of()).asText();
    }

    /** What a script makes of the page; its last argument is what it returns. */
    JsonNode script(String source, Object... arguments) throws IOException, InterruptedException {
        return send("POST", session + "/execute/sync", Map.of("script", source, "args", List.of(arguments)));
    }

    /** As {@link #script}, but the script calls its last argument when it is done. */
    JsonNode asyncScript(String source) throws IOException, InterruptedException {
        return send("POST", session + "/execute/async", Map.of("script", source, "args", List.of()));
    }

    /** The words that are shown. */
    String text(String css) throws IOException, InterruptedException {
        return send("GET", session + "/element/" + find(css) + "/text", Map.of())
                .asText();
    }

    void type(String css, String text) throws IOException, InterruptedException {
        send("POST", session + "/element/" + find(css) + "/value", Map.of("text", text));
    }

    /** Clicks in the middle of the element, once or oftener, as fast as can be. */
    void click(String css, int times) throws IOException, InterruptedException {
        List<Map<String, Object>> actions = new ArrayList<>();
        actions.add(Map.of("type", "pointerMove", "x", 0, "y", 0, "origin", Map.of(ELEMENT, find(css)), "duration", 0));
        for (int i = 0; i < times; i++) {
            actions.add(Map.of("type", "pointerDown", "button", 0));
            actions.add(Map.of("type", "pointerUp", "button", 0));
        }
        perform(Map.of("type", "pointer", "id", "mouse", "actions", actions));
    }

    /** Presses and lets go the keys that type this, wherever the focus is. */
    void press(String keys) throws IOException, InterruptedException {
        List<Map<String, Object>> actions = new ArrayList<>();
        keys.codePoints().mapToObj(Character::toString).forEach(key -> {
            actions.add(Map.of("type", "keyDown", "value", key));
            actions.add(Map.of("type", "keyUp", "value", key));
        });
        perform(Map.of("type", "key", "id", "keyboard", "actions", actions));
    }

    void press(char key) throws IOException, InterruptedException {
        press(String.valueOf(key));
    }

    /** What has the focus: its id, or its tag and class or text. */
    String focused() throws IOException, InterruptedException {
        return script("const e = document.activeElement;"
                        + "return e.id || e.tagName.toLowerCase() + (e.className ? '.' + e.className : '')")
                .asText();
    }

    /** Makes the page so wide, as on a telephone. */
    void width(int pixels) throws IOException, InterruptedException {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 740, "deviceScaleFactor", 1, "mobile", true));
    }

    /** Prefers the light or the dark colours. */
    void scheme(String preferred) throws IOException, InterruptedException {
        devTools(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", preferred))));
    }

    /** From now on no script of a page runs. */
    void noJavaScript() throws IOException, InterruptedException {
        devTools("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** The whole page as a PNG. */
    byte[] picture() throws IOException, InterruptedException {
        JsonNode picture = devTools("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        return Base64.getDecoder().decode(picture.get("data").asText());
    }

    @Override
    public void close() throws IOException {
        try {
            send("DELETE", session, Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            driver.destroy();
            driver.onExit().join();
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private JsonNode devTools(String command, Map<String, Object> parameters) throws IOException, InterruptedException {
        return send("POST", session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    private void perform(Map<String, Object> source) throws IOException, InterruptedException {
        send("POST", session + "/actions", Map.of("actions", List.of(source)));
    }

    private String find(String css) throws IOException, InterruptedException {
        return send("POST", session + "/element", Map.of("using", "css selector", "value", css))
                .get(ELEMENT)
                .asText();
    }

    private JsonNode send(String method, String url, Map<String, Object> body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("POST")
                                ? BodyPublishers.ofString(json.writeValueAsString(body))
                                : BodyPublishers.noBody())
                .build();
        JsonNode value = json.readTree(
                        client.send(request, BodyHandlers.ofString()).body())
                .path("value");
        if (value.has("error")) {
            throw new AssertionError(
                    value.get("error").asText() + ": " + value.path("message").asText());
        }
        return value;
    }

    private static int port(Process driver) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher port = PORT.matcher(line);
            if (line.contains("successfully") && port.find()) {
                return Integer.parseInt(port.group(1));
            }
        }
        throw new IOException("The driver ended before it was ready");
    }

    private static Optional<String> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
