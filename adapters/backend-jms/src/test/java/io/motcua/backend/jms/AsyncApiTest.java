package io.motcua.backend.jms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.motcua.Delivery;
import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.contract.Contract;
import io.motcua.contract.ReplyReader;
import io.motcua.spi.Deliveries;
import io.motcua.spi.RecordingReplies;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.message.facade.JmsMessageFacade;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The AsyncAPI document says what is in the queues. */
class AsyncApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UtilityAccount NORTH = BrokerUnderTest.NORTH;

    private final Map<?, ?> document = load();

    @TempDir
    private Path folder;

    @Test
    void documentIsAnAsyncApiDocument() throws Exception {
        try (InputStream schema = AsyncApiTest.class.getResourceAsStream("/asyncapi-3.0.0.schema.json")) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(schema)
                            .validate(JSON.valueToTree(document)))
                    .isEmpty();
        }
    }

    @Test
    void referencesLeadSomewhere() {
        List<String> references = new ArrayList<>();
        collect(document, references);
        assertThat(references).hasSizeGreaterThan(10);
        for (String reference : references) {
            if (reference.startsWith("#/")) {
                assertThat(at(reference.substring(2).split("/"))).as(reference).isNotEmpty();
            } else {
                assertThat(Contract.class.getResource(Contract.SCHEMA_FOLDER + reference))
                        .as(reference)
                        .isNotNull();
            }
        }
    }

    @Test
    void queuesAreThoseOfTheAdapter() {
        assertThat(address("requests")).isEqualTo(NORTH.requestQueue());
        assertThat(address("replies")).isEqualTo(NORTH.replyQueue());
        assertThat(at("channels").keySet()).hasSize(2);
    }

    @Test
    void requestIsSentAsTheDocumentSays() throws Exception {
        Map<?, ?> message = at("components", "messages", "request");
        List<?> priorities = (List<?>)
                at("components", "messages", "request", "bindings", "jms", "headers", "properties", "JMSPriority")
                        .get("enum");
        try (BrokerUnderTest far = new BrokerUnderTest(folder);
                JmsBackend backend = far.backend(builder -> builder)) {
            backend.open(new RecordingReplies());
            for (Priority priority : Priority.values()) {
                Delivery delivery = Deliveries.to(NORTH.utility(), priority);
                backend.deliver(delivery).toCompletableFuture().get(15, TimeUnit.SECONDS);
                Message sent = far.utility().receive(Duration.ofSeconds(5)).orElseThrow();

                assertThat(properties(sent))
                        .isEqualTo(names(at("components", "messages", "request", "headers", "properties")))
                        .isEqualTo(new TreeSet<>((List<?>) at("components", "messages", "request", "headers")
                                .get("required")));
                assertThat(contentType(sent)).isEqualTo(message.get("contentType"));
                assertThat(sent.getJMSCorrelationID()).isEqualTo(delivery.deduplicationId());
                assertThat(((Queue) sent.getJMSReplyTo()).getQueueName()).isEqualTo(address("replies"));
                assertThat(sent.getJMSPriority()).isEqualTo(priorities.get(priority.ordinal()));
            }
        }
    }

    @Test
    void examplesOfRepliesAreReadByTheGateway() throws Exception {
        List<?> examples = (List<?>) at("components", "messages", "reply").get("examples");
        assertThat(examples).hasSize(4);
        for (Object example : examples) {
            byte[] json = JSON.writeValueAsBytes(((Map<?, ?>) example).get("payload"));

            assertThat(ReplyReader.read(Payload.of(json, Contract.MEDIA_TYPE)).toString())
                    .matches("(Acknowledgment|AppointmentReply)\\[MC-234-567-9AP v1.*");
        }
    }

    private String address(String channel) {
        return String.valueOf(at("channels", channel).get("address")).replace("{utility}", NORTH.utility());
    }

    private Map<?, ?> at(String... path) {
        Map<?, ?> node = document;
        for (String name : path) {
            Object next = node.get(name);
            assertThat(next).as(String.join("/", path)).isInstanceOf(Map.class);
            node = (Map<?, ?>) next;
        }
        return node;
    }

    private static TreeSet<Object> names(Map<?, ?> node) {
        return new TreeSet<>(node.keySet());
    }

    static TreeSet<Object> properties(Message message) throws Exception {
        TreeSet<Object> names = new TreeSet<>(Collections.list((Enumeration<?>) message.getPropertyNames()));
        names.removeIf(name -> String.valueOf(name).startsWith("JMSX"));
        return names;
    }

    static String contentType(Message message) {
        JmsMessageFacade raw = ((JmsMessage) message).getFacade();
        return String.valueOf(((AmqpJmsMessageFacade) raw).getContentType());
    }

    private static void collect(Object node, List<String> into) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                into.add(reference);
            }
            map.values().forEach(value -> collect(value, into));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, into));
        }
    }

    private static Map<?, ?> load() {
        try (InputStream in = Contract.class.getResourceAsStream(Contract.SCHEMA_FOLDER + "asyncapi.yaml")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
