package io.motcua;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifies one submission, and all that comes of it, inside the house: a UUIDv7 (RFC 9562, section 5.7), so that ids
 * sort by the time they were made. People are given a {@link Reference} instead.
 */
public record TrackingId(UUID value) implements Comparable<TrackingId> {
    private static final Pattern FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    public TrackingId {
        Objects.requireNonNull(value, "value");
    }

    /** A new id; later ones sort after earlier ones of this process. Safe to call from any thread. */
    public static TrackingId next() {
        return new TrackingId(UuidCreator.getTimeOrderedEpochPlus1());
    }

    /**
     * The id whose 16 bytes these are, most significant first.
     *
     * @throws IllegalArgumentException if there are not exactly 16 bytes
     */
    public static TrackingId of(byte[] bytes) {
        if (bytes.length != 16) {
            throw new IllegalArgumentException("A tracking id has 16 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new TrackingId(new UUID(buffer.getLong(), buffer.getLong()));
    }

    /**
     * Reads the textual form of RFC 9562 section 4, in either case.
     *
     * @throws IllegalArgumentException if it is no UUID
     */
    public static TrackingId parse(String text) {
        // Java's own reader also takes shortened groups such as 1-1-1-1-1, and repeats what it cannot read.
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("A tracking id has 32 hexadecimal digits in groups of 8-4-4-4-12");
        }
        return new TrackingId(UUID.fromString(text));
    }

    /** When it was made by the system's clock, to the millisecond (RFC 9562, section 5.7). */
    public Instant madeAt() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    /** The 16 bytes, most significant first. */
    public byte[] bytes() {
        return ByteBuffer.allocate(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    /** Orders as the bytes do, unsigned, which is the order of creation. */
    @Override
    public int compareTo(TrackingId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
