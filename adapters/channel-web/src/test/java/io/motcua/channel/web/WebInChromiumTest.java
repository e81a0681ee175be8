package io.motcua.channel.web;

import static io.motcua.channel.web.Chromium.DOWN;
import static io.motcua.channel.web.Chromium.ENTER;
import static io.motcua.channel.web.Chromium.TAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.Submission;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.Updates;
import io.motcua.understanding.Reading;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages in a real browser. Pictures of them are left in {@code target/pages}, to be looked at. */
class WebInChromiumTest {
    private static final Path PICTURES = Path.of("target", "pages");

    /** What a page is called, and how to get there. */
    private interface Way {
        void go(String language) throws Exception;
    }

    private final RememberingIntake intake = new RememberingIntake();
    private PostingBrowser server;
    private Chromium browser;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Chromium.isInstalled(), Chromium.MISSING);
        server = new PostingBrowser(intake, new ReadTracking(intake), Clock.systemUTC());
        browser = new Chromium();
    }

    @AfterEach
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void keyboardAloneIsEnough() throws Exception {
        openForm("vi");
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("a.skip", "");
        typed.put("a.language", "");
        typed.put("a.call", "");
        typed.put("serviceCode", String.valueOf(DOWN));
        typed.put("description", "Mất điện từ 19 giờ");
        typed.put("occurredAt", "19:00");
        typed.put("address", "Số 1 đường Thí Dụ");
        typed.put("commune", "Phường Mẫu");
        typed.put("province", "Huế");
        typed.put("customerCode", "PC00000000001");
        typed.put("name", "Lê Thí Dụ");
        typed.put("phone", "0904 000 130");
        typed.put("email", "du@mail.example");
        typed.put("button", String.valueOf(ENTER));
        List<String> order = new ArrayList<>();
        for (String keys : typed.values()) {
            browser.press(TAB);
            order.add(browser.focused());
            if (!keys.isEmpty()) {
                browser.press(keys);
            }
        }
        assertThat(order).containsExactlyElementsOf(typed.keySet());

        awaitHeading("Đã nhận yêu cầu của quý khách");
        Reading reading = new WebNormaliser().read(stored());
        assertThat(reading.fields())
                .containsEntry("serviceCode", "OUTAGE")
                .containsEntry("description", "Mất điện từ 19 giờ")
                .containsEntry("name", "Lê Thí Dụ")
                .hasSize(10);
        String reference = browser.text(".reference");
        tabTo("Tra cứu yêu cầu");
        browser.press(ENTER);
        awaitHeading("Tra cứu yêu cầu");
        tabTo("reference");
        browser.press(reference + TAB + "0130" + ENTER);
        awaitHeading("Yêu cầu " + reference);
        assertThat(browser.text(".status")).isEqualTo("Đã tiếp nhận");
    }

    @Test
    void whatMustBeMendedHasTheFocusAndLeadsToItsField() throws Exception {
        openForm("vi");
        browser.type("#phone", "0904 000 131");
        tabTo("button");

        browser.press(ENTER);

        awaitTitle("Lỗi: ");
        assertThat(browser.focused()).isEqualTo("div.notice error");
        browser.press(TAB);
        browser.press(ENTER);
        assertThat(browser.focused()).isEqualTo("description");
        browser.press("Mất điện");
        tabTo("button");
        browser.press(ENTER);
        awaitHeading("Đã nhận yêu cầu của quý khách");
        assertThat(new WebNormaliser().read(stored()).field(Reading.PHONE)).contains("0904 000 131");
    }

    @Test
    void everythingWorksWithoutJavaScript() throws Exception {
        browser.noJavaScript();
        browser.open("data:text/html,<p id=p>off<script>document.getElementById('p').textContent='on'</script>");
        assertThat(browser.text("#p")).as("scripts are").isEqualTo("off");

        openForm("en");
        browser.type("#description", "Power is out\nsince 7 pm");
        browser.type("#phone", "0904 000 132");
        browser.click("button", 1);
        awaitHeading("We have received your request");
        String reference = browser.text(".reference");
        browser.click("main li a", 1);
        awaitHeading("Track a request");
        browser.type("#reference", reference);
        browser.type("#lastDigits", "0132");
        browser.click("button", 1);

        awaitHeading("Request " + reference);
        assertThat(browser.text(".status")).isEqualTo("Received");
        assertThat(new WebNormaliser().read(stored()).description()).isEqualTo("Power is out\nsince 7 pm");
    }

    @Test
    void doubleClickIsOneRequest() throws Exception {
        openForm("vi");
        browser.type("#description", "Mất điện");

        browser.click("button", 3);

        awaitHeading("Đã nhận yêu cầu của quý khách");
        assertThat(intake.stored()).hasSize(1);
        browser.script("location.reload()");
        awaitHeading("Đã nhận yêu cầu của quý khách");
        assertThat(intake.offered()).hasSizeLessThanOrEqualTo(3);
        assertThat(intake.stored()).hasSize(1);
    }

    @Test
    void nothingIsWiderThanATelephone() throws Exception {
        browser.width(360);
        for (Map.Entry<String, Way> page : pages().entrySet()) {
            for (String language : List.of("vi", "en")) {
                page.getValue().go(language);
                picture(page.getKey() + "-" + language + "-360");

                JsonNode widths = browser.script("return [innerWidth, document.documentElement.scrollWidth]");
                assertThat(widths.get(0).asInt()).as(page.getKey()).isEqualTo(360);
                assertThat(widths.get(1).asInt())
                        .as(page.getKey() + " " + language)
                        .isEqualTo(360);
            }
        }
    }

    @Test
    void nobodyMeetsABarrierByDayOrNight() throws Exception {
        String axe = axe();
        for (Map.Entry<String, Way> page : pages().entrySet()) {
            for (String language : List.of("vi", "en")) {
                page.getValue().go(language);
                browser.script(axe);
                for (String scheme : List.of("dark", "light")) {
                    String name = page.getKey() + "-" + language + "-" + scheme;
                    browser.scheme(scheme);
                    picture(name);
                    JsonNode result = browser.asyncScript("const done = arguments[0];"
                            + "axe.run().then(r => done({passes: r.passes.length, found: r.violations.map(v =>"
                            + " v.impact + ' ' + v.id + ' ' + v.nodes.map(n => n.html).join())}))");

                    assertThat(result.get("passes").asInt()).as(name).isGreaterThan(10);
                    assertThat(result.get("found")).as(name).isEmpty();
                }
            }
        }
    }

    private Map<String, Way> pages() {
        Map<String, Way> pages = new LinkedHashMap<>();
        pages.put("form", this::openForm);
        pages.put("form-faulty", language -> {
            openForm(language);
            browser.type("#address", "a".repeat(300));
            browser.click("button", 1);
            awaitTitle(language.equals("vi") ? "Lỗi: " : "Error: ");
        });
        pages.put("form-stale", language -> {
            openForm(language);
            browser.script("const f = document.forms[0]; f.action = f.action.replace(/nonce=.*/, 'nonce=old')");
            browser.type("#description", "b".repeat(300));
            browser.click("button", 1);
            awaitTitle(language.equals("vi") ? "Lỗi: " : "Error: ");
        });
        pages.put("received", language -> {
            openForm(language);
            browser.type("#description", "Mất điện");
            browser.type("#phone", "0904 000 133");
            browser.click("button", 1);
            awaitHeading(
                    Texts.in(language.equals("vi") ? Language.VI : Language.EN).of("received.title"));
        });
        pages.put("track", this::openTracking);
        pages.put("track-faulty", language -> {
            openTracking(language);
            browser.type("#reference", "MC-123");
            browser.click("button", 1);
            awaitTitle(language.equals("vi") ? "Lỗi: " : "Error: ");
        });
        pages.put("track-unknown", language -> {
            openTracking(language);
            browser.type("#reference", "MC-222-222-222");
            browser.type("#lastDigits", "0000");
            browser.click("button", 1);
            awaitTitle(language.equals("vi") ? "Lỗi: " : "Error: ");
        });
        pages.put("status", language -> {
            Reference reference = sent();
            openTracking(language);
            browser.type("#reference", reference.value());
            browser.type("#lastDigits", "0134");
            browser.click("button", 1);
            await().until(() ->
                    browser.script("return !!document.querySelector('.status')").asBoolean());
        });
        pages.put(
                "not-found",
                language -> browser.open(url(PostingBrowser.SITE.receivedPath("MC-222-222-222.forged"), language)));
        return pages;
    }

    /** A request that is being worked on. */
    private Reference sent() throws Exception {
        server.send(server.nonce(PostingBrowser.SITE), "description=a&phone=0904000134");
        Submission stored = stored();
        Reference reference = intake.accept(stored).toCompletableFuture().get().reference();
        Instant at = Instant.parse("2026-05-19T13:41:00Z");
        for (RequestStatus status : List.of(RequestStatus.ACCEPTED, RequestStatus.IN_PROGRESS)) {
            intake.add(Updates.of(status)
                    .trackingId(stored.trackingId())
                    .reference(reference)
                    .expectedAt(Optional.of(at.plusSeconds(7200)))
                    .at(at)
                    .build());
        }
        return reference;
    }

    private Submission stored() {
        return intake.stored().get(intake.stored().size() - 1);
    }

    private void openForm(String language) throws Exception {
        browser.open(url(PostingBrowser.SITE.path(), language));
    }

    private void openTracking(String language) throws Exception {
        browser.open(url(PostingBrowser.SITE.trackPath(), language));
    }

    private String url(String path, String language) {
        return "http://127.0.0.1:" + server.entry().port() + path + "?lang=" + language;
    }

    /** Presses Tab until the focus is on the element of this id, tag or words. */
    private void tabTo(String wanted) throws Exception {
        for (int i = 0; i < 40; i++) {
            browser.press(TAB);
            String words =
                    browser.script("return document.activeElement.textContent").asText();
            if (browser.focused().equals(wanted) || words.equals(wanted)) {
                return;
            }
        }
        throw new AssertionError("Tab does not lead to " + wanted);
    }

    private void awaitHeading(String heading) {
        await().untilAsserted(() -> assertThat(browser.script("return document.querySelector('h1')?.innerText ?? ''")
                        .asText())
                .isEqualTo(heading));
    }

    private void awaitTitle(String beginning) {
        await().untilAsserted(() ->
                assertThat(browser.script("return document.title").asText()).startsWith(beginning));
    }

    private void picture(String name) throws Exception {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), browser.picture());
    }

    private static String axe() throws Exception {
        try (InputStream script =
                Objects.requireNonNull(WebInChromiumTest.class.getResourceAsStream("/axe.min.js"), "/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
