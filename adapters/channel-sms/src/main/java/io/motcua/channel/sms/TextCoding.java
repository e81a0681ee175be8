package io.motcua.channel.sms;

import io.motcua.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a message's octets become text: what its data_coding says (section 5.2.19, 3GPP TS 23.038 section 4). */
enum TextCoding {
    GSM,
    LATIN_1,
    CYRILLIC,
    HEBREW,
    UCS_2,
    /** Octets that are text only if they happen to be: some applications send UTF-8 so. */
    OCTETS;

    private static final Charset ISO_8859_5 = Charset.forName("ISO-8859-5");
    private static final Charset ISO_8859_8 = Charset.forName("ISO-8859-8");

    /** @throws UnreadableException if nobody says what the code means, or the text is compressed */
    static TextCoding of(int dataCoding) throws UnreadableException {
        switch (dataCoding) {
            case 0x00:
                return GSM;
            case 0x01: // IA5, whose letters are those of Latin-1.
            case 0x03:
                return LATIN_1;
            case 0x02:
            case 0x04:
                return OCTETS;
            case 0x06:
                return CYRILLIC;
            case 0x07:
                return HEBREW;
            case 0x08:
                return UCS_2;
            default:
                return ofGsmGroup(dataCoding);
        }
    }

    /** TS 23.038 section 4: message classes and waiting indications. */
    private static TextCoding ofGsmGroup(int dataCoding) throws UnreadableException {
        int group = dataCoding >> 4;
        if (group == 0x1) {
            switch (dataCoding >> 2 & 3) {
                case 0:
                    return GSM;
                case 1:
                    return OCTETS;
                case 2:
                    return UCS_2;
                default:
            }
        } else if (group == 0xC || group == 0xD) {
            return GSM;
        } else if (group == 0xE) {
            return UCS_2;
        } else if (group == 0xF) {
            return (dataCoding & 0x04) == 0 ? GSM : OCTETS;
        }
        throw new UnreadableException("data_coding 0x%02x is of no text that can be read".formatted(dataCoding));
    }

    /** @throws UnreadableException if the octets are no text */
    String decode(byte[] octets) throws UnreadableException {
        return switch (this) {
            case GSM -> Gsm0338.decode(octets);
            case LATIN_1 -> new String(octets, StandardCharsets.ISO_8859_1);
            case CYRILLIC -> new String(octets, ISO_8859_5);
            case HEBREW -> new String(octets, ISO_8859_8);
            case UCS_2 -> ucs2(octets);
            case OCTETS -> utf8(octets);
        };
    }

    /** UTF-16: what came later than UCS-2, such as an emoji, is sent as surrogates. A byte order mark is no text. */
    private static String ucs2(byte[] octets) {
        boolean marked = octets.length >= 2;
        if (marked && (octets[0] & 0xFF) == 0xFF && (octets[1] & 0xFF) == 0xFE) {
            return new String(octets, 2, octets.length - 2, StandardCharsets.UTF_16LE);
        }
        int from = marked && (octets[0] & 0xFF) == 0xFE && (octets[1] & 0xFF) == 0xFF ? 2 : 0;
        return new String(octets, from, octets.length - from, StandardCharsets.UTF_16BE);
    }

    private static String utf8(byte[] octets) throws UnreadableException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("The message has " + octets.length + " octets that are no text", e);
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw new UnreadableException("The message has " + octets.length + " octets that are no text");
        }
        return text;
    }
}
