package io.motcua.channel.sms;

import io.motcua.UnreadableException;
import java.util.Arrays;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;

/**
 * A submit_sm as a message centre reads it.
 *
 * @param last whether it is a whole message or the last part of one
 * @param receipt whether a delivery receipt is asked for
 * @param octets of the message, with its header
 */
public record SubmittedMessage(
        String from, String to, int dataCoding, String text, boolean last, boolean receipt, byte[] octets) {

    static SubmittedMessage of(SubmitSm submit) {
        byte[] octets = submit.getShortMessage();
        OptionalParameter.Message_payload payload =
                submit.getOptionalParameter(OptionalParameter.Message_payload.class);
        if (payload != null) {
            octets = payload.getValue();
        }
        int header = submit.isUdhi() ? 1 + octets[0] : 0;
        byte[] text = Arrays.copyOfRange(octets, header, octets.length);
        boolean last = header == 0 || octets[4] == octets[5];
        int coding = submit.getDataCoding() & 0xFF;
        try {
            return new SubmittedMessage(
                    submit.getSourceAddr(),
                    submit.getDestAddress(),
                    coding,
                    TextCoding.of(coding).decode(text),
                    last,
                    submit.getRegisteredDelivery() != 0,
                    octets);
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }

    SubmittedMessage withText(String whole) {
        return new SubmittedMessage(from, to, dataCoding, whole, last, receipt, octets);
    }
}
