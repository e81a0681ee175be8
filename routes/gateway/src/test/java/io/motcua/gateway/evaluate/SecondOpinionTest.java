package io.motcua.gateway.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.UnreadableException;
import io.motcua.profile.Example;
import io.motcua.profile.Profile;
import io.motcua.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What learning from examples is worth. None of the labelled messages and none of the composed ones is an example, so both
 * may judge what was learned; and what is learned from four folds of the labelled ones besides is judged by the fifth.
 */
class SecondOpinionTest {
    private static final int FOLDS = 5;
    private static final String EXAMPLES = "examples.csv";
    private static final Path PROFILE = Path.of("..", "..", "examples", "evn", "config", "profile");

    private static final int COMPOSED = 2_000;
    /** Shorter words than these anybody may write; in characters. */
    private static final int LONG = 12;
    /** Shares of messages. */
    private static final double THREE_POINTS = 0.03;

    private static List<LabelledCase> labelled = List.of();
    private static double folds;
    private static double shipped;
    private static double composedByRules;
    private static double composedShipped;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void measure() throws Exception {
        labelled = DevSet.cases().stream()
                .filter(one -> one.expected().serviceCode().isPresent())
                .toList();
        List<LabelledCase> composed = composed();
        try (Stream<Path> tables = Files.list(PROFILE)) {
            for (Path table : tables.toList()) {
                Files.copy(table, folder.resolve(table.getFileName()));
            }
        }
        Reader rules = learnedFrom(List.of());
        double right = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Example> examples = new ArrayList<>(DevSet.CONFIG.profile().examples());
            fold(fold, false).forEach(one -> example(one).ifPresent(examples::add));
            right += fold(fold, true).size() * right(fold(fold, true), learnedFrom(examples));
        }
        folds = right / labelled.size();
        shipped = right(labelled, DevSet.READER);
        composedByRules = right(composed, rules);
        composedShipped = right(composed, DevSet.READER);
        System.out.printf(
                Locale.ROOT,
                "services right of %d labelled messages: rules alone %.1f %%, with examples %.1f %%, with four folds of five"
                        + " besides %.1f %%%n"
                        + "services right of %d composed messages: rules alone %.1f %%, with examples %.1f %%%n",
                labelled.size(),
                100 * right(labelled, rules),
                100 * shipped,
                100 * folds,
                composed.size(),
                100 * composedByRules,
                100 * composedShipped);
    }

    @Test
    void whatIsLearnedInFourFoldsHoldsInTheFifth() {
        assertThat(folds).isBetween(shipped - THREE_POINTS, shipped + THREE_POINTS);
    }

    @Test
    void examplesHelpWithWordsThatNobodyLearnedFrom() {
        assertThat(composedShipped).isGreaterThan(composedByRules + THREE_POINTS);
    }

    @Test
    void noLabelledMessageIsAnExample() {
        assertThat(labelled.stream()
                        .flatMap(one -> example(one).stream())
                        .filter(one -> one.text().length() > LONG))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(DevSet.CONFIG.profile().examples());
    }

    private static List<LabelledCase> composed() {
        Profile profile = DevSet.CONFIG.profile();
        Wordings wordings = new Wordings(new KnownWords(profile));
        return new RequestGenerator(profile, DevSet.CHANNELS, wordings, GeneratedRequestsTest.SEED)
                .generate(COMPOSED).stream()
                        .map(GeneratedCase::labelled)
                        .filter(one -> one.expected().serviceCode().isPresent())
                        .toList();
    }

    private static List<LabelledCase> fold(int fold, boolean inside) {
        return IntStream.range(0, labelled.size())
                .filter(i -> (i % FOLDS == fold) == inside)
                .mapToObj(labelled::get)
                .toList();
    }

    private static double right(List<LabelledCase> cases, Reader reader) {
        return cases.stream()
                        .filter(one -> reader.read(one.submission())
                                .serviceCode()
                                .equals(one.expected().serviceCode()))
                        .count()
                / (double) cases.size();
    }

    /** By the profile with these examples instead of its own. */
    private static Reader learnedFrom(List<Example> examples) throws Exception {
        List<String> rows = new ArrayList<>(List.of("service_code,text"));
        examples.stream()
                .distinct()
                .forEach(example ->
                        rows.add(example.serviceCode() + ",\"" + example.text().replace("\"", "\"\"") + '"'));
        Files.write(folder.resolve(EXAMPLES), rows, StandardCharsets.UTF_8);
        return new Reader(DevSet.CHANNELS.normalisers(), new Understanding(Profile.load(folder)));
    }

    /** Its words on one line, without digits; none of a danger, and none without words. */
    private static Optional<Example> example(LabelledCase one) {
        String service = one.expected().serviceCode().orElseThrow();
        try {
            String words = DevSet.READER
                    .reading(one.submission())
                    .description()
                    .replaceAll("[0-9]", "0")
                    .replaceAll("(?U)\\s+", " ")
                    .strip();
            boolean none =
                    words.isEmpty() || service.equals(DevSet.CONFIG.profile().hazardService());
            return none ? Optional.empty() : Optional.of(new Example(service, words));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }
}
