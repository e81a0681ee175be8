package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.RequestStatus;
import io.motcua.contract.StatusWords;
import io.motcua.spi.BackendAdapterContract;
import io.motcua.spi.Deliveries;
import io.motcua.spi.RecordingReplies;
import io.motcua.spi.Reply;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmsBackendTest implements BackendAdapterContract {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T05:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Override
    public FarSide farSide() throws Exception {
        return new BrokerUnderTest(folder);
    }

    @Test
    void sentSaysUntilWhenTheUtilityIsExpectedToAcknowledge() throws Exception {
        try (BrokerUnderTest far = new BrokerUnderTest(folder);
                JmsBackend backend = new JmsBackend(
                        JmsBackendConfig.builder("EVNNPC")
                                .acknowledgeWithin(Duration.ofSeconds(90))
                                .build(),
                        far.connect(),
                        NOON)) {
            backend.open(new RecordingReplies());

            DeliveryOutcome outcome = backend.deliver(Deliveries.to("EVNNPC"))
                    .toCompletableFuture()
                    .get(15, TimeUnit.SECONDS);

            assertThat(outcome).isEqualTo(new Sent(Instant.parse("2026-11-20T05:01:30Z")));
        }
    }

    @Test
    void utilitiesShareAConnectionAndAReplyIsOfTheQueueThatItCameBy() throws Exception {
        try (BrokerUnderTest far = new BrokerUnderTest(folder);
                JmsConnection connection = JmsConnection.open(far.broker.connectionConfig());
                JmsBackend north = new JmsBackend(JmsBackendConfig.of("EVNNPC"), connection, NOON);
                JmsBackend south = new JmsBackend(JmsBackendConfig.of("EVNSPC"), connection, NOON);
                AmqpUtility southern =
                        new AmqpUtility(BrokerUnderTest.SOUTH, far.broker.port().orElseThrow())) {
            RecordingReplies replies = new RecordingReplies();
            north.open(replies);
            south.open(replies);

            southern.reply("{\"source\":\"EVNNPC\"}".getBytes(UTF_8));

            await().untilAsserted(() -> assertThat(replies.recorded())
                    .extracting(Reply::backend, Reply::receivedAt)
                    .containsExactly(tuple("EVNSPC", NOON.instant())));
        }
    }

    @Test
    void utilitysOwnStatusWordsAreRecordedInOursAndWhatNobodyMappedAsItCame() throws Exception {
        try (BrokerUnderTest far = new BrokerUnderTest(folder);
                JmsBackend backend = far.backend(
                        builder -> builder.words(new StatusWords(Map.of("XONG", RequestStatus.RESOLVED))))) {
            RecordingReplies replies = new RecordingReplies();
            backend.open(replies);
            String unmapped = "{\"data\":{\"kind\":\"status\",\"status\":\"LA_LAM\"}}";

            far.utility().reply("{\"data\":{\"kind\":\"status\",\"status\":\"XONG\"}}".getBytes(UTF_8));
            far.utility().reply(unmapped.getBytes(UTF_8));

            await().untilAsserted(() -> assertThat(replies.texts())
                    .containsExactly(
                            "{\"data\":{\"kind\":\"status\",\"status\":\"RESOLVED\",\"statusWord\":\"XONG\"}}",
                            unmapped));
        }
    }

    @Test
    void deliveryToAnotherUtilityIsAMistakeOfTheCaller() throws Exception {
        try (BrokerUnderTest far = new BrokerUnderTest(folder);
                JmsBackend backend = far.backend(builder -> builder)) {
            backend.open(new RecordingReplies());

            assertThatThrownBy(() -> backend.deliver(Deliveries.to("EVNSPC")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("EVNSPC");
            assertThatThrownBy(() -> backend.open(new RecordingReplies())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void impossibleConfigurationIsRefused() {
        assertThatThrownBy(() -> JmsBackendConfig.builder("X")
                        .requestQueue("q")
                        .replyQueue("q")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X");
        assertThatThrownBy(() -> JmsBackendConfig.builder("X")
                        .acknowledgeWithin(Duration.ZERO)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JmsBackendConfig.builder("X").inFlightAtMost(0).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JmsConnection.open(
                        JmsConnectionConfig.builder("not a url", "u", "p").build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a url");
        assertThatThrownBy(
                        () -> EmbeddedBrokerConfig.builder(folder).port(70_000).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UtilityAccount.of("X", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
