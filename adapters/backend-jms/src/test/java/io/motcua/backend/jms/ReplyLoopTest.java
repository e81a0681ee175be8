package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.spi.RecordingReplies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyLoopTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void errorInTheMiddleOfABatchIsNotTheEndOfTheReading(boolean byAmqp) throws Exception {
        try (BrokerUnderTest far = byAmqp ? BrokerUnderTest.reachedByAmqp(folder) : new BrokerUnderTest(folder);
                JmsBackend backend = far.backend(builder -> builder)) {
            RecordingReplies replies = new RecordingReplies();
            AtomicInteger batches = new AtomicInteger();
            backend.open(batch -> {
                if (batches.getAndIncrement() == 0) {
                    throw new StackOverflowError("As the test wishes");
                }
                return replies.record(batch);
            });

            far.reply("first".getBytes(UTF_8));
            await().dontCatchUncaughtExceptions()
                    .atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(replies.texts()).containsExactly("first"));
            far.reply("second".getBytes(UTF_8));

            await().dontCatchUncaughtExceptions()
                    .atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(replies.texts()).containsExactly("first", "second"));
            await().dontCatchUncaughtExceptions()
                    .untilAsserted(() -> assertThat(far.broker.messagesIn(BrokerUnderTest.NORTH.replyQueue()))
                            .isZero());
        }
    }
}
