package io.motcua.channel.web;

import io.motcua.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code application/x-www-form-urlencoded} (URL standard, section 5.1), but strictly: in UTF-8, and with no
 * percent sign that begins no octet. Browsers send no other; what else comes was cut or forged.
 */
final class UrlEncoded {
    static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private static final int MAX_PAIRS = 200;

    /** A name and a value, decoded. */
    record Pair(String name, String value) {
        /** Names nothing: both may be a person's words. */
        @Override
        public String toString() {
            return "Pair";
        }
    }

    private UrlEncoded() {}

    /**
     * The pairs in their order.
     *
     * @throws UnreadableException if it is malformed, or holds more than 200 pairs
     */
    static List<Pair> read(ByteBuffer bytes) throws UnreadableException {
        List<Pair> pairs = new ArrayList<>();
        ByteBuffer rest = bytes.duplicate();
        while (rest.hasRemaining()) {
            ByteBuffer piece = upTo(rest, '&');
            if (!piece.hasRemaining()) {
                continue;
            }
            if (pairs.size() == MAX_PAIRS) {
                throw new UnreadableException("The form has more than " + MAX_PAIRS + " fields");
            }
            String name = decode(upTo(piece, '='));
            pairs.add(new Pair(name, decode(piece)));
        }
        return pairs;
    }

    /** What stands before the next such character or the end; the buffer goes on behind it. */
    private static ByteBuffer upTo(ByteBuffer rest, char end) {
        int start = rest.position();
        int i = start;
        while (i < rest.limit() && rest.get(i) != end) {
            i++;
        }
        ByteBuffer before = rest.slice(start, i - start);
        rest.position(Math.min(i + 1, rest.limit()));
        return before;
    }

    private static String decode(ByteBuffer piece) throws UnreadableException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(piece.remaining());
        while (piece.hasRemaining()) {
            byte next = piece.get();
            if (next == '+') {
                octets.write(' ');
            } else if (next == '%') {
                octets.write(octet(piece));
            } else if (next >= 0 && next < ' ') {
                throw new UnreadableException("The form holds a control character that is not percent-encoded");
            } else {
                octets.write(next);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("The form is not in UTF-8", e);
        }
    }

    private static int octet(ByteBuffer piece) throws UnreadableException {
        int high = piece.hasRemaining() ? Character.digit(piece.get(), 16) : -1;
        int low = piece.hasRemaining() ? Character.digit(piece.get(), 16) : -1;
        if (high < 0 || low < 0) {
            throw new UnreadableException("The form holds a percent sign that begins no octet");
        }
        return high << 4 | low;
    }
}
