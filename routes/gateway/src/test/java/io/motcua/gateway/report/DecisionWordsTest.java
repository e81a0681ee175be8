package io.motcua.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Evidence;
import io.motcua.HoldReason;
import io.motcua.Payload;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.RoutingDecision.Candidate;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.profile.Profile;
import io.motcua.profile.RoutingRules;
import io.motcua.profile.RoutingRules.Source;
import io.motcua.spi.StoredSubmission;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionWordsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 19);
    private static final Evidence DISTRICT = new Evidence(
            Evidence.DISTRICT,
            "769 Thành phố Thủ Đức",
            new Evidence.Source("description", 13, 20),
            "place.named-with-kind",
            0.9);
    private static final Evidence CODE =
            new Evidence(Evidence.CUSTOMER_CODE, "PD1000", new Evidence.Source("customerCode", 0, 13), "code.field", 1);

    @TempDir
    Path temp;

    private final RoutingDecision routed = RoutingDecision.route(
                    "EVNHCMC",
                    Evidence.DISTRICT,
                    List.of(
                            new Candidate("EVNHCMC", List.of(DISTRICT), List.of(CODE)),
                            new Candidate("EVNHANOI", List.of(CODE), List.of(DISTRICT))),
                    "2026.11.1",
                    DAY)
            .by("trouble/PLACE", names(RoutingRules.DEFAULT.trouble()));

    @Test
    void sentencesSayThatAnotherUtilityRefusedItFirst() {
        RoutingDecision elsewhere = routed.otherThan("EVNHCMC").orElseThrow();

        assertThat(new DecisionWords("en").of(elsewhere))
                .startsWith(
                        "EVNHANOI serves it, because of the customer code.",
                        "EVNHCMC was decided on first and said that it does not serve it; by the rest of the evidence it"
                                + " went elsewhere, once.");
        assertThat(new DecisionWords("vi").of(elsewhere))
                .anyMatch(sentence -> sentence.startsWith("EVNHCMC được chọn"));
    }

    @Test
    void sentencesSayWhoByWhichRuleAndWhatSpeaksForEach() {
        assertThat(new DecisionWords("en").of(routed))
                .containsExactly(
                        "EVNHCMC serves it, because of the district that is named.",
                        "It is a trouble at a place. For one, the profile asks in this order: the place, the"
                                + " coordinates, the customer code, the account, the area code.",
                        "EVNHCMC: a name with the word for its kind (769 Thành phố Thủ Đức, description[13..20))",
                        "EVNHANOI: the customer code's own field (PD1000, customerCode[0..13))",
                        "Responsibility is as of 2026-05-19, by version 2026.11.1 of the profile.");
    }

    @Test
    void sentencesAreVietnameseForWhoReadsVietnamese() {
        assertThat(new DecisionWords("vi").of(routed))
                .startsWith("EVNHCMC phục vụ yêu cầu này, căn cứ huyện, quận hoặc thị xã được nêu.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"several", "not-possible", "ambiguous", "unserved", "nothing"})
    void heldDecisionSaysWhyAndWhatToDo(String why) {
        RoutingDecision held = RoutingDecision.hold(HoldReason.NO_PLACE, List.of(), "2026.11.1", DAY)
                .by("other/" + why, names(RoutingRules.DEFAULT.other()));

        List<String> sentences = new DecisionWords("en").of(held);

        assertThat(sentences.get(0)).startsWith("A person must decide: ").doesNotContain("does not suffice");
        assertThat(sentences.get(sentences.size() - 1)).startsWith("Ask the requester");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | the customer code, the place, the account.",
                "vi | mã khách hàng, địa điểm, kênh tiếp nhận.",
            })
    void orderThatIsToldIsTheOneOfTheProfileThatDecided(String language, String order) throws Exception {
        Profile profile =
                profileWith("place_decides,evidence\nyes,CUSTOMER_CODE\nyes,PLACE\nyes,ACCOUNT\nno,ACCOUNT\n");
        RoutingDecision decision = decision(profile, "mất điện");

        List<String> sentences = new DecisionWords(language).of(decision);

        assertThat(decision.rule()).startsWith("trouble/");
        assertThat(sentences).filteredOn(sentence -> sentence.endsWith(order)).hasSize(1);
    }

    @Test
    void everySourceThatAProfileCanNameHasAWord() {
        RoutingDecision all = routed.by("other/PLACE", names(List.of(Source.values())));

        for (String language : List.of("en", "vi")) {
            assertThat(new DecisionWords(language).of(all).get(1)).doesNotContain("_", "PLACE", "ACCOUNT");
        }
    }

    @Test
    void decisionOfBeforeRulesHadNamesIsToldToo() {
        RoutingDecision old = RoutingDecision.hold(HoldReason.NO_PLACE, List.of(), "1", DAY);

        assertThat(new DecisionWords("en").of(old))
                .first()
                .isEqualTo("A person must decide: the evidence does not suffice.");
    }

    @Test
    void bothLanguagesHaveTheSameSentences() throws Exception {
        assertThat(keys("decision_vi.properties")).isEqualTo(keys("decision.properties"));
    }

    private Profile profileWith(String routing) throws Exception {
        Path small =
                Path.of(DecisionWordsTest.class.getResource("/small/profile").toURI());
        try (Stream<Path> files = Files.list(small)) {
            for (Path file : files.toList()) {
                Files.copy(file, temp.resolve(file.getFileName()));
            }
        }
        Files.writeString(temp.resolve("routing.csv"), routing);
        return Profile.load(temp);
    }

    private static RoutingDecision decision(Profile profile, String words) {
        Instant now = Instant.parse("2026-05-19T13:41:00Z");
        TrackingId id = TrackingId.next();
        Payload payload = Payload.of(words.getBytes(StandardCharsets.UTF_8), "text/plain");
        Submission submission = new Submission(id, "app", "anywhere", now, Urgency.OTHER, "key", payload, Map.of());
        StoredSubmission stored =
                new StoredSubmission(submission, new Receipt(id, Reference.of("MC-222-222-222"), now), 1);
        Reading reading = Reading.builder().field(Reading.DESCRIPTION, words).build();
        return ((Meaning.Request) new Understanding(profile).of(stored, reading, now)).decision();
    }

    private static List<String> names(List<Source> order) {
        return order.stream().map(Source::name).toList();
    }

    private static Set<Object> keys(String file) throws Exception {
        Properties words = new Properties();
        try (InputStream in = DecisionWords.class.getResourceAsStream(file)) {
            words.load(in);
        }
        return words.keySet();
    }
}
