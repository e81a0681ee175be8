package io.motcua.channel.sms;

import io.motcua.Answer;
import io.motcua.Notice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;

/**
 * One submit_sm of an answer.
 *
 * @param payload whether the octets go as message_payload instead of short_message
 * @param last whether a delivery receipt is asked for
 */
record SubmitSm(Notice notice, int dataCoding, boolean header, boolean payload, boolean last, byte[] octets) {
    private static final int UDHI = 0x40;
    /** short_message holds no more (section 5.2.21). */
    private static final int MOST_OCTETS = 254;

    /** The messages that an answer needs, in their order. */
    static List<SubmitSm> of(Smsc smsc, Answer answer) {
        Notice notice = answer.notice();
        OutgoingText text = OutgoingText.of(answer.text());
        int total = text.parts().size();
        if (total == 1) {
            return List.of(new SubmitSm(
                    notice, text.dataCoding(), false, false, true, text.parts().get(0)));
        }
        if (smsc.longText() == Smsc.LongText.MESSAGE_PAYLOAD) {
            byte[] whole = text.whole();
            return List.of(new SubmitSm(notice, text.dataCoding(), false, whole.length > MOST_OCTETS, true, whole));
        }
        // The last octet of a UUIDv7 is random, and the same at every attempt.
        byte reference = notice.noticeId().bytes()[15];
        List<SubmitSm> messages = new ArrayList<>();
        for (int number = 1; number <= total; number++) {
            byte[] part = text.parts().get(number - 1);
            byte[] octets = new byte[6 + part.length];
            // 3GPP TS 23.040 section 9.2.3.24.1: five octets follow; element 0 of three octets.
            octets[0] = 5;
            octets[2] = 3;
            octets[3] = reference;
            octets[4] = (byte) total;
            octets[5] = (byte) number;
            System.arraycopy(part, 0, octets, 6, part.length);
            messages.add(new SubmitSm(notice, text.dataCoding(), true, false, number == total, octets));
        }
        return messages;
    }

    /** Sends it, and returns the message centre's id of it. */
    String submit(SMPPSession session)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        Map<String, String> transport = notice.transport();
        OptionalParameter[] parameters = payload
                ? new OptionalParameter[] {new OptionalParameter.Message_payload(octets)}
                : new OptionalParameter[0];
        return session.submitShortMessage(
                        "",
                        ton(transport.get(SmsBinding.DESTINATION_TON)),
                        npi(transport.get(SmsBinding.DESTINATION_NPI)),
                        AnswerSender.source(notice),
                        ton(transport.get(SmsBinding.SOURCE_TON)),
                        npi(transport.get(SmsBinding.SOURCE_NPI)),
                        notice.answerTo().orElseThrow(),
                        new ESMClass(header ? UDHI : 0),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(
                                last ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
                        (byte) 0,
                        new RawDataCoding((byte) dataCoding),
                        (byte) 0,
                        payload ? new byte[0] : octets,
                        parameters)
                .getMessageId();
    }

    private static TypeOfNumber ton(@Nullable String value) {
        try {
            return TypeOfNumber.valueOf(Byte.parseByte(String.valueOf(value)));
        } catch (IllegalArgumentException e) {
            return TypeOfNumber.UNKNOWN;
        }
    }

    private static NumberingPlanIndicator npi(@Nullable String value) {
        try {
            return NumberingPlanIndicator.valueOf(Byte.parseByte(String.valueOf(value)));
        } catch (IllegalArgumentException e) {
            return NumberingPlanIndicator.UNKNOWN;
        }
    }

    @Override
    public String toString() {
        return "SubmitSm[" + notice.noticeId() + ", " + octets.length + " octets]";
    }
}
