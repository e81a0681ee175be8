package io.motcua.channel.sms;

import io.motcua.Payload;
import io.motcua.Submission;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A short message that somebody wrote down instead of sending it, for those who measure how messages are read: it
 * becomes the submission, PDU by PDU, that the channel would have stored. Immutable and safe for use by many threads.
 *
 * @param from whom it is from, in E.164 with its plus, or as an alphanumeric name
 * @param to the short code
 * @param parts in the order of their arrival, or none
 * @param text the whole of it, if it came in no parts
 */
public record WrittenMessage(String from, String to, List<Part> parts, String text) {
    /** Of a message that was written down nobody knows the message centre. */
    private static final String SMSC = "written";

    private static final int UDHI = 0x40;
    /** short_message holds no more (section 5.2.21). */
    private static final int MOST_OCTETS = 254;

    /**
     * A part of a long message.
     *
     * @param reference what parts of one message have in common
     * @param number from 1
     */
    public record Part(int reference, int total, int number, String text) {}

    public WrittenMessage {
        parts = List.copyOf(parts);
    }

    /** What the channel would have stored at that instant. */
    public Submission submission(Instant receivedAt) {
        List<byte[]> pdus = pdus();
        DeliverSm first;
        try {
            first = PduReader.read(pdus.get(0));
        } catch (MalformedPduException e) {
            throw new IllegalArgumentException("A number or short code is longer than SMPP has room for", e);
        }
        ReceivedMessage message = new ReceivedMessage(
                SMSC,
                first,
                pdus,
                SMSC + ":" + Payload.of(Pdus.join(pdus), Pdus.MEDIA_TYPE).sha256Hex(),
                receivedAt,
                parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(0).total()),
                Optional.empty());
        return new SmsBinding().submission(message);
    }

    private List<byte[]> pdus() {
        List<byte[]> pdus = new ArrayList<>();
        if (parts.isEmpty()) {
            OutgoingText outgoing = OutgoingText.of(text);
            int total = outgoing.parts().size();
            for (int number = 1; number <= total; number++) {
                byte[] octets = outgoing.parts().get(number - 1);
                pdus.add(pdu(outgoing.dataCoding(), total == 1 ? new byte[0] : header(1, total, number), octets));
            }
            return pdus;
        }
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.text()));
        int dataCoding = OutgoingText.of(all.toString()).dataCoding();
        // As reassembly has them: in their order, each once.
        parts.stream().distinct().sorted(Comparator.comparingInt(Part::number)).forEach(part -> {
            byte[] octets = dataCoding == OutgoingText.GSM
                    ? OutgoingText.of(part.text()).whole()
                    : part.text().getBytes(StandardCharsets.UTF_16BE);
            pdus.add(pdu(dataCoding, header(part.reference(), part.total(), part.number()), octets));
        });
        return pdus;
    }

    /** 3GPP TS 23.040 section 9.2.3.24.1: five octets follow; element 0 of three octets. */
    private static byte[] header(int reference, int total, int number) {
        return new byte[] {5, 0, 3, (byte) reference, (byte) total, (byte) number};
    }

    /** A deliver_sm with the sequence number 0 (section 4.6.1). */
    private byte[] pdu(int dataCoding, byte[] header, byte[] octets) {
        byte[] message = ByteBuffer.allocate(header.length + octets.length)
                .put(header)
                .put(octets)
                .array();
        boolean number = from.startsWith("+");
        boolean fits = message.length <= MOST_OCTETS;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0);
        body.write(number ? DeliverSm.Address.INTERNATIONAL : DeliverSm.Address.ALPHANUMERIC);
        body.write(1);
        body.writeBytes(((number ? from.substring(1) : from) + "\0").getBytes(StandardCharsets.ISO_8859_1));
        body.write(0);
        body.write(1);
        body.writeBytes((to + "\0").getBytes(StandardCharsets.ISO_8859_1));
        body.write(header.length == 0 ? 0 : UDHI);
        body.writeBytes(new byte[6]);
        body.write(dataCoding);
        body.write(0);
        body.write(fits ? message.length : 0);
        if (fits) {
            body.writeBytes(message);
        } else {
            body.writeBytes(ByteBuffer.allocate(4)
                    .putShort((short) DeliverSm.MESSAGE_PAYLOAD)
                    .putShort((short) message.length)
                    .array());
            body.writeBytes(message);
        }
        return ByteBuffer.allocate(DeliverSm.HEADER_LENGTH + body.size())
                .putInt(DeliverSm.HEADER_LENGTH + body.size())
                .putInt(DeliverSm.COMMAND_ID)
                .putLong(0)
                .put(body.toByteArray())
                .array();
    }

    /** Sizes; never the words or the numbers of people. */
    @Override
    public String toString() {
        return "WrittenMessage[to " + to + ", " + parts.size() + " parts]";
    }
}
