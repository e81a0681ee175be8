package io.motcua.channel.sms;

import io.motcua.Answer;
import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.NoticeOutcome.Undeliverable;
import io.motcua.TrackingId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/**
 * Sends an answer by submit_sm, part by part, and says what came of it. When a part is deferred, the next attempt goes
 * on with that part and the same reference, so that the phone still gets one message. Safe for use by many threads.
 */
final class AnswerSender {
    /** The most parts that an answer may have; the reference counts to 255. */
    private static final int MAX_PARTS = 20;

    private static final int REMEMBERED = 1_000;
    /** Section 5.1.3: what no repetition can mend. */
    private static final Set<Integer> FINAL = Set.of(
            SMPPConstant.STAT_ESME_RINVDSTADR,
            SMPPConstant.STAT_ESME_RINVDSTTON,
            SMPPConstant.STAT_ESME_RINVDSTNPI,
            SMPPConstant.STAT_ESME_RX_P_APPN,
            SMPPConstant.STAT_ESME_RX_R_APPN,
            SMPPConstant.STAT_ESME_RDELIVERYFAILURE);

    private final DeliveryReceipts receipts;
    /** The ids of the parts of a notice that are out already. */
    private final Map<TrackingId, List<String>> begun = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TrackingId, List<String>> eldest) {
            return size() > REMEMBERED;
        }
    };

    AnswerSender(DeliveryReceipts receipts) {
        this.receipts = receipts;
    }

    /** Sends it on this thread, which waits for the message centre. */
    NoticeOutcome send(Smsc smsc, SMPPSession session, Answer answer) {
        List<SubmitSm> messages = SubmitSm.of(smsc, answer);
        if (messages.size() > MAX_PARTS) {
            return new Undeliverable("The answer needs " + messages.size() + " parts; " + MAX_PARTS + " are sent");
        }
        TrackingId noticeId = answer.notice().noticeId();
        List<String> ids = begun(noticeId);
        for (SubmitSm message : messages.subList(Math.min(ids.size(), messages.size()), messages.size())) {
            try {
                String id = message.submit(session);
                receipts.sent(smsc.name(), id, noticeId);
                ids.add(id);
            } catch (NegativeResponseException e) {
                keep(noticeId, ids);
                return refused(smsc, e.getCommandStatus());
            } catch (ResponseTimeoutException e) {
                keep(noticeId, ids);
                return new Deferred(Duration.ZERO, "Message centre " + smsc.name() + " did not respond in time");
            } catch (PDUException e) {
                return new Undeliverable("The address cannot be written in a submit_sm");
            } catch (InvalidResponseException | IOException e) {
                keep(noticeId, ids);
                return new Deferred(Duration.ZERO, "The bind was lost [smsc " + smsc.name() + "]");
            }
        }
        return new Sent(String.join(",", ids));
    }

    private List<String> begun(TrackingId noticeId) {
        synchronized (begun) {
            List<String> ids = begun.remove(noticeId);
            return ids == null ? new ArrayList<>() : ids;
        }
    }

    private void keep(TrackingId noticeId, List<String> ids) {
        if (!ids.isEmpty()) {
            synchronized (begun) {
                begun.put(noticeId, ids);
            }
        }
    }

    private static NoticeOutcome refused(Smsc smsc, int commandStatus) {
        String cause = "Message centre %s refuses with 0x%02x".formatted(smsc.name(), commandStatus);
        return FINAL.contains(commandStatus) ? new Undeliverable(cause) : new Deferred(Duration.ZERO, cause);
    }

    /** The source of an answer: the short code that the person wrote to. */
    static String source(Notice notice) {
        return notice.transport()
                .getOrDefault(SmsBinding.DESTINATION, notice.update().account());
    }
}
