package io.motcua.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;

/**
 * Takes a message apart (RFC 2045 and 2046), whatever is wrong with it. Parts that lie too deep are left as they are,
 * parts beyond the limit are left out, and a header too long to read ends the reading: what came before it stands.
 *
 * @param message with what could be read
 * @param complete whether that was all of it
 */
record MimeReader(MailPart message, boolean complete) {
    /** Deeper than any mail program nests; a bomb of boxes in boxes costs no more than this. */
    private static final int MAX_DEPTH = 12;

    private static final int MAX_PARTS = 500;
    private static final int MAX_HEADER_BYTES = 8 << 20;
    /** How much of a body can be words, in bytes; all of it is counted and hashed. */
    private static final int MAX_TEXT_BYTES = 1 << 20;

    private static final MimeConfig PERMISSIVE = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxHeaderLen(MAX_HEADER_BYTES)
            .setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(false)
            .build();

    /** The fields of the message alone. */
    static MailPart fields(InputStream bytes) {
        return read(bytes, false).message();
    }

    static MimeReader read(InputStream bytes) {
        return read(bytes, true);
    }

    private static MimeReader read(InputStream bytes, boolean body) {
        MailPart root = new MailPart();
        Deque<MailPart> open = new ArrayDeque<>();
        MimeTokenStream tokens = new MimeTokenStream(PERMISSIVE, DecodeMonitor.SILENT, null, null);
        int parts = 0;
        try {
            tokens.parse(bytes);
            for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                switch (state) {
                    case T_START_MESSAGE, T_START_BODYPART -> {
                        if (++parts > MAX_PARTS) {
                            return new MimeReader(root, false);
                        }
                        MailPart part = open.isEmpty() ? root : new MailPart();
                        if (!open.isEmpty()) {
                            open.peek().add(part);
                        }
                        open.push(part);
                    }
                    case T_FIELD -> add(open.element(), tokens.getField());
                    case T_END_HEADER -> {
                        open.element().fieldsAreComplete();
                        if (!body) {
                            return new MimeReader(root, true);
                        }
                        tokens.setRecursionMode(
                                open.size() < MAX_DEPTH ? RecursionMode.M_RECURSE : RecursionMode.M_FLAT);
                    }
                    case T_BODY -> body(open.element(), tokens.getDecodedInputStream());
                    case T_END_MESSAGE, T_END_BODYPART -> open.pop();
                    default -> {
                        // Preambles and epilogues are for programs without MIME.
                    }
                }
            }
            return new MimeReader(root, true);
        } catch (MimeException | IOException | RuntimeException e) {
            // The library's own faults in front of hostile bytes are theirs too: what was read before stands.
            open.forEach(MailPart::fieldsAreComplete);
            return new MimeReader(root, false);
        }
    }

    private static void add(MailPart part, Field field) {
        ByteSequence raw = field.getRaw();
        String body = field.getBody();
        if (raw != null) {
            String line = new String(raw.toByteArray(), ISO_8859_1);
            int colon = line.indexOf(':');
            body = colon < 0 ? "" : line.substring(colon + 1);
        }
        if (body != null) {
            // Unfolded (RFC 5322, section 2.2.3), and then without any other control character that a line could hide
            // in.
            part.add(
                    field.getName().strip(),
                    body.replaceAll("\\r?\\n(?=[ \\t])", "")
                            .replaceAll("[\\r\\n\\x00]", " ")
                            .strip());
        }
    }

    private static void body(MailPart part, InputStream bytes) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        MessageDigest digest = sha256();
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        try {
            for (int n; (n = bytes.read(buffer)) >= 0; size += n) {
                digest.update(buffer, 0, n);
                int room = MAX_TEXT_BYTES - text.size();
                if (room > 0 && part.mediaType().startsWith("text/")) {
                    text.write(buffer, 0, Math.min(room, n));
                }
            }
        } finally {
            part.body(text.toByteArray(), size, HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
