package io.motcua.channel.sms;

import io.motcua.TrackingId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches delivery receipts with the answers that were sent last. They are information, and nothing waits for them: one
 * that nobody knows or can read is answered with yes all the same. Safe for use by many threads.
 */
final class DeliveryReceipts {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryReceipts.class);
    private static final int REMEMBERED = 10_000;
    /** Appendix B: the text of a receipt, which most message centres keep to. */
    private static final Pattern ID = Pattern.compile("\\bid:\\s*(\\S{1,65})");

    private static final Pattern STATE = Pattern.compile("\\bstat:\\s*([A-Z]{1,10})");
    /** Section 5.2.28, by number. */
    private static final List<String> STATES =
            List.of("UNKNOWN", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD");

    private final DeliveryReceiptListener listener;
    private final Map<Sent, TrackingId> sent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sent, TrackingId> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Sent(String smsc, String messageId) {}

    DeliveryReceipts(DeliveryReceiptListener listener) {
        this.listener = listener;
    }

    void sent(String smsc, String messageId, TrackingId noticeId) {
        synchronized (sent) {
            sent.put(new Sent(smsc, messageId), noticeId);
        }
    }

    void received(String smsc, DeliverSm message) {
        String text = new String(message.userData(), StandardCharsets.ISO_8859_1);
        Optional<String> id = Optional.ofNullable(message.parameters().get(DeliverSm.RECEIPTED_MESSAGE_ID))
                .map(DeliveryReceipts::string)
                .or(() -> found(ID, text));
        if (id.isEmpty()) {
            LOG.warn("A delivery receipt names no message [smsc {}]", smsc);
            return;
        }
        String state = message.number(DeliverSm.MESSAGE_STATE, 1)
                .map(number -> number < STATES.size() ? STATES.get(number) : "UNKNOWN")
                .or(() -> found(STATE, text))
                .orElse("UNKNOWN");
        Optional<TrackingId> noticeId;
        synchronized (sent) {
            noticeId = Optional.ofNullable(sent.get(new Sent(smsc, id.get())));
        }
        LOG.info(
                "An answer is {} [smsc {}, notice {}]",
                state,
                smsc,
                noticeId.map(TrackingId::toString).orElse("unknown"));
        try {
            listener.received(new DeliveryReceipt(smsc, id.get(), state, noticeId));
        } catch (RuntimeException e) {
            LOG.error("A listener failed on a delivery receipt [smsc {}]", smsc, e);
        }
    }

    private static String string(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
