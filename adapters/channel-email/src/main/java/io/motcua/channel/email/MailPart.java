package io.motcua.channel.email;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A message or a part of one: its fields, and either parts or a body. Field values are unfolded and have one character
 * for each byte. Filled by {@link MimeReader} and not changed after.
 */
final class MailPart {
    private static final int MAX_FIELDS = 1_000;
    private static final int MAX_FIELD_LENGTH = 64 * 1024;
    /** No field that is read may stand more than once (RFC 5322, section 3.6); more than a few are an attack. */
    private static final int MAX_OF_ONE_NAME = 10;

    private final Map<String, List<String>> fields = new HashMap<>();
    private final List<MailPart> parts = new ArrayList<>();
    private int fieldCount;
    private Parameters type = Parameters.of("text/plain");
    private Parameters disposition = Parameters.of("");
    private byte[] text = new byte[0];
    private long size;
    private String sha256 = "";
    private boolean leaf;

    void add(String name, String value) {
        if (fieldCount++ >= MAX_FIELDS) {
            return;
        }
        List<String> values = fields.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>());
        if (values.size() < MAX_OF_ONE_NAME) {
            values.add(value.length() > MAX_FIELD_LENGTH ? value.substring(0, MAX_FIELD_LENGTH) : value);
        }
    }

    void add(MailPart part) {
        parts.add(part);
    }

    void fieldsAreComplete() {
        field("content-type")
                .map(Parameters::of)
                .filter(p -> p.value().contains("/"))
                .ifPresent(p -> type = p);
        field("content-disposition").map(Parameters::of).ifPresent(p -> disposition = p);
    }

    void body(byte[] bytes, long wholeSize, String hash) {
        leaf = true;
        text = bytes;
        size = wholeSize;
        sha256 = hash;
    }

    /** The first field of this name, which is in lower case. */
    Optional<String> field(String name) {
        List<String> values = fields.get(name);
        return values == null ? Optional.empty() : Optional.of(values.get(0));
    }

    List<String> allFields(String name) {
        return fields.getOrDefault(name, List.of());
    }

    boolean hasNoFields() {
        return fields.isEmpty();
    }

    List<MailPart> parts() {
        return parts;
    }

    boolean isLeaf() {
        return leaf;
    }

    /** For example {@code text/plain}; of no special value if the sender wrote nonsense. */
    String mediaType() {
        return type.value();
    }

    /** Whether it stands beside the text, as a file or a picture does, rather than being the text. */
    boolean isAttachment() {
        if (!leaf) {
            return false;
        }
        boolean textual = mediaType().equals("text/plain") || mediaType().equals("text/html");
        return !textual
                || disposition.value().equals("attachment")
                || fileName().isPresent();
    }

    Optional<String> fileName() {
        return disposition.get("filename").or(() -> type.get("name")).filter(name -> !name.isBlank());
    }

    /** The body as text; its beginning, if it is very long. */
    String decodedText() {
        return Charsets.decode(text, type.get("charset").orElse(""));
    }

    /** Of the whole body, decoded, in bytes. */
    long size() {
        return size;
    }

    /** Of the whole body, decoded, in hexadecimal. */
    String sha256() {
        return sha256;
    }
}
