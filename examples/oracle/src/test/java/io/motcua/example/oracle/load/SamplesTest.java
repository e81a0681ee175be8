package io.motcua.example.oracle.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void theSameSeedAndNumberMakeTheSameRequest() {
        Sample one = new Samples(7, 0.1).sample(42);

        assertThat(new Samples(7, 0.1).sample(42)).isEqualTo(one);
        assertThat(new Samples(8, 0.1).sample(42)).isNotEqualTo(one);
    }

    @Test
    void eachRequestIsJsonWithItsNameAmongTheWords() throws Exception {
        Samples samples = new Samples(7, 0.1);

        for (int i = 0; i < 500; i++) {
            Sample sample = samples.sample(i);
            assertThat(json(Bodies.app(sample)).path("description").textValue()).isEqualTo(sample.words());
            assertThat(json(Bodies.hotline(sample)).path("note").textValue()).isEqualTo(sample.wordsWithPlace());
            assertThat(json(Bodies.portal(sample)).path("TrichYeuHoSo").textValue())
                    .isEqualTo(sample.wordsWithPlace());
            assertThat(Marker.in(sample.words())).contains(sample.submission());
        }
    }

    @Test
    void namesAreDistinct() {
        assertThat(IntStream.of(0, 1, 7, 8, 63, 64, 4_095, 4_096, 2_097_151).mapToObj(Marker::of))
                .doesNotHaveDuplicates()
                .allMatch(name -> Marker.in("Mã ghi chú: " + name + ".").equals(Optional.of(name)));
    }

    @Test
    void someRequestsHaveNoPlaceWhenWanted() {
        assertThat(IntStream.range(0, 200).mapToObj(new Samples(7, 0.1)::sample))
                .anyMatch(sample -> sample.utility().isEmpty())
                .anyMatch(sample -> sample.utility().isPresent());
        assertThat(IntStream.range(0, 200).mapToObj(new Samples(7, 0)::sample))
                .allMatch(sample -> sample.utility().isPresent());
    }

    @Test
    void wordsAreTheSameHoweverTheyAreBrokenIntoLines() {
        assertThat(Hash.ofWords("Mất điện\r\ntừ tối ")).isEqualTo(Hash.ofWords("Mất điện từ tối"));
        assertThat(Hash.ofWords("Mất điện")).isNotEqualTo(Hash.ofWords("Mấtđiện"));
    }

    private static JsonNode json(byte[] body) throws Exception {
        return new ObjectMapper().readTree(body);
    }
}
