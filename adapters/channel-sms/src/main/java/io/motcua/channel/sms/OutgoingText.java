package io.motcua.channel.sms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text as it goes out: in the GSM alphabet if that has all its characters, else in UCS-2, and cut where a part is
 * full, never within a character (3GPP TS 23.040 section 9.2.3.24.1).
 *
 * @param dataCoding 0 for the GSM alphabet, 8 for UCS-2
 * @param parts the octets of each part, without a header
 */
record OutgoingText(int dataCoding, List<byte[]> parts) {
    static final int GSM = 0x00;
    static final int UCS_2 = 0x08;

    /** 140 octets hold 160 septets or 70 characters; a header of 6 octets leaves 153 septets or 67 characters. */
    private static final int GSM_ALONE = 160;

    private static final int GSM_PART = 153;
    private static final int UCS_2_ALONE = 140;
    private static final int UCS_2_PART = 134;

    /** The text in as few parts as it needs. Control characters other than a line feed are left out. */
    static OutgoingText of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.chars().filter(c -> c == '\n' || !Character.isISOControl(c)).forEach(c -> clean.append((char) c));
        Optional<List<byte[]>> septets = septets(clean);
        return septets.isPresent()
                ? new OutgoingText(GSM, pack(septets.get(), GSM_ALONE, GSM_PART))
                : new OutgoingText(UCS_2, pack(characters(clean), UCS_2_ALONE, UCS_2_PART));
    }

    /** All octets in one, for a message centre that makes the parts itself. */
    byte[] whole() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    private static Optional<List<byte[]>> septets(CharSequence text) {
        List<byte[]> septets = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            Optional<byte[]> one = Gsm0338.septets(text.charAt(i));
            if (one.isEmpty()) {
                return Optional.empty();
            }
            septets.add(one.get());
        }
        return Optional.of(septets);
    }

    private static List<byte[]> characters(CharSequence text) {
        return text.codePoints()
                .mapToObj(point -> Character.toString(point).getBytes(StandardCharsets.UTF_16BE))
                .toList();
    }

    private static List<byte[]> pack(List<byte[]> characters, int alone, int part) {
        int all = characters.stream().mapToInt(character -> character.length).sum();
        int most = all <= alone ? alone : part;
        List<byte[]> parts = new ArrayList<>();
        ByteArrayOutputStream current = new ByteArrayOutputStream();
        for (byte[] character : characters) {
            if (current.size() + character.length > most) {
                parts.add(current.toByteArray());
                current.reset();
            }
            current.writeBytes(character);
        }
        parts.add(current.toByteArray());
        return parts;
    }

    @Override
    public String toString() {
        return "OutgoingText[data_coding " + dataCoding + ", " + parts.size() + " parts]";
    }
}
