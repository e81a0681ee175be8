package io.motcua.example.evn.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsTest {
    @Test
    void brokenJsonIsBroken() {
        assertThatThrownBy(() -> new ObjectMapper().readTree(body(Faults.BROKEN_JSON)));
    }

    @Test
    void aNameThatStandsTwiceIsReadableAllTheSame() throws Exception {
        ObjectMapper strict = JsonMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        assertThat(new ObjectMapper().readTree(body(Faults.DOUBLED_NAME))).isNotNull();
        assertThatThrownBy(() -> strict.readTree(body(Faults.DOUBLED_NAME))).hasMessageContaining("Duplicate");
    }

    @Test
    void theOtherCharsetIsNoUtf8() {
        assertThatThrownBy(
                () -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body(Faults.OTHER_CHARSET))));
    }

    @Test
    void onlyTheForgetfulSenderHasNoKey() {
        assertThat(Faults.all())
                .allSatisfy(
                        fault -> assertThat(fault.request(1, Duration.ZERO, "k").idempotencyKey())
                                .isEqualTo(fault == Faults.NO_KEY ? Optional.empty() : Optional.of("k")));
    }

    private static byte[] body(Faults fault) {
        return fault.request(1, Duration.ZERO, "k").body();
    }
}
