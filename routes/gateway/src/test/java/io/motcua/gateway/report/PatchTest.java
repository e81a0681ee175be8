package io.motcua.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchTest {
    @TempDir
    Path folder;

    @Test
    void theLineStandsBehindTheLastThree() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "a\nb\nc\nd\n");

        assertThat(Patch.append(folder, "t.csv", "e"))
                .isEqualTo("--- t.csv\n+++ t.csv\n@@ -2,3 +2,4 @@\n b\n c\n d\n+e\n");
    }

    @Test
    void aLastLineWithoutItsEndGetsOne() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "a\nb");

        assertThat(Patch.append(folder, "t.csv", "c"))
                .isEqualTo("--- t.csv\n+++ t.csv\n@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n");
    }

    @Test
    void linesEndAsThoseOfTheFile() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "a\r\n");

        assertThat(Patch.append(folder, "t.csv", "b")).isEqualTo("--- t.csv\n+++ t.csv\n@@ -1,1 +1,2 @@\n a\r\n+b\r\n");
    }
}
