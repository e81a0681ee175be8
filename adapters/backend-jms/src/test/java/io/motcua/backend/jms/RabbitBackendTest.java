package io.motcua.backend.jms;

import io.motcua.spi.BackendAdapter;
import io.motcua.spi.BackendAdapterContract;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A broker that has nothing in common with Artemis, and knows nothing of its deduplication. */
class RabbitBackendTest implements BackendAdapterContract {
    private static final int PAIRS = 40;
    private static final String UTILITY = "EVNNPC";

    @TempDir
    static Path folder;

    private static @Nullable RabbitBroker rabbit;
    private static final AtomicInteger USED = new AtomicInteger();

    @BeforeAll
    static void startOneForAll() throws Exception {
        List<String> queues = IntStream.range(0, PAIRS)
                .mapToObj(i -> Stream.of("requests." + i, "replies." + i))
                .flatMap(pair -> pair)
                .toList();
        rabbit = RabbitBroker.start(folder, queues);
    }

    @AfterAll
    static void stop() throws Exception {
        if (rabbit != null) {
            rabbit.close();
        }
    }

    @Override
    public FarSide farSide() throws IOException {
        if (!rabbit.isRunning()) {
            rabbit.resume();
        }
        int pair = USED.getAndIncrement();
        return new Rabbit(rabbit, RabbitBroker.address("requests." + pair), RabbitBroker.address("replies." + pair));
    }

    /** Two queues of the one broker, with a utility that drops what it has seen. */
    private static final class Rabbit implements FarSide {
        private final RabbitBroker broker;
        private final UtilityAccount account;
        private final JmsConnection connection;
        private final Set<String> seen = new HashSet<>();
        private @Nullable AmqpUtility utility;

        private Rabbit(RabbitBroker broker, String requests, String replies) {
            this.broker = broker;
            this.account = new UtilityAccount(UTILITY, RabbitBroker.USER, RabbitBroker.PASSWORD, requests, replies);
            this.connection = JmsConnection.open(JmsConnectionConfig.builder(
                            "amqp://127.0.0.1:" + broker.port(), RabbitBroker.USER, RabbitBroker.PASSWORD)
                    .build());
        }

        @Override
        public BackendAdapter adapter() {
            return new JmsBackend(
                    JmsBackendConfig.builder(UTILITY)
                            .requestQueue(account.requestQueue())
                            .replyQueue(account.replyQueue())
                            .confirmWithin(Duration.ofSeconds(5))
                            .build(),
                    connection,
                    Clock.systemUTC());
        }

        private AmqpUtility utility() throws Exception {
            if (utility == null) {
                utility = new AmqpUtility(account, broker.port());
            }
            return utility;
        }

        @Override
        public Optional<byte[]> receive(Duration atMost) throws Exception {
            for (Optional<Message> next = utility().receive(atMost);
                    next.isPresent();
                    next = utility().receive(atMost)) {
                if (seen.add(next.get().getJMSCorrelationID())) {
                    return Optional.of(AmqpUtility.bytes(next.get()));
                }
            }
            return Optional.empty();
        }

        @Override
        public void reply(byte[] bytes) throws Exception {
            utility().reply(bytes);
        }

        @Override
        public void goDown() throws Exception {
            closeUtility();
            broker.stop();
        }

        @Override
        public void comeBack() throws IOException {
            broker.resume();
        }

        @Override
        public void close() {
            closeUtility();
            connection.close();
        }

        private void closeUtility() {
            if (utility != null) {
                utility.close();
                utility = null;
            }
        }
    }
}
