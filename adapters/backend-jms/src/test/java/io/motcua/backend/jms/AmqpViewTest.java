package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.Priority;
import io.motcua.spi.Deliveries;
import io.motcua.spi.RecordingReplies;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.jms.message.JmsBytesMessage;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsBytesMessageFacade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a utility sees of a request, and how it answers, over AMQP 1.0. */
class AmqpViewTest {
    private static final UtilityAccount NORTH = BrokerUnderTest.NORTH;

    @TempDir
    Path folder;

    private BrokerUnderTest far;
    private JmsBackend backend;
    private final RecordingReplies replies = new RecordingReplies();

    @BeforeEach
    void start() throws Exception {
        far = new BrokerUnderTest(folder);
        backend = far.backend(builder -> builder);
        backend.open(replies);
    }

    @AfterEach
    void stop() {
        backend.close();
        far.close();
    }

    /** CloudEvents AMQP binding 1.0.2, section 3.2. */
    @Test
    void requestIsACloudEventInStructuredMode() throws Exception {
        Delivery delivery = deliver(Priority.P0);

        Message message = far.utility().receive(Duration.ofSeconds(5)).orElseThrow();

        AmqpJmsBytesMessageFacade raw = (AmqpJmsBytesMessageFacade) ((JmsMessage) message).getFacade();
        assertThat(String.valueOf(raw.getContentType())).isEqualTo("application/cloudevents+json; charset=utf-8");
        // Qpid makes a JmsBytesMessage of a data section only.
        assertThat(message).isInstanceOf(JmsBytesMessage.class);
        assertThat(AmqpUtility.bytes(message)).isEqualTo(delivery.event().toBytes());
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(message.getJMSPriority()).isEqualTo(9);
        assertThat(message.getJMSMessageID()).startsWith("ID:");
        assertThat(message.getJMSCorrelationID()).isEqualTo(delivery.deduplicationId());
        assertThat(((Queue) message.getJMSReplyTo()).getQueueName()).isEqualTo(NORTH.replyQueue());
        assertThat(message.getJMSExpiration()).isZero();
    }

    @Test
    void propertiesAreWhatAConsumerMaySelectByAndNothingElse() throws Exception {
        Delivery delivery = deliver(Priority.P1);

        Message message = far.utility().receive(Duration.ofSeconds(5)).orElseThrow();

        assertThat(Collections.list((Enumeration<?>) message.getPropertyNames()).stream()
                        .map(Object::toString)
                        .filter(name -> !name.startsWith("JMSX")))
                .containsExactlyInAnyOrder(
                        "_AMQ_DUPL_ID",
                        "event_type",
                        "service_request_id",
                        "request_version",
                        "jurisdiction_id",
                        "priority");
        assertThat(message.getStringProperty("_AMQ_DUPL_ID")).isEqualTo(delivery.deduplicationId());
        assertThat(message.getStringProperty("event_type")).isEqualTo(delivery.eventType());
        assertThat(message.getStringProperty("service_request_id"))
                .isEqualTo(delivery.reference().value());
        assertThat(message.getIntProperty("request_version")).isEqualTo(1);
        assertThat(message.getStringProperty("jurisdiction_id")).isEqualTo(NORTH.utility());
        assertThat(message.getStringProperty("priority")).isEqualTo("P1");
    }

    @Test
    void consumerMaySelectByAProperty() throws Exception {
        deliver(Priority.P2);
        Delivery urgent = deliver(Priority.P0);
        Session session = far.utility().session();

        try (MessageConsumer consumer = session.createConsumer(
                session.createQueue(NORTH.requestQueue()), "priority = 'P0' AND request_version = 1")) {
            Message selected = consumer.receive(5_000);

            assertThat(AmqpUtility.bytes(selected)).isEqualTo(urgent.event().toBytes());
            assertThat(consumer.receive(300)).isNull();
        }
        assertThat(far.broker.messagesIn(NORTH.requestQueue())).isEqualTo(1);
    }

    @Test
    void utilityAnswersWhereTheRequestSays() throws Exception {
        Delivery delivery = deliver(Priority.P2);
        Message request = far.utility().receive(Duration.ofSeconds(5)).orElseThrow();
        Session session = far.utility().session();

        try (MessageProducer producer = session.createProducer(request.getJMSReplyTo())) {
            Message answer = session.createTextMessage("{\"correlationid\":\"" + request.getJMSCorrelationID() + "\"}");
            answer.setJMSCorrelationID(request.getJMSMessageID());
            producer.send(answer);
        }

        await().untilAsserted(() -> assertThat(replies.texts())
                .containsExactly("{\"correlationid\":\"" + delivery.deduplicationId() + "\"}"));
    }

    @Test
    void prioritiesOfRequestsAreThoseOfTheBroker() throws Exception {
        for (Priority priority : Priority.values()) {
            deliver(priority);
        }

        for (int expected : new int[] {9, 6, 4, 2}) {
            assertThat(far.utility()
                            .receive(Duration.ofSeconds(5))
                            .orElseThrow()
                            .getJMSPriority())
                    .isEqualTo(expected);
        }
    }

    @Test
    void enormousReplyComesWhole() throws Exception {
        byte[] enormous = ("\"" + "Đã nhận. ".repeat(60_000) + "\"").getBytes(UTF_8);

        far.reply(enormous);

        await().untilAsserted(() -> assertThat(replies.recorded()).hasSize(1));
        assertThat(replies.recorded().get(0).payload().toBytes()).isEqualTo(enormous);
    }

    private Delivery deliver(Priority priority) throws Exception {
        Delivery delivery = Deliveries.to(NORTH.utility(), priority);
        backend.deliver(delivery).toCompletableFuture().get(15, TimeUnit.SECONDS);
        return delivery;
    }
}
