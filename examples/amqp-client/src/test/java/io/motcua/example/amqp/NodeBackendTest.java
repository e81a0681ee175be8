package io.motcua.example.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Payload;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.backend.jms.EmbeddedBroker;
import io.motcua.backend.jms.EmbeddedBrokerConfig;
import io.motcua.backend.jms.JmsBackend;
import io.motcua.backend.jms.JmsBackendConfig;
import io.motcua.backend.jms.JmsConnection;
import io.motcua.backend.jms.UtilityAccount;
import io.motcua.contract.ReplyEvent;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Status;
import io.motcua.contract.ReplyReader;
import io.motcua.spi.Replies;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.ReplyResult.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Node program against a real broker, with the gateway's adapter on the other side. */
class NodeBackendTest {
    private static final UtilityAccount UTILITY = UtilityAccount.of("EVNHCMC", "south-secret");

    private final List<Payload> replies = new CopyOnWriteArrayList<>();

    @TempDir
    private Path scratch;

    private EmbeddedBroker broker;
    private JmsConnection connection;
    private JmsBackend gateway;

    @BeforeAll
    static void nodeIsHere() {
        Optional<String> obstacle = NodeBackend.obstacle();
        obstacle.ifPresent(System.out::println);
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
    }

    @BeforeEach
    void open() throws Exception {
        open(1 << 20, recorder());
    }

    private void open(long queueBytesAtMost, Replies door) throws Exception {
        broker = EmbeddedBroker.start(EmbeddedBrokerConfig.builder(scratch.resolve("broker"))
                .utilities(List.of(UTILITY))
                .port(0)
                .queueBytesAtMost(queueBytesAtMost)
                .build());
        connection = JmsConnection.open(broker.connectionConfig());
        gateway = new JmsBackend(JmsBackendConfig.of(UTILITY.utility()), connection, Clock.systemUTC());
        gateway.open(door);
    }

    @AfterEach
    void close() {
        gateway.close();
        connection.close();
        broker.close();
    }

    @Test
    void requestIsShownAcknowledgedAndReportedByTheSchemasAlone() throws Exception {
        Delivery hazard = deliver(Requests.hazard(UTILITY.utility()));
        Delivery least = deliver(Requests.least(UTILITY.utility()));

        try (NodeBackend node = start("--count", "2")) {
            assertThat(node.exitStatus()).as(node.printed()).isZero();
            assertThat(node.printed())
                    .contains("P0  MC-234-567-9AP  Nguy hiểm về điện")
                    .contains("danger  DOWNED_WIRE")
                    .contains("what    Dây đứt rơi xuống đường [2J xin cử người gấp 🔥")
                    .contains("where   12 Lê Lợi, TP. Hồ Chí Minh, (10.7769, 106.7009)")
                    .contains("call    Nguyễn Thị Mẫu, +84903000417")
                    .contains("P3  MC-234-567-9AP  OTHER")
                    .doesNotContain("\u001B");
        }

        await().untilAsserted(() -> assertThat(replies).hasSize(4));
        assertAnswered(replies.subList(0, 2), hazard);
        assertAnswered(replies.subList(2, 4), least);
        assertThat(replies).allMatch(reply -> reply.mediaType().startsWith("application/cloudevents+json"));
        assertThat(broker.messagesIn(UTILITY.requestQueue())).isZero();
    }

    @Test
    void eventThatComesAgainIsAnsweredAgainAndDoneOnce() throws Exception {
        Delivery first = deliver(Requests.hazard(UTILITY.utility()));
        deliver(Requests.again(first));

        try (NodeBackend node = start("--count", "2")) {
            assertThat(node.exitStatus()).as(node.printed()).isZero();
            assertThat(node.printed())
                    .containsOnlyOnce("DOWNED_WIRE")
                    .contains("MC-234-567-9AP came again and is only answered again");
        }

        await().untilAsserted(() -> assertThat(replies).hasSize(4));
        assertThat(read(replies.get(2)).header().id())
                .isEqualTo(read(replies.get(0)).header().id());
        assertThat(read(replies.get(3)).header().id())
                .isEqualTo(read(replies.get(1)).header().id());
    }

    @Test
    void whatWasDoneIsRememberedByItsJournal() throws Exception {
        String journal = scratch.resolve("done.txt").toString();
        Delivery first = deliver(Requests.hazard(UTILITY.utility()));
        try (NodeBackend before = start("--count", "1", "--journal", journal)) {
            assertThat(before.exitStatus()).as(before.printed()).isZero();
        }

        deliver(Requests.again(first));
        try (NodeBackend after = start("--count", "1", "--journal", journal)) {
            assertThat(after.exitStatus()).as(after.printed()).isZero();
            assertThat(after.printed()).contains("came again").doesNotContain("DOWNED_WIRE");
        }
    }

    @Test
    void killedProgramLosesNothing() throws Exception {
        List<Delivery> sent = new ArrayList<>();
        try (NodeBackend killed = start()) {
            await().atMost(Duration.ofSeconds(10)).until(() -> killed.printed().contains("Waiting for requests"));
            for (int i = 0; i < 200; i++) {
                sent.add(deliver(Requests.least(UTILITY.utility())));
                if (i == 100) {
                    killed.kill();
                }
            }
        }

        try (NodeBackend next = start()) {
            await().atMost(Duration.ofSeconds(20)).until(() -> broker.messagesIn(UTILITY.requestQueue()) == 0);
            assertThat(next.printed()).contains("Waiting for requests");
        }

        await().untilAsserted(() -> assertThat(answered())
                .containsAll(sent.stream().map(Delivery::deduplicationId).toList()));
        assertThat(broker.deadMessages()).isZero();
    }

