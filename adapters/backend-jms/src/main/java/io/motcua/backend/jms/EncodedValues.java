package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * Values as AMQP 1.0 encodes them, one after the other, taken apart by their sizes alone: the constructor of each says how
 * many bytes it has (section 1.2). Nothing is interpreted that nobody asked for. A decoder would make gigabytes of an
 * array that is nothing but its length, and run out of stack in lists in lists, both within the rules and a few bytes
 * long. Not safe for use by several threads.
 */
final class EncodedValues {
    /** What has a descriptor before it. */
    static final int DESCRIBED = 0x00;

    private final ByteBuffer rest;
    private final boolean cut;

    /**
     * One value.
     *
     * @param constructor how its content is encoded
     * @param whole false if it is what is left of the last value of an encoding that was cut
     */
    record Value(int constructor, ByteBuffer content, boolean whole) {
        boolean isNull() {
            return constructor == 0x40;
        }

        boolean isBinary() {
            return constructor == 0xa0 || constructor == 0xb0;
        }

        boolean isString() {
            return constructor == 0xa1 || constructor == 0xb1;
        }

        boolean isSymbol() {
            return constructor == 0xa3 || constructor == 0xb3;
        }

        boolean isUnsignedLong() {
            return constructor == 0x53 || constructor == 0x80;
        }

        byte[] bytes() {
            byte[] copy = new byte[content.remaining()];
            content.duplicate().get(copy);
            return copy;
        }

        /** The text of a symbol, which is ASCII. */
        String symbol() {
            return new String(bytes(), US_ASCII);
        }

        /** An unsigned number of up to eight bytes. */
        long number() {
            long number = 0;
            for (byte each : bytes()) {
                number = number << 8 | (each & 0xff);
            }
            return number;
        }

        /**
         * The elements of a list.
         *
         * @throws IllegalArgumentException if it is none
         */
        EncodedValues elements() {
            ByteBuffer inner = content.duplicate();
            switch (constructor) {
                case 0x45 -> {
                    // A list of none has no content.
                }
                case 0xc0 -> inner.get();
                case 0xd0 -> inner.getInt();
                default -> throw new IllegalArgumentException("No list: " + constructor);
            }
            return new EncodedValues(inner, false);
        }
    }

    /** Those in this encoding; with {@code cut} its end is missing, and the last value may be less than it says. */
    EncodedValues(ByteBuffer encoded, boolean cut) {
        this.rest = encoded;
        this.cut = cut;
    }

    boolean hasNext() {
        return rest.hasRemaining();
    }

    /**
     * The descriptor of the next value, which comes after it.
     *
     * @throws IllegalArgumentException if it has none
     */
    Value descriptor() {
        if ((rest.get() & 0xff) != DESCRIBED) {
            throw new IllegalArgumentException("Not described");
        }
        return next();
    }

    /**
     * The next value.
     *
     * @throws IllegalArgumentException if it has a descriptor, or its bytes are not there
     * @throws java.nio.BufferUnderflowException if not even its size is there
     */
    Value next() {
        int constructor = rest.get() & 0xff;
        int size = size(constructor);
        boolean whole = size >= 0 && size <= rest.remaining();
        if (!whole && !cut) {
            throw new IllegalArgumentException(
                    "A value of " + Integer.toUnsignedString(size) + " bytes has only " + rest.remaining());
        }
        ByteBuffer content = rest.slice(rest.position(), whole ? size : rest.remaining());
        rest.position(rest.position() + content.remaining());
        return new Value(constructor, content, whole);
    }

    /** Figure 1.3 of the specification: the upper half of the constructor says it. */
    private int size(int constructor) {
        return switch (constructor >> 4) {
            case 0x4 -> 0;
            case 0x5 -> 1;
            case 0x6 -> 2;
            case 0x7 -> 4;
            case 0x8 -> 8;
            case 0x9 -> 16;
            case 0xa, 0xc, 0xe -> rest.get() & 0xff;
            case 0xb, 0xd, 0xf -> rest.getInt();
            default -> throw new IllegalArgumentException("No constructor of a plain value: " + constructor);
        };
    }
}
