package io.motcua.channel.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Submission;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
    private static final Instant NOW = Instant.parse("2026-05-19T13:41:00Z");
    private static final String WORDS = "Mất điện từ 19 giờ";
    private static final String BODY = PostingBrowser.urlEncoded(Map.of("description", WORDS, "phone", "0904 000 122"));

    private final RememberingIntake intake = new RememberingIntake();
    private final SettableClock clock = new SettableClock(NOW);
    private PostingBrowser browser;

    @BeforeEach
    void start() throws Exception {
        browser = new PostingBrowser(intake, intake, clock);
    }

    @AfterEach
    void stop() {
        browser.close();
    }

    @Test
    void storedRequestIsConfirmedOnAPageThatCanBeLoadedAgain() throws Exception {
        HttpResponse<String> answer = browser.send(browser.nonce(PostingBrowser.SITE), BODY);

        assertThat(answer.statusCode()).isEqualTo(303);
        Submission stored = intake.stored().get(0);
        String reference =
                intake.accept(stored).toCompletableFuture().get().reference().value();
        assertThat(stored.account()).isEqualTo("cskh.example.vn");
        assertThat(stored.receivedAt()).isEqualTo(NOW);
        assertThat(stored.answerTo()).isEmpty();
        assertThat(stored.payload().mediaType()).isEqualTo(PostingBrowser.URLENCODED);
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> page = browser.follow(answer);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Đã nhận yêu cầu", reference).doesNotContain("0904", WORDS);
        }
        assertThat(intake.stored()).hasSize(1);
    }

    @Test
    void siteOfOneUtilityNamesItsNumberInDanger() throws Exception {
        String page = browser.get(PostingBrowser.SITE.path() + "?lang=en").body();

        assertThat(page)
                .contains(
                        "Hotline, day and night: <a class=\"call\" href=\"tel:19000000\">1900 0000</a>",
                        "Is somebody in danger?");
    }

    @Test
    void siteOfSeveralUtilitiesNamesEachNumberInDangerWithWhoseItIs() throws Exception {
        String path = PostingBrowser.OTHER_SITE.path();

        assertThat(browser.get(path + "?lang=vi").body())
                .contains(
                        "theo nơi xảy ra sự cố:",
                        "<li>Điện lực Bắc &lt;1&gt;: <a class=\"call\" href=\"tel:19001111\">1900 1111</a></li>",
                        "<li>Điện lực Nam: <a class=\"call\" href=\"tel:+842819002222\">+84 (28) 1900.2222</a></li>");
        assertThat(browser.get(path + "?lang=en").body()).contains("<li>Power of the South: <a ");
    }

    @Test
    void confirmationsAddressHoldsNothingOfThePersonAndCannotBeMadeUp() throws Exception {
        HttpResponse<String> answer = browser.send(browser.nonce(PostingBrowser.SITE), BODY);
        String address = answer.headers().firstValue("Location").orElseThrow();

        HttpResponse<String> forged = browser.get(address.replaceFirst("\\..{4}", ".AAAA"));
        HttpResponse<String> elsewhere =
                browser.get(address.replace(PostingBrowser.SITE.path(), PostingBrowser.OTHER_SITE.path()));

        assertThat(address).matches("/web/cskh\\.example\\.vn/received/MC[-A-Z0-9]{12}\\.[A-Za-z0-9_-]{22}\\?lang=vi");
        assertThat(browser.get(PostingBrowser.SITE.path() + "/received/MC-222-222-222")
                        .statusCode())
                .isEqualTo(404);
        assertThat(forged.statusCode()).isEqualTo(404);
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(elsewhere.body()).contains("Không có trang này");
    }

    @Test
    void formSentTwiceAtOnceIsOneRequestWithOneReference() throws Exception {
        String nonce = browser.nonce(PostingBrowser.SITE);
        intake.hold();

        List<CompletableFuture<HttpResponse<String>>> clicks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clicks.add(browser.post(
                    PostingBrowser.SITE.path() + "?lang=vi&nonce=" + nonce,
                    PostingBrowser.URLENCODED,
                    BODY.getBytes(UTF_8)));
        }
        await().until(() -> intake.held() == 8);
        intake.release();

        List<String> addresses = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> click : clicks) {
            addresses.add(click.get().headers().firstValue("Location").orElseThrow());
        }
        assertThat(addresses).containsOnly(addresses.get(0));
        assertThat(intake.stored()).hasSize(1);
    }

    @Test
    void formSentAgainWithOtherWordsKeepsThemAndOffersAFreshForm() throws Exception {
        String nonce = browser.nonce(PostingBrowser.SITE);
        browser.send(nonce, BODY);

        HttpResponse<String> page = browser.send(nonce, "description=Other+words");

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("đã được gửi trước đó với nội dung khác", "\nOther words</textarea>");
        String fresh = PostingBrowser.nonce(page.body());
        assertThat(browser.send(fresh, "description=Other+words").statusCode()).isEqualTo(303);
        assertThat(intake.stored()).hasSize(2);
    }

    @Test
    void staleFormKeepsTheWordsAndIsSentWithAFreshNonce() throws Exception {
        String nonce = browser.nonce(PostingBrowser.SITE);
        clock.pass(Duration.ofHours(24).plusSeconds(1));

        HttpResponse<String> page = browser.send(nonce, BODY);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Biểu mẫu đã hết hạn", WORDS, "value=\"0904 000 122\"");
        assertThat(intake.offered()).isEmpty();
        String fresh = PostingBrowser.nonce(page.body());
        assertThat(fresh).isNotEqualTo(nonce);
        assertThat(browser.send(fresh, BODY).statusCode()).isEqualTo(303);
    }

    @Test
    void formIsGoodUntilItsLastSecond() throws Exception {
        String nonce = browser.nonce(PostingBrowser.SITE);
        clock.pass(Duration.ofHours(24));

        assertThat(browser.send(nonce, BODY).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "!!!!",
                "AAAAAGoMa9gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAGoMa9gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%00"
            })
    void forgedNonceIsNotTaken(String nonce) throws Exception {
        HttpResponse<String> page = browser.send(nonce, BODY);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains(WORDS);
        assertThat(intake.offered()).isEmpty();
    }

    @Test
    void nonceOfAnotherSiteIsNotTaken() throws Exception {
        HttpResponse<String> page = browser.send(browser.nonce(PostingBrowser.OTHER_SITE), BODY);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(intake.offered()).isEmpty();
    }

    @Test
    void everyBitOfANonceIsSealed() throws Exception {
        FormNonces nonces = new FormNonces(new Seal(new byte[32]), Duration.ofHours(1), clock);
        String nonce = nonces.mint(PostingBrowser.SITE);
        byte[] bytes = Base64.getUrlDecoder().decode(nonce);

        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(nonces.dedupeKey(PostingBrowser.SITE, forged))
                    .as("bit " + bit)
                    .isEmpty();
        }
        assertThat(nonces.dedupeKey(PostingBrowser.SITE, nonce)).isPresent();
    }

    @Test
    void missingDescriptionIsSaidBesideTheFieldAndTheRestIsKept() throws Exception {
        String nonce = browser.nonce(PostingBrowser.SITE);

        HttpResponse<String> page =
                browser.send(nonce, "description=&serviceCode=OUTAGE&phone=0904000123&province=Hu%E1%BA%BF");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "<title>Lỗi: ",
                        "<a href=\"#description\">Nội dung yêu cầu: Xin cho biết nội dung yêu cầu.</a>",
                        "aria-describedby=\"description-hint description-fault\"",
                        "value=\"OUTAGE\" selected",
                        "value=\"0904000123\"",
                        "value=\"Huế\"");
        assertThat(PostingBrowser.nonce(page.body())).isEqualTo(nonce);
        assertThat(intake.offered()).isEmpty();
    }

    @Test
    void ledgerThatRefusesIsSaidWithTheWordsAndTheSameNonce() throws Exception {
        String nonce = browser.nonce(PostingBrowser.SITE);
        intake.refuse();

        HttpResponse<String> page = browser.send(nonce, BODY);

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).contains("5");
        assertThat(page.body()).contains("Hiện chưa nhận được yêu cầu", WORDS);
        assertThat(PostingBrowser.nonce(page.body())).isEqualTo(nonce);
    }

    @Test
    void otherFormatsAreRefusedOnAPage() throws Exception {
        String path = PostingBrowser.SITE.path() + "?lang=en&nonce=" + browser.nonce(PostingBrowser.SITE);
        byte[] multipart =
                "--x\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\na\r\n--x--\r\n".getBytes(UTF_8);

        for (String type : List.of(
                "multipart/form-data; boundary=x",
                "text/plain",
                "application/json",
                PostingBrowser.URLENCODED + "; charset=windows-1258")) {
            HttpResponse<String> page = browser.post(path, type, multipart).get();
            assertThat(page.statusCode()).as(type).isEqualTo(415);
            assertThat(page.body()).as(type).contains("This kind of data cannot be read", "lang=\"en\"");
        }
        HttpResponse<String> utf8 = browser.post(
                        path, PostingBrowser.URLENCODED + "; charset=\"UTF-8\"", BODY.getBytes(ISO_8859_1))
                .get();
        assertThat(utf8.statusCode()).isEqualTo(303);
        assertThat(intake.stored()).hasSize(1);
    }

    @Test
    void whatTheEntryRefusesIsAPageToo() throws Exception {
        HttpResponse<String> page = browser.post(
                        PostingBrowser.SITE.path() + "?lang=en",
                        PostingBrowser.URLENCODED,
                        ("description=" + "a".repeat(1 << 20)).getBytes(UTF_8))
                .get();

        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body()).contains("The text is too long");
    }

    @Test
    void wordsAreNeverMarkup() throws Exception {
        String attack = "\"><script>alert(1)</script></textarea><img src=x onerror='alert(2)'>&lt;";
        String body = PostingBrowser.urlEncoded(Map.of(
                "name",
                attack,
                "phone",
                attack,
                "email",
                attack,
                "address",
                attack,
                "description",
                attack,
                "serviceCode",
                attack,
                "province",
                attack,
                "occurredAt",
                attack));
        // The nonce is an attack too.
        HttpResponse<String> page = browser.send("%22%3E%3Cscript%3E", body);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script", "<img", "onerror='");
        assertThat(page.body().split("</textarea>", -1)).hasSize(2);
    }

    @Test
    void firstLineEndOfAnAreaIsKept() throws Exception {
        HttpResponse<String> page = browser.send("stale", "description=%0D%0Afirst+line+is+empty");

        assertThat(page.body()).contains(">\n\nfirst line is empty</textarea>");
    }

    @Test
    void pagesLetNothingIn() throws Exception {
        HttpResponse<String> posted = browser.send(browser.nonce(PostingBrowser.SITE), BODY);

        for (HttpResponse<String> page : List.of(
                browser.get(PostingBrowser.SITE.path()),
                browser.send("stale", BODY),
                browser.follow(posted),
                browser.get(PostingBrowser.SITE.trackPath()))) {
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; style-src 'sha256-")
                    .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(page.body())
                    .doesNotContain("http:", "https:", "<script", "style=\"")
                    .doesNotContainPattern(" on[a-z]+=");
        }
    }

    @Test
    void formSpeaksTheLanguageThatIsAskedFor() throws Exception {
        String vietnamese = browser.get(PostingBrowser.SITE.path()).body();
        String english = browser.get(PostingBrowser.SITE.path() + "?lang=en").body();
        String unknown = browser.get(PostingBrowser.SITE.path() + "?lang=fr").body();

        assertThat(vietnamese).contains("<html lang=\"vi\">", "Điện lực Thí dụ", "Mất điện", "?lang=en\">English</a>");
        assertThat(english).contains("<html lang=\"en\">", "Example Power Company", "Power outage", "(required)");
        assertThat(unknown).contains("<html lang=\"vi\">");
    }
}
