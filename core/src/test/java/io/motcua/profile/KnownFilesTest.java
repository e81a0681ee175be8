package io.motcua.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.motcua.understanding.EvnProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownFilesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        ProfileFolder.copy(EvnProfile.FOLDER, folder);
    }

    @ParameterizedTest
    @CsvSource({
        "sla.csv,SLA.csv",
        "notices.csv,notice.csv",
        "quiet-hours.csv,quiet_hours.csv",
        "outlines.geojson,outline.geojson",
        "service-rules.csv,service-rules.CSV"
    })
    void misspeltNameOfATableThatMayBeLeftOutIsTold(String right, String wrong) throws IOException {
        Files.move(folder.resolve(right), folder.resolve(wrong));

        ProfileException refusal = catchThrowableOfType(ProfileException.class, () -> Profile.load(folder));

        assertThat(refusal.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.file()).isEqualTo(wrong);
            assertThat(mistake.found()).isEqualTo("a table that nobody reads");
            assertThat(mistake.expected()).startsWith("'" + right + "' perhaps; one of accounts.csv, ");
        });
    }

    @Test
    void tableOfAnotherMatterIsToldWithoutAGuess() throws IOException {
        Files.writeString(folder.resolve("transformer-stations.csv"), "id\n1\n");

        ProfileException refusal = catchThrowableOfType(ProfileException.class, () -> Profile.load(folder));

        assertThat(refusal.expected()).startsWith("one of accounts.csv, ").endsWith("or no table in this folder");
    }

    @Test
    void whatIsNoTableIsItsOwnersOwn() throws Exception {
        Files.writeString(folder.resolve("how-we-keep-it.txt"), "By hand.");
        Files.writeString(folder.resolve(".~lock.sla.csv"), "");
        Files.createDirectories(folder.resolve("older"));
        Files.copy(folder.resolve("sla.csv"), folder.resolve("older/sla-2025.csv"));

        assertThat(Profile.load(folder).serviceLevels().rules()).isNotEmpty();
    }

    @Test
    void readerOfAFileThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> KnownFiles.known("tariffs.csv")).hasMessageContaining("tariffs.csv");
    }
}
