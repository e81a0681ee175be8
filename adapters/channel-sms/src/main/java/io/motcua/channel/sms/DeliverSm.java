package io.motcua.channel.sms;

import java.util.Map;
import java.util.Optional;

/**
 * A deliver_sm as it stands in its bytes (section 4.6.1): nothing decoded, nothing judged. Its arrays are shared and
 * never written to.
 *
 * @param shortMessage the octets of short_message
 * @param parameters the optional parameters by tag; of several with one tag, the first
 * @param wholeParameters whether the optional parameters could be read to their end
 */
record DeliverSm(
        Address source,
        Address destination,
        int esmClass,
        int dataCoding,
        byte[] shortMessage,
        Map<Integer, byte[]> parameters,
        boolean wholeParameters) {
    static final int COMMAND_ID = 0x00000005;
    static final int HEADER_LENGTH = 16;

    /** Section 5.3.2.32. */
    static final int MESSAGE_PAYLOAD = 0x0424;
    /** Sections 5.3.2.22 to 5.3.2.24. */
    static final int SAR_MSG_REF_NUM = 0x020C;

    static final int SAR_TOTAL_SEGMENTS = 0x020E;
    static final int SAR_SEGMENT_SEQNUM = 0x020F;
    /** Section 5.3.2.12. */
    static final int RECEIPTED_MESSAGE_ID = 0x001E;
    /** Section 5.3.2.35. */
    static final int MESSAGE_STATE = 0x0427;

    private static final int UDHI = 0x40;
    private static final int TYPE = 0x3C;
    private static final int DELIVERY_RECEIPT = 0x04;
    private static final int INTERMEDIATE_NOTIFICATION = 0x20;

    /**
     * An address with its type of number and numbering plan (sections 5.2.5 to 5.2.9).
     *
     * @param digits letters, if the type is alphanumeric
     */
    record Address(int ton, int npi, String digits) {
        static final int INTERNATIONAL = 1;
        static final int ALPHANUMERIC = 5;

        /** Leaves out the digits: they are a person's. */
        @Override
        public String toString() {
            return "Address[ton " + ton + ", npi " + npi + "]";
        }
    }

    /** Whether the message tells what became of one of ours (section 5.2.12), instead of being a person's. */
    boolean tellsOfOurs() {
        int type = esmClass & TYPE;
        return type == DELIVERY_RECEIPT || type == INTERMEDIATE_NOTIFICATION;
    }

    /** Whether the user data begin with a header (section 5.2.12, 3GPP TS 23.040 section 9.2.3.24). */
    boolean hasHeader() {
        return (esmClass & UDHI) != 0;
    }

    /** The octets of the message, wherever they stand. A sender may use one place only; if it used both, none is lost. */
    byte[] userData() {
        byte[] payload = parameters.get(MESSAGE_PAYLOAD);
        if (payload == null) {
            return shortMessage;
        }
        if (shortMessage.length == 0) {
            return payload;
        }
        byte[] both = new byte[shortMessage.length + payload.length];
        System.arraycopy(shortMessage, 0, both, 0, shortMessage.length);
        System.arraycopy(payload, 0, both, shortMessage.length, payload.length);
        return both;
    }

    /** An optional parameter that is an unsigned number of so many octets. */
    Optional<Integer> number(int tag, int octets) {
        byte[] value = parameters.get(tag);
        if (value == null || value.length != octets) {
            return Optional.empty();
        }
        int number = 0;
        for (byte octet : value) {
            number = number << 8 | octet & 0xFF;
        }
        return Optional.of(number);
    }

    /** Sizes and codes; never the words or the numbers of people. */
    @Override
    public String toString() {
        return "DeliverSm[esm_class " + esmClass + ", data_coding " + dataCoding + ", " + userData().length
                + " octets]";
    }
}
