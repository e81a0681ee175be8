package io.motcua.channel.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Appointment;
import io.motcua.Appointment.News;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.SettableClock;
import io.motcua.spi.Tracking;
import io.motcua.spi.Updates;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrackingTest {
    private static final Instant NOW = Instant.parse("2026-05-19T13:41:00Z");

    private final RememberingIntake intake = new RememberingIntake();
    private final SettableClock clock = new SettableClock(NOW);
    private PostingBrowser browser;

    @BeforeEach
    void start() throws Exception {
        browser = new PostingBrowser(intake, new ReadTracking(intake), clock);
    }

    @AfterEach
    void stop() {
        browser.close();
    }

    @Test
    void statusIsToldInWordsToWhoeverKnowsReferenceAndDigits() throws Exception {
        Reference reference = send("Nguyen Thi Secret, wire down", "0904 000 124");
        update(reference, RequestStatus.ACCEPTED, NOW.plusSeconds(60), Optional.empty());
        update(reference, RequestStatus.IN_PROGRESS, NOW.plusSeconds(600), Optional.of(NOW.plusSeconds(7200)));

        String vietnamese = track(reference.value(), "0124", "vi").body();
        String english = track(reference.value().toLowerCase().replace("-", " "), "01 24", "en")
                .body();

        assertThat(vietnamese)
                .contains("Đang xử lý", "20:41 ngày 19/05/2026", "22:41 ngày 19/05/2026", "Đơn vị điện lực đã nhận");
        assertThat(english).contains("Being worked on", "19 May 2026, 22:41", reference.value());
        assertThat(vietnamese + english).doesNotContain("Secret", "wire", "0904", "words of the utility");
    }

    @Test
    void appointmentThatStandsIsShownWithItsWindowAndTheExpectedTimeStays() throws Exception {
        Reference reference = send("a", "0904000124");
        update(reference, RequestStatus.IN_PROGRESS, NOW, Optional.of(NOW.plusSeconds(7200)));
        Instant friday = Instant.parse("2026-05-22T01:00:00Z");
        appointment(reference, new Appointment(News.MADE, friday.minusSeconds(7200), friday));
        appointment(reference, new Appointment(News.MOVED, friday, friday.plusSeconds(7200)));

        String vietnamese = track(reference.value(), "0124", "vi").body();
        String english = track(reference.value(), "0124", "en").body();

        assertThat(vietnamese)
                .contains("từ 8 giờ đến 10 giờ, thứ Sáu 22/05/2026", "Đã đổi lịch hẹn", "Đang xử lý", "Dự kiến xong")
                .doesNotContain("từ 6 giờ", "words of the utility");
        assertThat(english).contains("from 08:00 to 10:00 on Friday 22 May 2026", "Appointment made");
    }

    @Test
    void appointmentThatWasCancelledIsNoneAnyMore() throws Exception {
        Reference reference = send("a", "0904000124");
        Instant friday = Instant.parse("2026-05-22T01:00:00Z");
        appointment(reference, new Appointment(News.MADE, friday, friday.plusSeconds(7200)));
        appointment(reference, new Appointment(News.CANCELLED, friday, friday.plusSeconds(7200)));

        assertThat(track(reference.value(), "0124", "vi").body())
                .contains("Đã hủy lịch hẹn")
                .doesNotContain("từ 8 giờ");
    }

    @ParameterizedTest
    @EnumSource(RequestStatus.class)
    void everyStatusHasWords(RequestStatus status) throws Exception {
        Reference reference = send("a", "0904000125");
        update(reference, status, NOW, Optional.of(NOW.plusSeconds(3600)));

        HttpResponse<String> page = track(reference.value(), "0125", "vi");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(Texts.in(Language.VI).of("status." + status + ".text"));
        assertThat(page.body().contains("Dự kiến xong")).isEqualTo(status.open());
    }

    @Test
    void whoeverIsSentToTheHotlineReadsItsNumber() throws Exception {
        String number = "<a class=\"call\" href=\"tel:19000000\">1900 0000</a>";
        Reference reference = send("a", "0904000125");
        update(reference, RequestStatus.REJECTED, NOW, Optional.empty());

        assertThat(track(reference.value(), "0125", "en").body()).contains("Please call the hotline", number);
        assertThat(track(reference.value(), "9000", "vi").body()).contains("gọi tổng đài", number);
    }

    @Test
    void unknownReferenceAndWrongDigitsHearTheSame() throws Exception {
        Reference reference = send("a", "0904000126");
        Reference unknown = Reference.of("MC-222-222-222");

        HttpResponse<String> wrong = track(reference.value(), "6210", "vi");
        HttpResponse<String> nobody = track(unknown.value(), "6210", "vi");

        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(wrong.body().replace(reference.value(), "R"))
                .isEqualTo(nobody.body().replace(unknown.value(), "R"));
    }

    @Test
    void requestWithoutATelephoneNumberCannotBeTracked() throws Exception {
        Reference reference = send("a", "");

        HttpResponse<String> page = track(reference.value(), "0000", "vi");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("không có số điện thoại thì không tra cứu được");
    }

    @Test
    void requestThatIsNotUnderstoodYetCannotBeTracked() throws Exception {
        browser.close();
        browser = new PostingBrowser(intake, intake, clock);
        Reference reference = send("a", "0904000126");

        assertThat(track(reference.value(), "0126", "vi").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverLooksBeforeItIsUnderstoodIsNotShutOut() throws Exception {
        browser.close();
        AtomicReference<Tracking> tracking = new AtomicReference<>(intake);
        browser = new PostingBrowser(intake, reference -> tracking.get().find(reference), clock);
        Reference reference = send("a", "0904000126");

        for (int i = 0; i < 60; i++) {
            assertThat(track(reference.value(), "0126", "vi").statusCode()).isEqualTo(404);
        }
        tracking.set(new ReadTracking(intake));

        assertThat(track(reference.value(), "0126", "vi").statusCode()).isEqualTo(200);
    }

    @Test
    void digitsCannotBeGuessed() throws Exception {
        Reference reference = send("a", "0904000127");
        for (int i = 0; i < 5; i++) {
            assertThat(track(reference.value(), "900" + i, "vi").statusCode()).isEqualTo(404);
        }

        HttpResponse<String> right = track(reference.value(), "0127", "en");

        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).contains("900");
        assertThat(right.body()).contains("Too many attempts");
        clock.pass(Duration.ofMinutes(15));
        assertThat(track(reference.value(), "0127", "vi").statusCode()).isEqualTo(200);
    }

    @Test
    void guessesAtOnceAreNoMoreThanInTurn() throws Exception {
        Reference reference = send("a", "0904000127");

        List<CompletableFuture<HttpResponse<String>>> tries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tries.add(ask(reference.value(), "9" + (100 + i), "vi"));
        }

        int looked = 0;
        for (CompletableFuture<HttpResponse<String>> tried : tries) {
            looked += tried.get().statusCode() == 404 ? 1 : 0;
        }
        assertThat(looked).isEqualTo(5);
    }

    @Test
    void unknownReferencesAreLimitedLikeKnownOnes() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            statuses.add(track("MC-222-222-222", "000" + i, "vi").statusCode());
        }

        assertThat(statuses).containsExactly(404, 404, 404, 404, 404, 429);
    }

    @Test
    void oneAddressHasOnlySoManyWrongTries() throws Exception {
        List<Reference> references = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            references.add(send("a" + i, "0904000128"));
        }
        for (int i = 0; i < 50; i++) {
            assertThat(track(references.get(i / 2).value(), "9000", "vi").statusCode())
                    .isEqualTo(404);
        }

        assertThat(track(references.get(25).value(), "9000", "vi").statusCode()).isEqualTo(429);
    }

    @Test
    void rightTriesAreAsManyAsOneLikes() throws Exception {
        Reference reference = send("a", "0904000129");

        for (int i = 0; i < 60; i++) {
            assertThat(track(reference.value(), "0129", "vi").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatIsNoReferenceIsSaidBesideTheField() throws Exception {
        HttpResponse<String> page = track("MC-7KX-4RD-2PB\"><script>", "12a", "en");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("href=\"#reference\"", "href=\"#lastDigits\"", "Please enter exactly 4 digits")
                .doesNotContain("<script");
    }

    @Test
    void garbageIsRefusedOnAPage() throws Exception {
        String path = PostingBrowser.SITE.trackPath() + "?lang=en";

        HttpResponse<String> garbage = browser.post(path, PostingBrowser.URLENCODED, "reference=%zz".getBytes(UTF_8))
                .get();
        HttpResponse<String> enormous =
                browser.post(path, PostingBrowser.URLENCODED, new byte[1 << 20]).get();
        HttpResponse<String> json =
                browser.post(path, "application/json", "{}".getBytes(UTF_8)).get();

        assertThat(garbage.statusCode()).isEqualTo(400);
        assertThat(enormous.statusCode()).isEqualTo(413);
        assertThat(json.statusCode()).isEqualTo(415);
        assertThat(List.of(garbage, enormous, json))
                .allMatch(page -> page.body().startsWith("<!DOCTYPE html>"));
    }

    @Test
    void triesForgetTheOldestKeyAndWhatIsPast() {
        Tries tries = new Tries(1, Duration.ofMinutes(1), 2, clock);

        assertThat(tries.begin("a")).isTrue();
        assertThat(tries.begin("a")).isFalse();
        assertThat(tries.begin("b")).isTrue();
        assertThat(tries.begin("c")).isTrue();
        assertThat(tries.size()).isEqualTo(2);
        assertThat(tries.begin("a")).as("the oldest was forgotten").isTrue();
        assertThat(tries.begin("c")).isFalse();
        clock.pass(Duration.ofMinutes(1));
        assertThat(tries.begin("c")).isTrue();
        tries.right("c");
        assertThat(tries.begin("c")).isTrue();
    }

    private Reference send(String description, String phone) throws Exception {
        HttpResponse<String> answer = browser.send(
                browser.nonce(PostingBrowser.SITE),
                PostingBrowser.urlEncoded(Map.of("description", description, "phone", phone)));
        Matcher reference = Pattern.compile("MC(-[0-9A-Z]{3}){3}")
                .matcher(answer.headers().firstValue("Location").orElseThrow());
        assertThat(reference.find()).isTrue();
        return Reference.of(reference.group());
    }

    private void appointment(Reference reference, Appointment news) {
        intake.add(news(reference, RequestStatus.IN_PROGRESS, NOW)
                .appointment(Optional.of(news))
                .build());
    }

    private void update(Reference reference, RequestStatus status, Instant at, Optional<Instant> expected) {
        intake.add(news(reference, status, at).expectedAt(expected).build());
    }

    private static StatusUpdate.Builder news(Reference reference, RequestStatus status, Instant at) {
        return Updates.of(status)
                .reference(reference)
                .notice(Optional.of("words of the utility"))
                .at(at);
    }

    private HttpResponse<String> track(String reference, String digits, String language) throws Exception {
        return ask(reference, digits, language).get();
    }

    private CompletableFuture<HttpResponse<String>> ask(String reference, String digits, String language) {
        String body = PostingBrowser.urlEncoded(Map.of("reference", reference, "lastDigits", digits));
        return browser.post(
                PostingBrowser.SITE.trackPath() + "?lang=" + language, PostingBrowser.URLENCODED, body.getBytes(UTF_8));
    }
}
