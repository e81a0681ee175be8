package io.motcua.example.oracle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final List<Entry> ONE_OF_EACH = List.of(
            new Entry.Intent("s1", "app", "sha", "words", Optional.of("HANOI")),
            new Entry.Intent("s2", "sms", "sha", "words", Optional.empty()),
            new Entry.Acknowledged("s1", Optional.of("MC-AAA-AAA-AAA")),
            new Entry.Acknowledged("s2", Optional.empty()),
            new Entry.Refused("s2", 422),
            new Entry.Effect("s1", "HANOI", "MC-AAA-AAA-AAA", "words", "urn:gateway", "id:1:HANOI:1"),
            new Entry.Again("s1", "HANOI", "urn:gateway", "id:1:HANOI:1"),
            new Entry.Notice("s2", "sms", 3, Entry.Notice.News.RECEIVED, Optional.of("MC-CCC-CCC-CCC"), "n1"),
            new Entry.Notice("s2", "portal", 4, Entry.Notice.News.REFUSED, Optional.empty(), "n2"));

    @TempDir
    Path folder;

    @Test
    void whatIsAppendedIsReadAgainInOrder() throws Exception {
        Path file = folder.resolve("deep/client.journal");

        try (Journal journal = Journal.open(file)) {
            journal.append(ONE_OF_EACH.get(0));
            journal.append(ONE_OF_EACH.subList(1, ONE_OF_EACH.size()));
        }

        assertThat(Journal.read(file)).isEqualTo(ONE_OF_EACH);
    }

    @Test
    void openingAgainGoesOnAtTheEnd() throws Exception {
        Path file = folder.resolve("client.journal");

        for (Entry entry : ONE_OF_EACH) {
            try (Journal journal = Journal.open(file)) {
                journal.append(entry);
            }
        }

        assertThat(Journal.read(file)).isEqualTo(ONE_OF_EACH);
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        Path file = folder.resolve("client.journal");
        ExecutorService threads = Executors.newFixedThreadPool(8);

        try (Journal journal = Journal.open(file)) {
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Entry entry = new Entry.Acknowledged("s" + i, Optional.of("MC"));
                writers.add(() -> {
                    journal.append(entry);
                    return Journal.read(file).contains(entry);
                });
            }
            for (Future<Boolean> written : threads.invokeAll(writers)) {
                assertThat(written.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(Journal.read(file)).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void anUnfinishedLastLineIsLeftOutAndAbsentMeansNone() throws Exception {
        Path file = folder.resolve("client.journal");
        assertThat(Journal.read(file)).isEmpty();

        Files.writeString(file, ONE_OF_EACH.get(0).line() + "\n" + "acknowledged\ts1");

        assertThat(Journal.read(file)).containsExactly(ONE_OF_EACH.get(0));
    }

    @Test
    void aForeignLineIsRefused() throws Exception {
        Path file = folder.resolve("client.journal");
        Files.writeString(file, "hello\tworld\n", StandardOpenOption.CREATE);

        assertThatThrownBy(() -> Journal.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hello");
    }
}
