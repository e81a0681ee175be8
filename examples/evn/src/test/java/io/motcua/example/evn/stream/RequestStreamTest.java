package io.motcua.example.evn.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.HoldReason;
import io.motcua.example.evn.stream.Expectation.Held;
import io.motcua.example.evn.stream.Expectation.Ignored;
import io.motcua.example.evn.stream.Expectation.Refused;
import io.motcua.example.evn.stream.Expectation.Repeated;
import io.motcua.example.evn.stream.Expectation.Routed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RequestStreamTest {
    private static final long SEED = 2025;
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final List<PlannedRequest> PLAN = RequestStream.plan(SEED, LENGTH, 20);

    @Test
    void theSameSeedMakesTheSameStreamWordForWord() {
        List<PlannedRequest> again = RequestStream.plan(SEED, LENGTH, 20);

        assertThat(texts(again)).isEqualTo(texts(PLAN));
        assertThat(texts(RequestStream.plan(SEED + 1, LENGTH, 20))).isNotEqualTo(texts(PLAN));
    }

    @Test
    void requestsAreInTheOrderOfTheirTimeAndWithinTheStream() {
        assertThat(PLAN).isSortedAccordingTo(Comparator.comparing(PlannedRequest::at));
        assertThat(PLAN).allMatch(request -> request.at().compareTo(LENGTH) < 0);
    }

    @Test
    void aStormInTheMiddleBringsMoreAndAllFromOneCoast() {
        long stormy = PLAN.stream()
                .filter(request -> RequestStream.stormy(request.at(), LENGTH))
                .count();
        long calm = PLAN.size() - stormy;

        assertThat(stormy / (LENGTH.toSeconds() * 0.15)).isGreaterThan(3 * calm / (LENGTH.toSeconds() * 0.85));
    }

    @Test
    void aShortStreamHasEveryKindAndAllFiveCorporations() {
        List<PlannedRequest> brief = RequestStream.plan(SEED, Duration.ofSeconds(6), 12);

        Set<Corporation> corporations =
                brief.stream().flatMap(request -> routedTo(request).stream()).collect(Collectors.toSet());
        assertThat(corporations).containsExactlyInAnyOrder(Corporation.values());
        assertThat(brief).anyMatch(request -> request.expectation() instanceof Held);
        assertThat(brief).anyMatch(request -> request.expectation() instanceof Refused);
        assertThat(brief).anyMatch(request -> request.expectation() instanceof Repeated);
        assertThat(brief).anyMatch(PlannedRequest::lifeSafety);
        assertThat(brief).anyMatch(request -> request.expectation() instanceof Ignored);
        assertThat(brief).extracting(PlannedRequest::channel).contains(Channel.values());
    }

    @Test
    void bothReasonsToBeHeldOccur() {
        assertThat(PLAN.stream()
                        .map(PlannedRequest::expectation)
                        .filter(Held.class::isInstance)
                        .map(held -> ((Held) held).reason()))
                .contains(HoldReason.NO_PLACE, HoldReason.CONTRADICTORY_PLACE);
    }

    @Test
    void aRepetitionHasTheKeyAndTheBytesOfAnEarlierRequest() {
        List<PlannedRequest> repetitions = PLAN.stream()
                .filter(request -> request.expectation() instanceof Repeated)
                .toList();

        assertThat(repetitions).hasSizeGreaterThan(20).allSatisfy(again -> {
            PlannedRequest first = PLAN.get(((Repeated) again.expectation()).number());
            assertThat(first.at()).isLessThan(again.at());
            assertThat(first.expectation()).isInstanceOfAny(Routed.class, Held.class);
            assertThat(again.idempotencyKey()).isEqualTo(first.idempotencyKey()).isPresent();
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.account()).isEqualTo(first.account());
        });
    }

    @Test
    void everyRequestOfItsOwnHasAKeyOfItsOwn() {
        Set<String> keys = new HashSet<>();

        assertThat(PLAN)
                .filteredOn(request -> !(request.expectation() instanceof Repeated))
                .allSatisfy(request -> request.idempotencyKey()
                        .ifPresent(key -> assertThat(keys.add(key)).isTrue()));
    }

    @Test
    void telephonesAndCustomerCodesAreInvented() {
        Pattern phone = Pattern.compile("\"(?:phone|callerPhone|SoDienThoai)\":\"([^\"]+)\"");
        Pattern code = Pattern.compile("P[A-Z][0-9A-Z]{4}([0-9]{7})");

        for (String text : texts(PLAN)) {
            for (Matcher found = phone.matcher(text); found.find(); ) {
                assertThat(found.group(1).replace(" ", "")).matches("0[0-9]{3}000[0-9]{3}");
            }
            for (Matcher found = code.matcher(text); found.find(); ) {
                assertThat(Integer.parseInt(found.group(1))).isGreaterThanOrEqualTo(9_900_000);
            }
        }
    }

    @Test
    void wordsForAScreenHoldNoTelephoneNoSerialAndNoName() throws IOException {
        for (PlannedRequest request : PLAN) {
            String shown = request.words() + request.place();
            assertThat(shown).doesNotContainPattern("[0-9]{5}");
            if (request.contentType().equals(Message.JSON) && !(request.expectation() instanceof Refused)) {
                JsonNode body = new ObjectMapper().readTree(request.body());
                String name = body.path("requester").path("name").asText("none at all");
                assertThat(shown).doesNotContain(name);
            }
        }
    }

    @Test
    void everyGapIsFilledAndEveryTextIsNfc() {
        assertThat(texts(PLAN))
                .noneMatch(text -> Pattern.compile("\\{[nhd]}").matcher(text).find());
        assertThat(texts(PLAN)).allMatch(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC));
    }

    @Test
    void whoIsAnsweredLaterIsNobodyElse() {
        for (long seed = 0; seed < 5; seed++) {
            assertThat(RequestStream.plan(seed, Duration.ofSeconds(120), 20))
                    .as("seed " + seed)
                    .filteredOn(request -> request.channel().answersLater() || request.channel() == Channel.PORTAL)
                    .extracting(PlannedRequest::sender)
                    .doesNotHaveDuplicates()
                    .doesNotContain("");
        }
    }

    @Test
    void eMailIsAsciiWithAHeadAndABodyAndNoLineThatIsTooLong() {
        assertThat(PLAN)
                .filteredOn(request -> request.channel() == Channel.EMAIL)
                .isNotEmpty()
                .allSatisfy(request -> {
                    String mail = new String(request.body(), StandardCharsets.US_ASCII);
                    assertThat(mail).contains("Message-ID: <", "\r\n\r\n").contains("From: ", request.sender());
                    assertThat(mail.split("\r\n")).allMatch(line -> line.length() <= 998);
                });
    }

    @Test
    void shortMessagesAreOfEachKind() {
        List<String> texts = PLAN.stream()
                .filter(request -> request.channel() == Channel.SMS)
                .map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .toList();

        assertThat(texts).anyMatch(text -> text.length() <= 160 && text.chars().allMatch(c -> c < 128));
        assertThat(texts).anyMatch(text -> text.length() > 160);
        assertThat(texts).anyMatch(text -> text.chars().anyMatch(c -> c > 255));
    }

    @Test
    void aHotlinesAccountIsANumberAndWhatMustBeHeldComesOnTheWholeGroups() {
        assertThat(PLAN)
                .filteredOn(request -> request.channel() == Channel.HOTLINE)
                .allMatch(request -> request.account().matches("1900[0-9]{4,6}"));
        assertThat(PLAN)
                .filteredOn(request -> request.expectation() instanceof Held)
                .allMatch(request -> request.account().equals(Corporation.groupAccount(request.channel())));
    }

    private static Optional<Corporation> routedTo(PlannedRequest request) {
        return request.expectation() instanceof Routed routed ? Optional.of(routed.corporation()) : Optional.empty();
    }

    private static List<String> texts(List<PlannedRequest> plan) {
        return plan.stream()
                .filter(request -> !(request.expectation() instanceof Refused))
                .map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .toList();
    }
}
