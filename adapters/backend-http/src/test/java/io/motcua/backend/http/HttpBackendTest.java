package io.motcua.backend.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.spi.BackendAdapter;
import io.motcua.spi.BackendAdapterContract;
import io.motcua.spi.Deliveries;
import io.motcua.spi.RecordingReplies;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBackendTest implements BackendAdapterContract {
    private static final URI URL = URI.create("https://backend.example/requests");

    @Override
    public FarSide farSide() throws Exception {
        return new UtilityServer();
    }

    @Test
    void deliveryToAnotherUtilityAndASecondOpeningAreMistakesOfTheCaller() throws Exception {
        try (FarSide far = farSide();
                BackendAdapter backend = far.adapter()) {
            backend.open(new RecordingReplies());

            assertThatThrownBy(() -> backend.deliver(Deliveries.to("EVNSPC")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("EVNSPC");
            assertThatThrownBy(() -> backend.open(new RecordingReplies())).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host|other.example|one that the gateway writes itself",
                "idempotency-KEY|1|one that the gateway writes itself",
                "ce-id|1|one that the gateway writes itself",
                "Proxy-Authorization|x|one that the gateway writes itself",
                "X Tenant|1|no name of a header",
                "X-Tenant|'a\r\nX-Evil: 1'|a line end",
                "X-Tenant|'a\n'|a line end",
                "X-Tenant|Hà Nội|characters that no header may have"
            })
    void headerThatWouldBreakItsLineOrReplaceOursIsRefused(String name, String value, String why) {
        assertThatThrownBy(() -> HttpBackendConfig.builder("X", URL)
                        .headers(Map.of(name, value))
                        .replies(ReplyAccess.byKeys(Backends.KEY))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host/", "http:///path", "https://user:secret@host/", "/requests"})
    void addressThatIsNoneIsRefused(String url) {
        assertThatThrownBy(() -> HttpBackendConfig.builder("X", URI.create(url))
                        .replies(ReplyAccess.byKeys(Backends.KEY))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://host/")
                .hasMessageNotContaining("secret");
    }

    @Test
    void serverThatMerelyReceivesNeedsAWayToAcknowledge() {
        Content form = new Content.Form(List.of(FieldRule.from("MA_KHANG", "/customerCode")));

        assertThatThrownBy(
                        () -> HttpBackendConfig.builder("X", URL).content(form).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("replies");
    }

    @Test
    void serverThatTakesTheContractsEventsAcknowledgesInItsAnswers() {
        assertThatCode(() -> HttpBackendConfig.builder("X", URL).build()).doesNotThrowAnyException();
        assertThatCode(() -> HttpBackendConfig.builder("X", URL)
                        .content(new Content.Binary())
                        .build())
                .doesNotThrowAnyException();
    }
}
