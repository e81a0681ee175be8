package io.motcua.example.evn.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingTest {
    private static final Instant AT = Instant.parse("2026-05-19T13:41:00.5Z");

    @Test
    void everySightingIsOneLineAndIsReadBackAsItWas() {
        List<Sighting> all = List.of(
                new Sighting.Ready(),
                new Sighting.Text(AT, "8100", "+84903000417", "Yêu cầu\nMC-7KX-4RD-2P3"),
                new Sighting.Text(AT, "8100", "+84903000417", ""),
                new Sighting.Dossier(AT, "G09.20-20260519-0000417", true, 2, ""),
                new Sighting.Dossier(AT, "G09.20-20260519-0000417", false, 1, "Đã tiếp nhận"));

        for (Sighting sighting : all) {
            String line = Sighting.write(sighting);

            assertThat(line).doesNotContain("\n");
            assertThat(Sighting.read(line)).contains(sighting);
        }
    }

    @Test
    void otherLinesSayNothing() {
        assertThat(Sighting.read("")).isEmpty();
        assertThat(Sighting.read("a line of somebody else's")).isEmpty();
        assertThat(Sighting.read("text too short")).isEmpty();
    }
}
