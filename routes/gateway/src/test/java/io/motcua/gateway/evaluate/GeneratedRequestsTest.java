package io.motcua.gateway.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that nobody has tuned to, in thousands. */
class GeneratedRequestsTest {
    static final long SEED = Long.getLong("motcua.generated.seed", 20_261_127);
    private static final int NUMBER = 6_000;
    private static final double SERVICES_REACHED = 0.95;
    /** So many wordings of a service must be left when those that a phrase has taken over are not counted. */
    private static final int LEAST_WORDINGS = 12;

    private static final KnownWords KNOWN = new KnownWords(DevSet.CONFIG.profile());
    private static final Wordings WORDINGS = new Wordings(KNOWN);
    private static List<GeneratedCase> cases = List.of();
    private static List<Outcome> outcomes = List.of();
    private static Evaluation figures = Evaluation.of(List.of(), 0);

    @BeforeAll
    static void understandThemAll() {
        System.out.println("generated requests: seed " + SEED + ", " + WORDINGS.leftOut()
                + " wordings left out that a phrase of the profile has");
        cases = new RequestGenerator(DevSet.CONFIG.profile(), DevSet.CHANNELS, WORDINGS, SEED).generate(NUMBER);
        outcomes = cases.stream()
                .map(one -> new Outcome(
                        one.labelled().id(),
                        one.labelled().expected(),
                        DevSet.READER.read(one.labelled().submission())))
                .toList();
        figures = Evaluation.of(outcomes, 0);
        System.out.println(new EvaluationText(outcomes, figures)
                .toString()
                .lines()
                .limit(32)
                .collect(Collectors.joining("\n")));
        System.out.println(missedByService());
    }

    @Test
    void noneGoesToAWrongRegion() {
        assertThat(IntStream.range(0, cases.size())
                        .filter(i -> outcomes.get(i).wrongRegion())
                        .mapToObj(GeneratedRequestsTest::told)
                        .toList())
                .isEmpty();
    }

    @Test
    void nineteenServicesOfTwentyAreUnderstood() {
        assertThat(figures.serviceCodeAccuracy()).as(missedByService()).isGreaterThanOrEqualTo(SERVICES_REACHED);
    }

    @Test
    void everyDangerToLifeIsFound() {
        assertThat(IntStream.range(0, cases.size())
                        .filter(i -> outcomes.get(i).expected().lifeSafety()
                                && !outcomes.get(i).actual().lifeSafety())
                        .mapToObj(GeneratedRequestsTest::told)
                        .toList())
                .isEmpty();
    }

    @Test
    void mostOfWhatSaysItsPlaceIsRoutedAndWhatDoesNotIsHeld() {
        assertThat(figures.routedRecall()).isGreaterThanOrEqualTo(0.9);
        assertThat(figures.heldRecall()).isEqualTo(1);
        assertThat(figures.customerCodeF1()).isGreaterThanOrEqualTo(0.99);
        assertThat(figures.phoneF1()).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void theyAreOfAllServicesErasHabitsAndEndings() {
        Set<String> services = outcomes.stream()
                .flatMap(one -> one.expected().serviceCode().stream())
                .collect(Collectors.toSet());
        Map<String, Long> named = cases.stream()
                .flatMap(one -> one.place().named().stream())
                .collect(Collectors.groupingBy(row -> row.substring(0, 3), Collectors.counting()));
        Set<String> provinces =
                cases.stream().flatMap(one -> one.place().named().stream()).collect(Collectors.toSet());

        assertThat(services)
                .containsExactlyInAnyOrderElementsOf(
                        DevSet.CONFIG.profile().services().keySet());
        assertThat(provinces.stream().filter(row -> row.startsWith("old"))).hasSizeGreaterThanOrEqualTo(60);
        assertThat(provinces.stream().filter(row -> row.startsWith("new"))).hasSizeGreaterThanOrEqualTo(32);
        assertThat(named.values()).allMatch(count -> count > 500);
        assertThat(cases.stream().map(GeneratedCase::habit)).contains(Habit.values());
        assertThat(outcomes.stream().filter(one -> one.expected().held())).hasSizeGreaterThan(500);
        assertThat(outcomes.stream().filter(one -> one.expected().isIgnored())).hasSizeGreaterThan(300);
    }

    @Test
    void enoughWordingsOfEachServiceTakeNoMoreFromTheProfileThanCommonWords() {
        assertThat(WORDINGS.byService())
                .allSatisfy((service, wordings) ->
                        assertThat(wordings).as(service).hasSizeGreaterThanOrEqualTo(LEAST_WORDINGS));
    }

    /** Else {@link Wordings} would find nothing to leave out. */
    @Test
    void whatTheProfileSaysIsKnownInAllItsWordings() {
        assertThat(KNOWN.in("ad ơi bao giờ có điện lại vậy")).isTrue();
        assertThat(KNOWN.in("Dạ, BAO GIO CO DIEN LAI")).isTrue();
        assertThat(KNOWN.in(DevSet.CONFIG.profile().examples().get(0).text())).isTrue();
        assertThat(KNOWN.in("mất điện")).isFalse();
    }

    @Test
    void oneSeedMakesOneSet() {
        List<GeneratedCase> again =
                new RequestGenerator(DevSet.CONFIG.profile(), DevSet.CHANNELS, WORDINGS, SEED).generate(100);

        assertThat(again)
                .extracting(GeneratedCase::text)
                .isEqualTo(
                        cases.subList(0, 100).stream().map(GeneratedCase::text).toList());
    }

    private static String told(int i) {
        Labels expected = outcomes.get(i).expected();
        Labels actual = outcomes.get(i).actual();
        return "\n" + cases.get(i).labelled().submission().receivedAt() + " "
                + cases.get(i).text() + "\n  label " + expected + ", came to " + actual + " because "
                + actual.because().orElse("–");
    }

    private static String missedByService() {
        Map<String, List<Outcome>> byService = outcomes.stream()
                .filter(one -> !one.expected().isIgnored())
                .collect(Collectors.groupingBy(
                        one -> one.expected().serviceCode().orElseThrow(), TreeMap::new, Collectors.toList()));
        return byService.entrySet().stream()
                .map(entry -> {
                    List<Outcome> wrong = entry.getValue().stream()
                            .filter(one -> !one.actual()
                                    .serviceCode()
                                    .equals(one.expected().serviceCode()))
                            .toList();
                    Map<String, Long> taken = wrong.stream()
                            .collect(Collectors.groupingBy(
                                    one -> one.actual().serviceCode().orElse("none"), Collectors.counting()));
                    String most = taken.entrySet().stream()
                            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                            .limit(4)
                            .map(one -> one.getKey() + " " + one.getValue())
                            .collect(Collectors.joining(", "));
                    return String.format(
                            "%-20s %4d of %4d  %s",
                            entry.getKey(),
                            entry.getValue().size() - wrong.size(),
                            entry.getValue().size(),
                            most);
                })
                .collect(Collectors.joining("\n"));
    }
}
