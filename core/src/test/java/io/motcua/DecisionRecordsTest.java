package io.motcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index of the records of decisions. */
class DecisionRecordsTest {
    private static final Path FOLDER = Path.of("src", "adr");

    @Test
    void indexListsEveryRecordOnceTheNewestLast() throws IOException {
        List<String> listed = Files.readAllLines(FOLDER.resolve("README.md")).stream()
                .filter(line -> line.startsWith("- ["))
                .map(line -> line.substring(line.indexOf('(') + 1, line.indexOf(')')))
                .toList();

        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(listed)
                    .containsExactlyElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.equals("README.md"))
                                    .sorted()
                                    .toList());
        }
    }
}
