package io.motcua.http;

import io.motcua.Payload;
import io.motcua.Receipt;
import io.motcua.RequestStatus;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The binding of a channel that takes JSON by POST: a request to a submission, a receipt to 202. What is malformed is
 * refused here, before anything is stored. Safe for use by many threads.
 */
public final class JsonIntake {
    private static final String JSON = "application/json";

    private final String channel;
    private final String path;
    private final ApiKeys keys;
    private final JsonShape shape;
    private final Clock clock;
    private final Set<Arrival> inFlight = ConcurrentHashMap.newKeySet();

    /** What makes two requests one, as long as the first is on its way. */
    private record Arrival(String account, String dedupeKey) {}

    /**
     * The binding.
     *
     * @param path where requests are posted, without a slash at its end; a request's page is below it
     */
    public JsonIntake(String channel, String path, ApiKeys keys, JsonShape shape, Clock clock) {
        this.channel = channel;
        this.path = path;
        this.keys = keys;
        this.shape = shape;
        this.clock = clock;
    }

    /**
     * Makes the body, an {@link HttpRequest}, a {@link Submission}. While it is on its way, another with its key is
     * refused with 409.
     *
     * @throws ProblemException if the request is refused
     * @throws JsonRefusal if its body is
     */
    public void toSubmission(Exchange exchange) throws JsonRefusal {
        Submission submission = submission(exchange.getIn().getBody(HttpRequest.class));
        Arrival arrival = new Arrival(submission.account(), submission.dedupeKey());
        if (!inFlight.add(arrival)) {
            throw new ProblemException(Problems.inFlight());
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                inFlight.remove(arrival);
            }
        });
        exchange.getMessage().setBody(submission);
    }

    /** Makes the body, a {@link Receipt}, the answer 202. The same receipt makes the same answer. */
    public void toAnswer(Exchange exchange) {
        exchange.getMessage().setBody(answer(exchange.getMessage().getBody(Receipt.class)));
    }

    Submission submission(HttpRequest request) throws JsonRefusal {
        ApiClient client = keys.client(request);
        String key = IdempotencyKey.of(request);
        // In UTF-8 if it says in what (RFC 8259, section 8.1).
        String mediaType = request.mediaType(JSON);
        StrictJson.read(ByteBuffer.wrap(request.body()), shape);
        return new Submission(
                TrackingId.next(),
                channel,
                client.account(),
                clock.instant(),
                Urgency.OTHER,
                // A client's id holds no colon, so that no two clients can make the same key.
                client.id() + ":" + key,
                Payload.of(request.body(), mediaType),
                Map.of("client", client.id()));
    }

    HttpAnswer answer(Receipt receipt) {
        String reference = receipt.reference().value();
        String self = path + "/" + reference;
        byte[] body = JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringField("serviceRequestId", reference);
            json.writeStringField("trackingId", receipt.trackingId().toString());
            json.writeStringField("status", RequestStatus.RECEIVED.name());
            StatusJson.links(json, self);
            json.writeEndObject();
        });
        return HttpAnswer.json(202, body, Map.of("Location", self));
    }
}
