package io.motcua.channel.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.http.JsonCorpus;
import io.motcua.http.JsonCorpus.Arrived;
import io.motcua.spi.ChannelAdapterContract.Source;
import io.motcua.spi.RememberingIntake;
import io.motcua.understanding.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppCorpusTest {
    private static final Map<String, String> FIELDS = Map.of(
            "/description", Reading.DESCRIPTION,
            "/serviceCode", Reading.SERVICE_CODE,
            "/customerCode", Reading.CUSTOMER_CODE,
            "/requester/name", Reading.NAME,
            "/requester/phone", Reading.PHONE,
            "/requester/email", Reading.EMAIL,
            "/location/addressString", Reading.ADDRESS,
            "/occurredAt", Reading.OCCURRED_AT);

    @Test
    void everyLabelledRequestArrivesFieldForField() throws Exception {
        RememberingIntake intake = new RememberingIntake();
        try (Source source = new AppChannelTest().source(intake)) {
            List<Arrived> corpus = JsonCorpus.post("app.jsonl", source, intake);

            assertThat(corpus).hasSizeGreaterThan(60);
            for (Arrived one : corpus) {
                one.assertFields(FIELDS);
                boolean known = one.input().at("/location/lat").isNumber();
                assertThat(one.reading().lat().isPresent()).as(one.id()).isEqualTo(known);
                if (known) {
                    assertThat(one.reading().lat().getAsDouble())
                            .isEqualTo(one.input().at("/location/lat").asDouble());
                    assertThat(one.reading().lon().getAsDouble())
                            .isEqualTo(one.input().at("/location/long").asDouble());
                }
            }
        }
    }
}
