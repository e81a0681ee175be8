package io.motcua.gateway.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.UnreadableException;
import io.motcua.profile.Profile;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What learning from examples is worth, on the labelled messages, none of which is an example of the profile: by the rules
 * alone, with the profile's examples, with those of the other four folds besides, and with the very messages besides.
 */
class SecondOpinionTest {
    private static final int FOLDS = 5;
    private static final String EXAMPLES = "examples.csv";
    private static final Path PROFILE = Path.of("..", "..", "examples", "evn", "config", "profile");

    private static List<LabelledCase> labelled = List.of();
    private static double rules;
    private static double shipped;
    private static double folds;
    private static double learnedByHeart;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void measure() throws Exception {
        labelled = DevSet.cases().stream()
                .filter(one -> one.expected().serviceCode().isPresent())
                .toList();
        try (Stream<Path> tables = Files.list(PROFILE)) {
            for (Path table : tables.toList()) {
                Files.copy(table, folder.resolve(table.getFileName()));
            }
        }
        shipped = right(labelled, DevSet.READER);
        learnedByHeart = right(labelled, learnedFrom(labelled));
        for (int fold = 0; fold < FOLDS; fold++) {
            folds += right(fold(fold, true), learnedFrom(fold(fold, false)));
        }
        Files.delete(folder.resolve(EXAMPLES));
        rules = right(labelled, reader());
        System.out.printf(
                Locale.ROOT,
                "services right of %d: rules alone %.0f, with the profile's examples %.0f, five folds besides %.0f, the same"
                        + " messages besides %.0f%n",
                labelled.size(),
                rules,
                shipped,
                folds,
                learnedByHeart);
    }

    @Test
    void examplesMakeNothingWorseOnTheWhole() {
        assertThat(shipped).isGreaterThanOrEqualTo(rules);
    }

    @Test
    void whatIsLearnedInFourFoldsHoldsInTheFifth() {
        double points = 0.03 * labelled.size();

        assertThat(folds).isGreaterThanOrEqualTo(learnedByHeart - points);
        assertThat(shipped).isGreaterThanOrEqualTo(folds - points);
    }

    @Test
    void noLabelledMessageIsAnExample() {
        List<String> examples = DevSet.CONFIG.profile().examples().stream()
                .map(example -> example.text().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(labelled.stream().map(SecondOpinionTest::words).filter(words -> words.length() > 10))
                .isNotEmpty()
                .noneMatch(words -> examples.contains(words.toLowerCase(Locale.ROOT)));
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
                .count();
    }

    /** By the profile with these among its examples. */
    private static Reader learnedFrom(List<LabelledCase> cases) throws Exception {
        List<String> rows = new ArrayList<>();
        for (LabelledCase one : cases) {
            String service = one.expected().serviceCode().orElseThrow();
            String row = service + ",\"" + words(one).replace('\n', ' ').replace("\"", "\"\"") + '"';
            if (!words(one).isBlank() && !rows.contains(row)) {
                rows.add(row);
            }
        }
        Path table = folder.resolve(EXAMPLES);
        Files.copy(PROFILE.resolve(EXAMPLES), table, StandardCopyOption.REPLACE_EXISTING);
        Files.write(table, rows, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        return reader();
    }

    private static Reader reader() throws Exception {
        return new Reader(DevSet.CHANNELS.normalisers(), new Understanding(Profile.load(folder)));
    }

    private static String words(LabelledCase one) {
        try {
            Reading reading = DevSet.READER.reading(one.submission());
            return reading.description();
        } catch (UnreadableException e) {
            return "";
        }
    }
}
