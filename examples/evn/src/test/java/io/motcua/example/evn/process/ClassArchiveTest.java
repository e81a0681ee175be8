package io.motcua.example.evn.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final String MAKES = "-XX:ArchiveClassesAtExit=";
    private static final String USES = "-XX:SharedArchiveFile=";

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void aProgramWithALibrary() throws IOException {
        jar = Files.writeString(folder.resolve("program.jar"), "classes");
        Files.writeString(Files.createDirectories(folder.resolve("lib")).resolve("library.jar"), "more");
    }

    @Test
    void theFirstRunMakesTheArchiveAndTheNextUsesIt() throws IOException {
        ClassArchive first = archive();
        Path made = Files.writeString(path(first, MAKES), "archive");

        first.ended(true);

        assertThat(made).doesNotExist();
        assertThat(path(archive(), USES)).hasContent("archive");
    }

    @Test
    void whatARunMadeThatDidNotEndWellIsNotUsed() throws IOException {
        ClassArchive first = archive();
        Files.writeString(path(first, MAKES), "half an archive");

        first.ended(false);

        assertThat(archive().options()).anyMatch(option -> option.startsWith(MAKES));
    }

    @Test
    void aNewBuildOfTheProgramOrOfALibraryMakesANewArchiveAndForgetsTheOld() throws IOException {
        ClassArchive first = archive();
        Files.writeString(path(first, MAKES), "archive");
        first.ended(true);
        Path old = path(archive(), USES);

        Files.writeString(folder.resolve("lib/library.jar"), "more than before");
        ClassArchive second = archive();
        Files.writeString(path(second, MAKES), "new archive");
        second.ended(true);

        assertThat(path(archive(), USES)).hasContent("new archive").isNotEqualTo(old);
        assertThat(old).doesNotExist();
    }

    @Test
    void foldersOfClassesHaveNone() throws IOException {
        assertThat(ClassArchive.of(folder, "program", folder + ":" + jar, true).options())
                .isEmpty();
    }

    private ClassArchive archive() throws IOException {
        return ClassArchive.of(folder, "program", jar.toString(), true);
    }

    private static Path path(ClassArchive archive, String option) {
        List<String> options = archive.options();
        return options.stream()
                .filter(each -> each.startsWith(option))
                .map(each -> Path.of(each.substring(option.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + option + " among " + options));
    }
}
