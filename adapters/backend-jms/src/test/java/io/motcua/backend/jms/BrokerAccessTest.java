package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerAccessTest {
    private static final UtilityAccount NORTH = BrokerUnderTest.NORTH;
    private static final UtilityAccount SOUTH = BrokerUnderTest.SOUTH;

    @TempDir
    Path folder;

    private BrokerUnderTest far;

    @BeforeEach
    void start() throws Exception {
        far = new BrokerUnderTest(folder);
    }

    @AfterEach
    void stop() {
        far.close();
    }

    @Test
    void utilityMayConsumeItsOwnRequestsAndSendItsOwnReplies() throws Exception {
        Session session = far.utility().session();

        session.createConsumer(session.createQueue(NORTH.requestQueue())).close();
        session.createBrowser(session.createQueue(NORTH.requestQueue())).close();
        far.reply("mine".getBytes(UTF_8));

        assertThat(far.broker.messagesIn(NORTH.replyQueue())).isEqualTo(1);
    }

    @Test
    void utilityMayNotConsumeWhatIsNotItsOwn() throws Exception {
        Session session = far.utility().session();

        for (String queue : new String[] {
            SOUTH.requestQueue(),
            SOUTH.replyQueue(),
            NORTH.replyQueue(),
            "motcua.dead",
            SOUTH.requestQueue() + "::" + SOUTH.requestQueue(),
            NORTH.requestQueue() + "::" + SOUTH.requestQueue(),
            "motcua.requests.NOBODY",
            "#",
            "activemq.notifications"
        }) {
            assertThatThrownBy(() -> session.createConsumer(session.createQueue(queue)))
                    .as(queue)
                    .isInstanceOf(JMSException.class);
        }
        assertThatThrownBy(() -> session.createConsumer(session.createTopic("activemq.notifications")))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(session::createTemporaryQueue).isInstanceOf(JMSException.class);
    }

    @Test
    void utilityMayNotSendToWhatIsNotItsOwn() throws Exception {
        Session session = far.utility().session();

        for (String queue : new String[] {
            SOUTH.replyQueue(),
            SOUTH.requestQueue(),
            NORTH.requestQueue(),
            "motcua.dead",
            "activemq.management",
            NORTH.replyQueue() + "::" + SOUTH.replyQueue()
        }) {
            assertThatThrownBy(() -> {
                        try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
                            producer.send(session.createTextMessage("not mine"));
                        }
                    })
                    .as(queue)
                    .isInstanceOf(JMSException.class);
        }
        assertThat(far.broker.messagesIn(SOUTH.replyQueue())).isZero();
        assertThat(far.broker.messagesIn(NORTH.requestQueue())).isZero();
    }

    @Test
    void anonymousProducerIsHeldToTheSameRule() throws Exception {
        Session session = far.utility().session();
        MessageProducer producer = session.createProducer(null);

        assertThatThrownBy(() ->
                        producer.send(session.createQueue(SOUTH.replyQueue()), session.createTextMessage("not mine")))
                .isInstanceOf(JMSException.class);

        assertThat(far.broker.messagesIn(SOUTH.replyQueue())).isZero();
    }

    @Test
    void wrongOrMissingPasswordIsRefused() {
        int port = far.broker.port().orElseThrow();

        assertThatThrownBy(
                        () -> new AmqpUtility(new UtilityAccount("EVNNPC", "EVNNPC", "south-secret", "a", "b"), port))
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> coreConnection("EVNNPC", "wrong")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> coreConnection(null, null)).isInstanceOf(JMSSecurityException.class);
    }

    /** Artemis has a user for clusters that passes every check there, with a password that is in its manual. */
    @Test
    void clusterUserOfTheManualIsRefused() {
        assertThatThrownBy(() -> coreConnection("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"))
                .isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void gatewayUserIsRefusedWithoutItsSecret() {
        assertThatThrownBy(() -> coreConnection(far.broker.connectionConfig().user(), "guess"))
                .isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void passwordsAreNotShown() {
        assertThat(NORTH.toString()).doesNotContain("north-secret");
        assertThat(far.broker.connectionConfig().toString())
                .doesNotContain(far.broker.connectionConfig().password());
    }

    private void coreConnection(String user, String password) throws JMSException {
        String url = "tcp://127.0.0.1:" + far.broker.port().orElseThrow();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                Connection connection = factory.createConnection(user, password)) {
            connection.createSession();
        }
    }
}
