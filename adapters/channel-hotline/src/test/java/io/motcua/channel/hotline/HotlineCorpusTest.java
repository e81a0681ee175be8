package io.motcua.channel.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.http.JsonCorpus;
import io.motcua.http.JsonCorpus.Arrived;
import io.motcua.spi.ChannelAdapterContract.Source;
import io.motcua.spi.RememberingIntake;
import io.motcua.understanding.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HotlineCorpusTest {
    private static final Map<String, String> FIELDS = Map.of(
            "/note", Reading.DESCRIPTION,
            "/serviceCode", Reading.SERVICE_CODE,
            "/customerCode", Reading.CUSTOMER_CODE,
            "/callerPhone", Reading.PHONE,
            "/address", Reading.ADDRESS);

    @Test
    void everyLabelledWorkOrderArrivesFieldForField() throws Exception {
        RememberingIntake intake = new RememberingIntake();
        try (Source source = new HotlineChannelTest().source(intake)) {
            List<Arrived> corpus = JsonCorpus.post("hotline.jsonl", source, intake);

            assertThat(corpus).hasSizeGreaterThan(40);
            corpus.forEach(one -> one.assertFields(FIELDS));
        }
    }
}
