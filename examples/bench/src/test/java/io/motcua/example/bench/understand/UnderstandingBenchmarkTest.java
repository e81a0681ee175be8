package io.motcua.example.bench.understand;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.understanding.Meaning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnderstandingBenchmarkTest {
    @BeforeEach
    void nameTheProfile() {
        Path profile = Path.of("..", "evn", "config", "profile");
        System.setProperty(UnderstandingBenchmark.PROFILE, profile.toString());
    }

    @AfterEach
    void forgetTheProfile() {
        System.clearProperty(UnderstandingBenchmark.PROFILE);
    }

    @Test
    void mostMessagesThatAreMeasuredAreUnderstoodAndRouted() throws Exception {
        UnderstandingBenchmark benchmark = new UnderstandingBenchmark();
        benchmark.load();

        List<Meaning> meanings = new ArrayList<>();
        for (int i = 0; i < Messages.texts().size(); i++) {
            meanings.add(benchmark.understood());
        }

        assertThat(meanings).allMatch(Meaning.Request.class::isInstance);
        assertThat(meanings)
                .filteredOn(meaning ->
                        ((Meaning.Request) meaning).decision().jurisdiction().isPresent())
                .as("routed, of %d", meanings.size())
                .hasSizeGreaterThan(meanings.size() * 2 / 3);
    }

    @Test
    void longTextIsAsLongAsItSays() {
        assertThat(Messages.ofLength(100_000).description()).hasSizeGreaterThan(99_990);
    }
}
