package io.motcua.channel.sms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A telephone that writes messages: in the GSM alphabet when it has all their characters, else in UCS-2. */
public final class Handset {
    private final String number;

    /** @param number in E.164 with its plus, or an alphanumeric name */
    public Handset(String number) {
        this.number = number;
    }

    /** A short message. */
    public byte[] message(String to, String text) {
        return pdu(to, text).message(octets(text, gsm(text))).bytes();
    }

    /** One part of a long message, with an 8-bit reference. */
    public byte[] part(String to, int reference, int total, int part, String text) {
        return part(to, reference, total, part, text, gsm(text));
    }

    private byte[] part(String to, int reference, int total, int part, String text, boolean gsm) {
        byte[] header = {5, 0, 3, (byte) reference, (byte) total, (byte) part};
        return pdu(to, text)
                .dataCoding(gsm ? 0 : 8)
                .message(header, octets(text, gsm))
                .bytes();
    }

    /** As many messages as the text needs, in their order. */
    public List<byte[]> messages(String to, int reference, String text) {
        boolean gsm = gsm(text);
        if (octets(text, gsm).length <= (gsm ? 160 : 140)) {
            return List.of(message(to, text));
        }
        int length = gsm ? 150 : 66;
        List<byte[]> messages = new ArrayList<>();
        int total = (text.length() + length - 1) / length;
        for (int i = 0; i < total; i++) {
            String piece = text.substring(i * length, Math.min(text.length(), (i + 1) * length));
            messages.add(part(to, reference, total, i + 1, piece, gsm));
        }
        return messages;
    }

    private DeliverSmBytes pdu(String to, String text) {
        DeliverSmBytes pdu = new DeliverSmBytes().to(to).dataCoding(gsm(text) ? 0 : 8);
        return number.startsWith("+") ? pdu.from(1, number.substring(1)) : pdu.from(5, number);
    }

    private static boolean gsm(String text) {
        return text.chars().allMatch(c -> Gsm0338.septets((char) c).isPresent());
    }

    private static byte[] octets(String text, boolean gsm) {
        if (!gsm) {
            return text.getBytes(StandardCharsets.UTF_16BE);
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        text.chars().forEach(c -> octets.writeBytes(Gsm0338.septets((char) c).orElseThrow()));
        return octets.toByteArray();
    }
}
