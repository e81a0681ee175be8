package io.motcua.channel.sms;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The form in which messages are stored: each deliver_sm as it arrived, header and all, one after the other. Only the
 * sequence number, which is the session's and differs when a message is sent again, is made zero.
 */
final class Pdus {
    /** Of what is stored: one deliver_sm, or all parts of a long message in their order. */
    static final String MEDIA_TYPE = "application/vnd.motcua.smpp";

    private static final int SEQUENCE_NUMBER = 12;

    private Pdus() {}

    /** The PDU as it is stored. */
    static byte[] withoutSequenceNumber(byte[] pdu) {
        byte[] stored = pdu.clone();
        Arrays.fill(stored, SEQUENCE_NUMBER, SEQUENCE_NUMBER + 4, (byte) 0);
        return stored;
    }

    static byte[] join(List<byte[]> pdus) {
        ByteBuffer joined =
                ByteBuffer.allocate(pdus.stream().mapToInt(pdu -> pdu.length).sum());
        pdus.forEach(joined::put);
        return joined.array();
    }

    /** @throws MalformedPduException if the bytes are not whole PDUs, one after the other */
    static List<byte[]> split(byte[] bytes) throws MalformedPduException {
        List<byte[]> pdus = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int left = bytes.length - at;
            int length = left < 4 ? 0 : ByteBuffer.wrap(bytes).getInt(at);
            if (length < DeliverSm.HEADER_LENGTH || length > left) {
                throw new MalformedPduException("At octet " + at + " of " + bytes.length + " begins no PDU", 0);
            }
            pdus.add(Arrays.copyOfRange(bytes, at, at + length));
            at += length;
        }
        if (pdus.isEmpty()) {
            throw new MalformedPduException("There are no bytes", 0);
        }
        return pdus;
    }
}
