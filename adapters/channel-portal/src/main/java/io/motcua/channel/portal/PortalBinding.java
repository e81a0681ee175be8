package io.motcua.channel.portal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.motcua.Payload;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.http.ApiClient;
import io.motcua.http.ApiKeys;
import io.motcua.http.HttpAnswer;
import io.motcua.http.HttpRequest;
import io.motcua.http.Problem;
import io.motcua.http.ProblemException;
import io.motcua.http.Problems;
import io.motcua.spi.Conversations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The binding of the portal's channel: a posted dossier to a submission, a receipt to 202. What the portal can mend (no
 * JSON, no dossier's code) is refused here, before anything is stored; whatever can be told to be a citizen's dossier is
 * taken. Safe for use by many threads.
 *
 * <p>A dossier is known by its code. The same content again is the same arrival; another content is an arrival of its
 * own that names the request of the first, so that it joins it.
 */
final class PortalBinding {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String FIRST = "motcua.portal.first";

    private final String channel;
    private final ApiKeys keys;
    private final Conversations conversations;
    private final Clock clock;
    private final Set<Arrival> inFlight = ConcurrentHashMap.newKeySet();

    /** A dossier on its way: until it is stored, nobody can tell that another content of it is the second. */
    private record Arrival(String account, String code) {}

    PortalBinding(String channel, ApiKeys keys, Conversations conversations, Clock clock) {
        this.channel = channel;
        this.keys = keys;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** Makes the body, an {@link HttpRequest}, a {@link Submission}. */
    void toSubmission(Exchange exchange) {
        HttpRequest request = exchange.getIn().getBody(HttpRequest.class);
        ApiClient client = keys.client(request);
        String mediaType = request.header("Content-Type").orElse("");
        requireJson(mediaType);
        String code = code(request.body());
        claim(new Arrival(client.account(), code), exchange);
        Optional<Reference> first = conversations.first(channel, client.account(), code);
        Map<String, String> transport = new HashMap<>();
        transport.put("client", client.id());
        transport.put(Submission.ANSWER_TO, code);
        first.ifPresent(reference -> {
            transport.put(PortalNormaliser.FIRST_REFERENCE, reference.value());
            exchange.setProperty(FIRST, reference);
        });
        Payload payload = Payload.of(request.body(), mediaType);
        exchange.getMessage()
                .setBody(new Submission(
                        TrackingId.next(),
                        channel,
                        client.account(),
                        clock.instant(),
                        Urgency.OTHER,
                        code + ":" + payload.sha256Hex(),
                        payload,
                        transport));
    }

    /** Makes the body, a {@link Receipt}, the answer 202, which calls the dossier's request by its first reference. */
    void toAnswer(Exchange exchange) {
        Receipt receipt = exchange.getMessage().getBody(Receipt.class);
        Reference first = exchange.getProperty(FIRST, receipt.reference(), Reference.class);
        exchange.getMessage().setBody(HttpAnswer.json(202, answer(receipt, first), Map.of()));
    }

    private void claim(Arrival arrival, Exchange exchange) {
        if (!inFlight.add(arrival)) {
            throw new ProblemException(Problem.of(
                            409,
                            "request-in-flight",
                            "This dossier is on its way",
                            "A content of this dossier is on its way to the ledger; send this one again in a moment")
                    .with("Retry-After", "1"));
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                inFlight.remove(arrival);
            }
        });
    }

    private static String code(byte[] body) {
        try {
            return Dossier.read(ByteBuffer.wrap(body)).code();
        } catch (DossierRefusal e) {
            throw new ProblemException(
                    Problems.invalid(String.valueOf(e.getMessage())).at(e.pointer()));
        }
    }

    private static byte[] answer(Receipt receipt, Reference first) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("intakeId", receipt.trackingId().toString());
            json.writeStringField("serviceRequestId", first.value());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written to", e);
        }
        return bytes.toByteArray();
    }

    /** JSON, and in UTF-8 if it says in what (RFC 8259, section 8.1). */
    private static void requireJson(String mediaType) {
        String[] parts = mediaType.split(";");
        boolean json = parts[0].strip().equalsIgnoreCase("application/json");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            json &= !parameter.regionMatches(true, 0, "charset=", 0, 8)
                    || parameter.substring(8).replace("\"", "").equalsIgnoreCase("utf-8");
        }
        if (!json) {
            throw new ProblemException(Problem.of(
                    415,
                    "unsupported-media-type",
                    "The body is of another type",
                    "Content-Type must be application/json, in utf-8"));
        }
    }
}
