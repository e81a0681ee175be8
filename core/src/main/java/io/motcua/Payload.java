package io.motcua;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as they arrived, with the media type that their sender claimed and their SHA-256.
 *
 * <p>Immutable by agreement: {@link #of} keeps the array that it is given, since copying every submission would double
 * the memory of a storm. Whoever hands an array over does not write to it again.
 */
public final class Payload {
    private final byte[] bytes;
    private final String mediaType;
    private volatile byte @Nullable [] sha256;

    private Payload(byte[] bytes, String mediaType) {
        this.bytes = bytes;
        this.mediaType = mediaType;
    }

    /**
     * A payload around these bytes.
     *
     * @param bytes kept, not copied
     * @param mediaType as RFC 9110 section 8.3.1 writes it, for example {@code application/json}
     */
    public static Payload of(byte[] bytes, String mediaType) {
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(mediaType, "mediaType");
        return new Payload(bytes, mediaType);
    }

    /** The number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** The media type that the sender claimed; never checked against the bytes. */
    public String mediaType() {
        return mediaType;
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The bytes without a copy, read-only. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** The bytes as a stream, without a copy. */
    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /** A copy of the 32 bytes of the SHA-256, which is made when it is first asked for. */
    public byte[] sha256() {
        return digest().clone();
    }

    /** The SHA-256 in 64 lower-case hexadecimal digits. */
    public String sha256Hex() {
        return HexFormat.of().formatHex(digest());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && mediaType.equals(that.mediaType) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Size and hash; never the bytes, which are a person's words. */
    @Override
    public String toString() {
        return "Payload[" + bytes.length + " bytes, " + mediaType + ", sha256 " + sha256Hex() + "]";
    }

    private byte[] digest() {
        byte[] known = sha256;
        if (known != null) {
            return known;
        }
        try {
            byte[] made = MessageDigest.getInstance("SHA-256").digest(bytes);
            sha256 = made;
            return made;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
