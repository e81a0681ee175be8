package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.spi.RecordingReplies;
import io.motcua.spi.Reply;
import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a utility sends becomes a reply that can be recorded, and the next one comes. */
class ForeignContentTest {
    private static final UtilityAccount NORTH = BrokerUnderTest.NORTH;
    private static final AtomicBoolean DESERIALISED = new AtomicBoolean();

    @TempDir
    Path folder;

    private BrokerUnderTest far;
    private JmsBackend backend;
    private final RecordingReplies replies = new RecordingReplies();

    /** Says so when somebody makes an object of its bytes. */
    private static final class Trap implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) {
            DESERIALISED.set(true);
        }
    }

    @BeforeEach
    void start() throws Exception {
        far = new BrokerUnderTest(folder);
        backend = far.backend(builder -> builder.replyBytesAtMost(200_000));
        backend.open(replies);
    }

    @AfterEach
    void stop() {
        backend.close();
        far.close();
    }

    @Test
    void textComesAsItsBytesInUtf8() throws Exception {
        Session session = far.utility().session();

        far.utility().reply(session.createTextMessage("đã nhận 🔥"));
        far.utility().reply(session.createTextMessage(""));
        far.utility().reply(session.createTextMessage());

        awaitReplies(3);
        assertThat(replies.texts()).containsExactly("đã nhận 🔥", "", "");
    }

    @Test
    void bytesOfEveryKindComeAsTheyAre() throws Exception {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }

        far.reply(every);
        far.reply(new byte[0]);

        awaitReplies(2);
        assertThat(replies.recorded().get(0).payload().toBytes()).isEqualTo(every);
        assertThat(replies.recorded().get(1).payload().size()).isZero();
    }

    @Test
    void mapsStreamsAndBareMessagesComeAsSomethingAndTheNextComes() throws Exception {
        Session session = far.utility().session();
        MapMessage map = session.createMapMessage();
        map.setString("kind", "acknowledgment");
        map.setBytes("bytes", new byte[] {1, 2, 3});
        StreamMessage stream = session.createStreamMessage();
        stream.writeString("acknowledgment");
        stream.writeLong(7);
        Message bare = session.createMessage();

        for (Message message : List.of(map, stream, bare)) {
            far.utility().reply(message);
        }
        far.reply("last".getBytes(UTF_8));

        awaitReplies(4);
        assertThat(replies.texts()).endsWith("last");
    }

    @Test
    void serialisedObjectIsNeverMadeAnObject() throws Exception {
        ObjectMessage object = far.utility().session().createObjectMessage(new Trap());

        far.utility().reply(object);
        coreReply(2, message -> message.getBodyBuffer().writeBytes(new byte[] {0, 0, 0, 4, 42, 42, 42, 42}));
        far.reply("last".getBytes(UTF_8));

        awaitReplies(3);
        assertThat(replies.texts()).endsWith("last");
        assertThat(new String(replies.recorded().get(0).payload().toBytes(), UTF_8))
                .contains("Trap");
        assertThat(DESERIALISED).isFalse();
    }

    /** A JMS consumer of Artemis's own would have these redelivered for ever, in front of all others. */
    @Test
    void textAndMapWhoseBodiesAreBrokenComeAsTheyAre() throws Exception {
        byte[] broken = {1, 127, -1, -1, -1, 'x'};

        for (int type : new int[] {0, 2, 3, 4, 5, 6, 99}) {
            coreReply(type, message -> message.getBodyBuffer().writeBytes(broken));
            coreReply(type, message -> {});
        }
        far.reply("last".getBytes(UTF_8));

        awaitReplies(15);
        assertThat(replies.texts()).endsWith("last");
        for (int i = 0; i < 14; i += 2) {
            assertThat(replies.recorded().get(i).payload().toBytes()).isEqualTo(broken);
        }
    }

    @Test
    void longerThanIsKeptComesAsItsBeginning() throws Exception {
        byte[] enormous = new byte[3_000_000];
        Arrays.fill(enormous, (byte) 'x');

        far.reply(enormous);
        far.utility().reply(far.utility().session().createTextMessage("y".repeat(1_000_000)));
        far.reply("last".getBytes(UTF_8));

        awaitReplies(3);
        assertThat(replies.recorded().get(0).payload().toBytes()).isEqualTo(Arrays.copyOf(enormous, 200_000));
        assertThat(replies.recorded().get(1).payload().size()).isLessThanOrEqualTo(200_000);
        assertThat(replies.texts()).endsWith("last");
    }

    @Test
    void mediaTypeIsTheOneThatTheSenderClaims() throws Exception {
        coreReply(4, message -> message.putStringProperty("JMS_AMQP_ContentType", "application/cloudevents+json"));
        BytesMessage silent = far.utility().session().createBytesMessage();
        silent.writeBytes("{}".getBytes(UTF_8));
        far.utility().reply(silent);

        awaitReplies(2);
        assertThat(replies.recorded().stream().map(Reply::payload).map(payload -> payload.mediaType()))
                .containsExactly("application/cloudevents+json", "application/octet-stream");
    }

    private void awaitReplies(int count) {
        await().untilAsserted(() -> assertThat(replies.recorded()).hasSize(count));
        assertThat(far.broker.messagesIn(NORTH.replyQueue())).isLessThanOrEqualTo(count);
        await().untilAsserted(() ->
                assertThat(far.broker.messagesIn(NORTH.replyQueue())).isZero());
    }

    private interface Body {
        void write(ClientMessage message);
    }

    /** Sends by Artemis's own protocol, where a message may claim any type for any bytes. */
    private void coreReply(int type, Body body) throws Exception {
        String url = "tcp://127.0.0.1:" + far.broker.port().orElseThrow();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                ActiveMQConnection connection =
                        (ActiveMQConnection) factory.createConnection(NORTH.user(), NORTH.password());
                ActiveMQSession session = (ActiveMQSession) connection.createSession()) {
            ClientSession core = session.getCoreSession();
            try (ClientProducer producer = core.createProducer(NORTH.replyQueue())) {
                ClientMessage message = core.createMessage((byte) type, true);
                body.write(message);
                producer.send(message);
            }
        }
    }
}
