package io.motcua.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.Reference;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Acknowledgment.Result;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyWriter;
import io.motcua.kit.KitConfig.EmbeddedQueue;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit before a consumer of a queue that says yes to whatever can be read. */
class QueueFaultsTest {
    private static final String UTILITY = "SOUTH";
    private static final String PASSWORD = "password-of-the-south";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void consumerThatSaysYesToEverythingIsFoundOut() throws Exception {
        EmbeddedQueue queue = new EmbeddedQueue(folder, "127.0.0.1", 0, PASSWORD);
        KitConfig config =
                new KitConfig(UTILITY, queue, List.of("OUTAGE"), "NORTH", Duration.ofSeconds(3), 128 * 1024, 20261128);
        try (ContractKit kit = ContractKit.open(config);
                ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                        "tcp://127.0.0.1:" + kit.port().orElseThrow());
                Connection connection = factory.createConnection(UTILITY, PASSWORD)) {
            Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            MessageProducer replies = session.createProducer(session.createQueue("motcua.replies." + UTILITY));
            session.createConsumer(session.createQueue("motcua.requests." + UTILITY))
                    .setMessageListener(message -> answer(session, replies, message));
            connection.start();

            KitReport report = kit.run(result -> {});

            assertThat(report.results().stream()
                            .filter(result -> !result.passed())
                            .map(CaseResult::id)
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("unknown-service", "not-mine");
            assertThat(HtmlReport.of(report))
                    .contains(
                            "Tried at queue (broker at 127.0.0.1:" + kit.port().orElseThrow() + ") on <time")
                    .doesNotContain("vm:")
                    .doesNotContainPattern("\\d\\.\\d{2}");
        }
    }

    @Test
    void consumerThatDoesNotComeIsNamedByTheBrokerItShouldComeTo() throws Exception {
        EmbeddedQueue queue = new EmbeddedQueue(folder, "127.0.0.1", 0, PASSWORD);
        KitConfig config =
                new KitConfig(UTILITY, queue, List.of("OUTAGE"), "NORTH", Duration.ofMillis(50), 128 * 1024, 20261128);
        try (ContractKit kit = ContractKit.open(config)) {
            assertThatThrownBy(() -> kit.run(result -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The backend at queue (broker at 127.0.0.1:"
                            + kit.port().orElseThrow() + ") cannot be tried");
        }
    }

    private static void answer(Session session, MessageProducer replies, Message message) {
        try {
            byte[] body = new byte[Math.toIntExact(((BytesMessage) message).getBodyLength())];
            ((BytesMessage) message).readBytes(body);
            JsonNode event = JSON.readTree(body);
            Optional<Reference> reference =
                    Reference.parse(event.at("/data/serviceRequestId").asText());
            if (reference.isEmpty()) {
                return;
            }
            Header header = new Header(
                    "urn:test:backend",
                    UUID.randomUUID().toString(),
                    Optional.of(Instant.now()),
                    Optional.of(event.path("id").asText()),
                    reference.get(),
                    event.at("/data/version").asInt());
            BytesMessage reply = session.createBytesMessage();
            reply.writeBytes(ReplyWriter.write(new Acknowledgment(
                            header,
                            Result.ACCEPTED,
                            Optional.of("S-" + reference.get().value()),
                            Optional.empty()))
                    .toBytes());
            replies.send(reply);
        } catch (IOException e) {
            // What is no JSON is dropped, as the contract lets a consumer do.
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
