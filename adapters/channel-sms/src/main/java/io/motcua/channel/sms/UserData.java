package io.motcua.channel.sms;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user data of a message, its header taken off (3GPP TS 23.040 section 9.2.3.24).
 *
 * @param text the octets after the header
 * @param part which part of a long message this is; empty if it is none, or if what says so makes no sense
 * @param senseless whether something says that this is a part, but of nothing that can be: part 0, or part 3 of 2
 */
record UserData(byte[] text, Optional<Part> part, boolean senseless) {
    private static final int CONCATENATED_8_BIT = 0x00;
    private static final int CONCATENATED_16_BIT = 0x08;

    /**
     * A part of a long message.
     *
     * @param kind what the reference was given by: references of different kinds are never the same
     * @param reference wraps around, at 256 or at 65,536
     * @param number from 1
     */
    record Part(Kind kind, int reference, int total, int number) {
        enum Kind {
            UDH_8,
            UDH_16,
            SAR
        }

        private boolean makesSense() {
            return number >= 1 && number <= total && total <= 255;
        }
    }

    static UserData of(DeliverSm message) {
        byte[] octets = message.userData();
        @Nullable Part said = null;
        byte[] text = octets;
        if (message.hasHeader() && octets.length > 0) {
            int header = 1 + (octets[0] & 0xFF);
            if (header <= octets.length) {
                text = Arrays.copyOfRange(octets, header, octets.length);
                said = concatenation(octets, header);
            }
            // A header that is longer than the message is none; its octets stay where a person can see them.
        }
        if (said == null) {
            said = segment(message);
        }
        if (said == null || said.total() == 1 && said.number() == 1) {
            return new UserData(text, Optional.empty(), false);
        }
        return said.makesSense()
                ? new UserData(text, Optional.of(said), false)
                : new UserData(text, Optional.empty(), true);
    }

    /** The last concatenation element counts, as section 9.2.3.24 of TS 23.040 has it for elements that exclude others. */
    private static @Nullable Part concatenation(byte[] octets, int end) {
        @Nullable Part found = null;
        int at = 1;
        while (at + 2 <= end) {
            int element = octets[at] & 0xFF;
            int length = octets[at + 1] & 0xFF;
            int data = at + 2;
            if (data + length > end) {
                break;
            }
            if (element == CONCATENATED_8_BIT && length == 3) {
                found = new Part(
                        Part.Kind.UDH_8, octets[data] & 0xFF, octets[data + 1] & 0xFF, octets[data + 2] & 0xFF);
            } else if (element == CONCATENATED_16_BIT && length == 4) {
                int reference = (octets[data] & 0xFF) << 8 | octets[data + 1] & 0xFF;
                found = new Part(Part.Kind.UDH_16, reference, octets[data + 2] & 0xFF, octets[data + 3] & 0xFF);
            }
            at = data + length;
        }
        return found;
    }

    /** Section 5.3.2.22: the three parameters count only together. */
    private static @Nullable Part segment(DeliverSm message) {
        Optional<Integer> reference = message.number(DeliverSm.SAR_MSG_REF_NUM, 2);
        Optional<Integer> total = message.number(DeliverSm.SAR_TOTAL_SEGMENTS, 1);
        Optional<Integer> number = message.number(DeliverSm.SAR_SEGMENT_SEQNUM, 1);
        if (reference.isEmpty() || total.isEmpty() || number.isEmpty()) {
            return null;
        }
        return new Part(Part.Kind.SAR, reference.get(), total.get(), number.get());
    }

    @Override
    public String toString() {
        return "UserData[" + text.length + " octets, " + part + "]";
    }
}