    @Test
    void wrongEventIsAnsweredAsInvalidAndGarbageIsLeftAsADeadLetterAndTheNextIsTaken() throws Exception {
        Delivery hazard = Requests.hazard(UTILITY.utility());
        String event = new String(hazard.event().toBytes(), StandardCharsets.UTF_8);
        deliver(Requests.with(Requests.least(UTILITY.utility()), event.replace("\"P0\"", "\"P9\"")));
        deliver(Requests.with(Requests.least(UTILITY.utility()), "Nhà Mẫu cháy"));
        deliver(Requests.with(Requests.least(UTILITY.utility()), "{}"));
        Delivery last = deliver(Requests.least(UTILITY.utility()));

        try (NodeBackend node = start("--count", "4")) {
            assertThat(node.exitStatus()).as(node.printed()).isZero();
            assertThat(node.printed())
                    .contains("Refused: $.data.priority: must be equal to one of the allowed values")
                    .contains("Refused: $: expected JSON in UTF-8")
                    .doesNotContain("Mẫu");
        }

        await().untilAsserted(() -> assertThat(replies).hasSize(3));
        Acknowledgment invalid = (Acknowledgment) read(replies.get(0));
        assertThat(invalid.result()).isEqualTo(Acknowledgment.Result.INVALID);
        assertThat(invalid.header().correlationId()).hasValue(hazard.deduplicationId());
        assertAnswered(replies.subList(1, 3), last);
        await().untilAsserted(() -> assertThat(broker.deadMessages()).isEqualTo(2));
    }

    @Test
    void wrongPasswordIsSaidInALine() throws Exception {
        UtilityAccount stranger = UtilityAccount.of(UTILITY.utility(), "wrong");

        try (NodeBackend node = NodeBackend.start(scratch, stranger, port())) {
            assertThat(node.exitStatus()).isEqualTo(1);
            assertThat(node.printed()).hasLineCount(1).contains("EVNHCMC").doesNotContain("wrong", "    at ");
        }
    }

    @Test
    void otherUtilitysQueueIsClosedToIt() throws Exception {
        UtilityAccount other = UtilityAccount.of("EVNSPC", UTILITY.password());

        try (NodeBackend node = NodeBackend.start(scratch, other, port(), "--user", UTILITY.user())) {
            assertThat(node.exitStatus()).isEqualTo(1);
            assertThat(node.printed()).contains("The broker refuses EVNHCMC").doesNotContain("    at ");
        }
    }

    @Test
    void requestIsNotSettledBeforeItsRepliesAreWithTheBroker() throws Exception {
        close();
        open(1_500, batch -> new CompletableFuture<>());
        deliver(Requests.least(UTILITY.utility()));
        try (NodeBackend node = start("--count", "1")) {
            assertThat(node.exitStatus()).as(node.printed()).isZero();
            assertThat(broker.messagesIn(UTILITY.replyQueue())).isEqualTo(2);
        }

        deliver(Requests.hazard(UTILITY.utility()));
        try (NodeBackend stuck = start()) {
            await().atMost(Duration.ofSeconds(20)).until(() -> stuck.printed().contains("DOWNED_WIRE"));

            await().during(Duration.ofMillis(500)).until(() -> broker.messagesIn(UTILITY.requestQueue()) == 1);
        }
        assertThat(broker.messagesIn(UTILITY.requestQueue())).isEqualTo(1);
    }

    private NodeBackend start(String... options) throws Exception {
        return NodeBackend.start(scratch, UTILITY, port(), options);
    }

    private int port() {
        return broker.port().orElseThrow();
    }

    private Delivery deliver(Delivery delivery) throws Exception {
        DeliveryOutcome outcome =
                gateway.deliver(delivery).toCompletableFuture().get(15, TimeUnit.SECONDS);
        assertThat(outcome).isInstanceOf(DeliveryOutcome.Sent.class);
        return delivery;
    }

    private Replies recorder() {
        return batch -> {
            batch.forEach(reply -> replies.add(reply.payload()));
            return CompletableFuture.completedFuture(batch.stream()
                    .map(reply -> new ReplyResult(Verdict.APPLIED, List.of()))
                    .toList());
        };
    }

    private static void assertAnswered(List<Payload> two, Delivery delivery) throws Exception {
        Acknowledgment acknowledgment = (Acknowledgment) read(two.get(0));
        Status status = (Status) read(two.get(1));
        assertThat(acknowledgment.result()).isEqualTo(Acknowledgment.Result.ACCEPTED);
        assertThat(acknowledgment.backendReference()).hasValue("CREW-" + Requests.REFERENCE);
        assertThat(status.status()).isEqualTo(RequestStatus.IN_PROGRESS);
        for (ReplyEvent reply : List.of(acknowledgment, status)) {
            assertThat(reply.header().correlationId()).hasValue(delivery.deduplicationId());
            assertThat(reply.header().serviceRequestId()).isEqualTo(Reference.of(Requests.REFERENCE));
            assertThat(reply.header().requestVersion()).isEqualTo(1);
        }
    }

    private List<String> answered() throws Exception {
        List<String> events = new ArrayList<>();
        for (Payload reply : replies) {
            if (read(reply) instanceof Acknowledgment acknowledgment) {
                events.add(acknowledgment.header().correlationId().orElseThrow());
            }
        }
        return events;
    }

    private static ReplyEvent read(Payload reply) throws Exception {
        return ReplyReader.read(reply);
    }
}
