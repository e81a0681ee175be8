package io.motcua.channel.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.motcua.Intake;
import io.motcua.Priority;
import io.motcua.Urgency;
import io.motcua.http.EntryUnderTest;
import io.motcua.profile.Service;
import io.motcua.spi.Tracking;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A channel with two sites in this process, and what a browser does before it: fetch a form, send it, follow. */
final class PostingBrowser implements AutoCloseable {
    static final WebSite SITE = new WebSite(
            "/web/cskh.example.vn",
            "cskh.example.vn",
            "Điện lực Thí dụ",
            "Example Power Company",
            List.of(new WebSite.Hotline("Điện lực Thí dụ", "Example Power Company", "1900 0000")));
    static final WebSite OTHER_SITE = new WebSite(
            "/yeu-cau",
            "khac.example.vn",
            "Điện lực Khác",
            "Other Power",
            List.of(
                    new WebSite.Hotline("Điện lực Bắc <1>", "Power of the North", "1900 1111"),
                    new WebSite.Hotline("Điện lực Nam", "Power of the South", "+84 (28) 1900.2222")));
    static final String URLENCODED = "application/x-www-form-urlencoded";

    private static final Pattern NONCE = Pattern.compile("[&;]nonce=([A-Za-z0-9_-]+)\"");

    private final WebChannel channel;
    private final EntryUnderTest entry;

    PostingBrowser(Intake intake, Tracking tracking, Clock clock) throws Exception {
        channel = new WebChannel(config().build(), tracking, clock);
        entry = new EntryUnderTest(intake, channel);
    }

    static WebConfig.Builder config() {
        return WebConfig.builder(ZoneId.of("Asia/Ho_Chi_Minh"))
                .site(SITE)
                .site(OTHER_SITE)
                .services(List.of(
                        service("OUTAGE", "Mất điện", "Power outage"),
                        service("POWER_QUALITY", "Chất lượng điện kém", "Poor power quality"),
                        service("BILL_QUERY", "Thắc mắc hóa đơn", "Question about a bill")));
    }

    static String urlEncoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    WebChannel channel() {
        return channel;
    }

    EntryUnderTest entry() {
        return entry;
    }

    HttpResponse<String> get(String path) throws Exception {
        return entry.send(entry.request(path));
    }

    /** The nonce of a form, freshly fetched. */
    String nonce(WebSite site) throws Exception {
        return nonce(get(site.path()).body());
    }

    /** The nonce of this page's form. */
    static String nonce(String page) {
        Matcher found = NONCE.matcher(page);
        if (!found.find()) {
            throw new AssertionError("The page has no form with a nonce");
        }
        return found.group(1);
    }

    CompletableFuture<HttpResponse<String>> post(String path, String contentType, byte[] body) {
        return entry.sendAsync(
                entry.request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    /** Sends a Vietnamese form of this site. */
    HttpResponse<String> send(String nonce, String body) throws Exception {
        return post(SITE.path() + "?lang=vi&nonce=" + nonce, URLENCODED, body.getBytes(UTF_8))
                .get();
    }

    /** Goes where the answer says, as a browser does. */
    HttpResponse<String> follow(HttpResponse<String> answer) throws Exception {
        return get(answer.headers().firstValue("Location").orElseThrow());
    }

    @Override
    public void close() {
        entry.close();
    }

    private static Service service(String code, String vi, String en) {
        return new Service(code, Priority.P2, Urgency.OTHER, false, vi, en, false);
    }
}
