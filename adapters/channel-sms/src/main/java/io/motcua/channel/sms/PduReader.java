package io.motcua.channel.sms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jsmpp.SMPPConstant;

/**
 * Reads the bytes of a deliver_sm field by field (section 4.6.1). Lengths are not enforced where a longer value does no
 * harm: a message is not refused for an address of 22 digits.
 */
final class PduReader {
    /** More than section 5.2 allows any string to have; what is longer has lost its end. */
    private static final int MAX_STRING = 256;

    private final ByteBuffer rest;

    private PduReader(ByteBuffer rest) {
        this.rest = rest;
    }

    /**
     * Reads a whole PDU, header and all.
     *
     * @throws MalformedPduException if a mandatory field cannot be read; optional parameters may be broken
     */
    static DeliverSm read(byte[] pdu) throws MalformedPduException {
        ByteBuffer bytes = ByteBuffer.wrap(pdu);
        if (pdu.length < DeliverSm.HEADER_LENGTH || bytes.getInt(0) != pdu.length) {
            throw new MalformedPduException(
                    "command_length is not the PDU's length of " + pdu.length + " octets",
                    SMPPConstant.STAT_ESME_RINVCMDLEN);
        }
        if (bytes.getInt(4) != DeliverSm.COMMAND_ID) {
            throw new MalformedPduException(
                    "command_id 0x" + Integer.toHexString(bytes.getInt(4)) + " is not deliver_sm",
                    SMPPConstant.STAT_ESME_RINVCMDID);
        }
        return new PduReader(bytes.position(DeliverSm.HEADER_LENGTH)).body();
    }

    private DeliverSm body() throws MalformedPduException {
        string("service_type", SMPPConstant.STAT_ESME_RINVSERTYP);
        DeliverSm.Address source = address("source_addr", SMPPConstant.STAT_ESME_RINVSRCADR);
        DeliverSm.Address destination = address("destination_addr", SMPPConstant.STAT_ESME_RINVDSTADR);
        int esmClass = octet("esm_class");
        octet("protocol_id");
        octet("priority_flag");
        string("schedule_delivery_time", SMPPConstant.STAT_ESME_RINVSCHED);
        string("validity_period", SMPPConstant.STAT_ESME_RINVEXPIRY);
        octet("registered_delivery");
        octet("replace_if_present_flag");
        int dataCoding = octet("data_coding");
        octet("sm_default_msg_id");
        byte[] shortMessage = octets("short_message", octet("sm_length"));
        Map<Integer, byte[]> parameters = new HashMap<>();
        boolean whole = parameters(parameters);
        return new DeliverSm(source, destination, esmClass, dataCoding, shortMessage, parameters, whole);
    }

    private DeliverSm.Address address(String field, int status) throws MalformedPduException {
        int ton = octet(field + "_ton");
        int npi = octet(field + "_npi");
        return new DeliverSm.Address(ton, npi, string(field, status));
    }

    private int octet(String field) throws MalformedPduException {
        if (!rest.hasRemaining()) {
            throw new MalformedPduException("The PDU ends before " + field, SMPPConstant.STAT_ESME_RINVCMDLEN);
        }
        return rest.get() & 0xFF;
    }

    private byte[] octets(String field, int length) throws MalformedPduException {
        if (rest.remaining() < length) {
            throw new MalformedPduException(
                    field + " has " + rest.remaining() + " octets of " + length, SMPPConstant.STAT_ESME_RINVMSGLEN);
        }
        byte[] octets = new byte[length];
        rest.get(octets);
        return octets;
    }

    private String string(String field, int status) throws MalformedPduException {
        int start = rest.position();
        int most = Math.min(rest.limit(), start + MAX_STRING);
        for (int end = start; end < most; end++) {
            if (rest.get(end) == 0) {
                rest.position(end + 1);
                return new String(Arrays.copyOfRange(rest.array(), start, end), StandardCharsets.ISO_8859_1);
            }
        }
        boolean cutOff = most == rest.limit();
        throw new MalformedPduException(field + " has no end", cutOff ? SMPPConstant.STAT_ESME_RINVCMDLEN : status);
    }

    /** Section 5.3.1: tag, length, value. What stands after a break is lost to us, but kept in the bytes. */
    private boolean parameters(Map<Integer, byte[]> parameters) {
        while (rest.remaining() >= 4) {
            int tag = rest.getShort() & 0xFFFF;
            int length = rest.getShort() & 0xFFFF;
            if (length > rest.remaining()) {
                return false;
            }
            byte[] value = new byte[length];
            rest.get(value);
            parameters.putIfAbsent(tag, value);
        }
        return !rest.hasRemaining();
    }
}
