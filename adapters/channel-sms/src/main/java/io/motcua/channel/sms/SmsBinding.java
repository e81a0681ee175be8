package io.motcua.channel.sms;

import io.motcua.Payload;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/** Makes a message a submission: what stands in its PDUs is kept as it is, what only the session knew is written beside. */
final class SmsBinding {
    static final String SMSC = "smsc";
    static final String SOURCE = "source";
    static final String SOURCE_TON = "sourceTon";
    static final String SOURCE_NPI = "sourceNpi";
    static final String DESTINATION = "destination";
    static final String DESTINATION_TON = "destinationTon";
    static final String DESTINATION_NPI = "destinationNpi";
    static final String DATA_CODING = "dataCoding";
    static final String PARTS = "parts";
    /** What a person should know who looks at the message. */
    static final String NOTE = "note";

    /** Makes the body, a {@link ReceivedMessage}, a {@link Submission}. */
    void toSubmission(Exchange exchange) {
        exchange.getMessage().setBody(submission(exchange.getIn().getBody(ReceivedMessage.class)));
    }

    Submission submission(ReceivedMessage message) {
        return new Submission(
                TrackingId.next(),
                SmsChannel.CHANNEL,
                account(message),
                message.receivedAt(),
                Urgency.OTHER,
                message.dedupeKey(),
                Payload.of(Pdus.join(message.pdus()), Pdus.MEDIA_TYPE),
                transport(message));
    }

    /** A message that names no destination still came to us: by this message centre. */
    private static String account(ReceivedMessage message) {
        String digits = message.first().destination().digits();
        return digits.isEmpty() || digits.length() > Submission.MAX_KEY_LENGTH ? message.smsc() : digits;
    }

    private static Map<String, String> transport(ReceivedMessage message) {
        DeliverSm.Address source = message.first().source();
        DeliverSm.Address destination = message.first().destination();
        Map<String, String> transport = new HashMap<>();
        transport.put(SMSC, message.smsc());
        transport.put(SOURCE, source.digits());
        transport.put(SOURCE_TON, String.valueOf(source.ton()));
        transport.put(SOURCE_NPI, String.valueOf(source.npi()));
        transport.put(DESTINATION, destination.digits());
        transport.put(DESTINATION_TON, String.valueOf(destination.ton()));
        transport.put(DESTINATION_NPI, String.valueOf(destination.npi()));
        transport.put(DATA_CODING, "0x%02x".formatted(message.first().dataCoding()));
        message.parts().ifPresent(total -> transport.put(PARTS, message.pdus().size() + "/" + total));
        message.note().ifPresent(note -> transport.put(NOTE, note));
        Sender.of(source).answerable().ifPresent(number -> transport.put(Submission.ANSWER_TO, number));
        return transport;
    }
}
