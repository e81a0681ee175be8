package io.motcua;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.OptionalLong;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns the numbers 0, 1, 2 … into references: a permutation of 36-bit numbers, so that no two numbers share a
 * reference, keyed, so that nobody can tell the next from the last.
 *
 * <p>It is a balanced Feistel network of ten rounds over two halves of 18 bits, with AES-128 as the round function; the
 * construction is that of FF1 (NIST SP 800-38G) without its string encoding, which a power of two does not need. A
 * counter that only grows, and a key that is kept with it, are all that must be stored. Not safe for use by several
 * threads at once.
 */
public final class ReferenceScheme {
    /** The first number that has no reference. */
    public static final long CAPACITY = 1L << 36;

    /** The length of a key, in bytes. */
    public static final int KEY_BYTES = 16;

    private static final int HALF_BITS = 18;
    private static final int HALF_MASK = (1 << HALF_BITS) - 1;
    private static final int ROUNDS = 10;

    private final Cipher aes;
    private final byte[] block = new byte[KEY_BYTES];

    /**
     * The scheme of this key.
     *
     * @throws IllegalArgumentException if the key has not {@link #KEY_BYTES} bytes
     */
    public ReferenceScheme(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("A reference key has " + KEY_BYTES + " bytes, not " + key.length);
        }
        try {
            // One block at a time is what a round function is: ECB chains nothing because nothing is to be chained.
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES", e);
        }
    }

    /**
     * The reference of this number.
     *
     * @throws IllegalArgumentException if the number is not in {@code [0, CAPACITY)}
     */
    public Reference nth(long number) {
        if (number < 0 || number >= CAPACITY) {
            throw new IllegalArgumentException("References are drawn from 0 to " + (CAPACITY - 1) + ", not " + number);
        }
        int left = (int) (number >>> HALF_BITS);
        int right = (int) number & HALF_MASK;
        for (int round = 0; round < ROUNDS; round++) {
            int next = left ^ roundFunction(round, right);
            left = right;
            right = next;
        }
        return Reference.ofPayload(symbols(((long) left << HALF_BITS) | right));
    }

    /** The number whose reference this is; empty if this scheme gives it to none. */
    public OptionalLong numberOf(Reference reference) {
        long number = 0;
        String symbols = reference.payload();
        for (int i = 0; i < symbols.length(); i++) {
            number = number * Reference.ALPHABET.length() + Reference.ALPHABET.indexOf(symbols.charAt(i));
        }
        if (number >= CAPACITY) {
            return OptionalLong.empty();
        }
        int left = (int) (number >>> HALF_BITS);
        int right = (int) number & HALF_MASK;
        for (int round = ROUNDS - 1; round >= 0; round--) {
            int previous = right ^ roundFunction(round, left);
            right = left;
            left = previous;
        }
        return OptionalLong.of(((long) left << HALF_BITS) | right);
    }

    private int roundFunction(int round, int half) {
        Arrays.fill(block, (byte) 0);
        block[0] = (byte) round;
        block[1] = (byte) (half >>> 16);
        block[2] = (byte) (half >>> 8);
        block[3] = (byte) half;
        try {
            byte[] mixed = aes.doFinal(block);
            return ((mixed[0] & 0xff) << 16 | (mixed[1] & 0xff) << 8 | mixed[2] & 0xff) & HALF_MASK;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("One block without padding always encrypts", e);
        }
    }

    /** 23^8 is greater than 2^36, so eight characters hold every number. */
    private static String symbols(long number) {
        char[] symbols = new char[Reference.PAYLOAD_LENGTH];
        long rest = number;
        for (int i = symbols.length - 1; i >= 0; i--) {
            symbols[i] = Reference.ALPHABET.charAt((int) (rest % Reference.ALPHABET.length()));
            rest /= Reference.ALPHABET.length();
        }
        return new String(symbols);
    }
}
