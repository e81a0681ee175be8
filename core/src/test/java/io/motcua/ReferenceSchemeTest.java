package io.motcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceSchemeTest {
    private static final long SEED = Long.getLong("motcua.seed", 2026L);

    private final Random random = new Random(SEED);
    private final ReferenceScheme scheme = new ReferenceScheme(key());

    @BeforeAll
    static void sayTheSeed() {
        System.out.println("ReferenceSchemeTest: seed " + SEED + " (-Dmotcua.seed)");
    }

    @Test
    void noTwoOfAMillionNumbersShareAReference() {
        int count = 1_000_000;
        long[] payloads = new long[count];

        for (int n = 0; n < count; n++) {
            payloads[n] = drawn(n);
        }

        Arrays.sort(payloads);
        for (int i = 1; i < count; i++) {
            if (payloads[i] == payloads[i - 1]) {
                throw new AssertionError("Two numbers share a reference, seed " + SEED);
            }
        }
        assertThat(payloads[count - 1]).isLessThan(ReferenceScheme.CAPACITY);
    }

    @Test
    void everyNumberIsFoundAgainFromItsReference() {
        for (int i = 0; i < 20_000; i++) {
            long number = random.nextLong(ReferenceScheme.CAPACITY);

            assertThat(scheme.numberOf(scheme.nth(number))).as("seed %d", SEED).hasValue(number);
        }
        for (long edge : new long[] {0, 1, (1 << 18) - 1, 1 << 18, ReferenceScheme.CAPACITY - 1}) {
            assertThat(scheme.numberOf(scheme.nth(edge))).hasValue(edge);
        }
    }

    @Test
    void everyReferenceIsOfOneNumberOrOfNone() {
        int none = 0;
        for (int i = 0; i < 20_000; i++) {
            Reference reference = Reference.ofPayload(randomPayload());

            OptionalLong number = scheme.numberOf(reference);

            if (number.isPresent()) {
                assertThat(scheme.nth(number.getAsLong())).as("seed %d", SEED).isEqualTo(reference);
            } else {
                none++;
            }
        }
        // 23^8 payloads, of which 2^36 are drawn: one in eight is of no number.
        assertThat(none).as("seed %d", SEED).isBetween(2_000, 3_000);
    }

    @Test
    void consecutiveNumbersShareNoVisiblePattern() {
        int count = 20_000;
        int[] differing = new int[Reference.PAYLOAD_LENGTH];
        long steps = 0;

        String last = scheme.nth(0).payload();
        for (int n = 1; n <= count; n++) {
            String next = scheme.nth(n).payload();
            for (int at = 0; at < differing.length; at++) {
                differing[at] += next.charAt(at) == last.charAt(at) ? 0 : 1;
            }
            steps += next.compareTo(last) > 0 ? 1 : 0;
            last = next;
        }

        // Two random characters of 23 differ 22 times in 23; the first character has 21 values.
        double average = Arrays.stream(differing).sum() / (double) count;
        assertThat(average).as("seed %d", SEED).isBetween(7.6, 7.7);
        for (int changes : differing) {
            assertThat(changes / (double) count).as("seed %d", SEED).isBetween(0.94, 0.97);
        }
        assertThat(steps / (double) count).as("seed %d", SEED).isBetween(0.48, 0.52);
    }

    @Test
    void everyBitOfANumberBearsOnEveryBitOfItsReference() {
        int samples = 1_000;
        for (int in = 0; in < 36; in++) {
            int[] flips = new int[36];
            for (int i = 0; i < samples; i++) {
                long number = random.nextLong(ReferenceScheme.CAPACITY);
                long difference = drawn(number) ^ drawn(number ^ 1L << in);
                for (int out = 0; out < 36; out++) {
                    flips[out] += (int) (difference >>> out & 1);
                }
            }

            // Each bit flips every second time; 100 of 1,000 is more than six standard deviations.
            for (int flipped : flips) {
                assertThat(flipped).as("bit %d, seed %d", in, SEED).isBetween(400, 600);
            }
        }
    }

    @Test
    void everyCharacterOccursInEveryPlace() {
        int[][] seen = new int[Reference.PAYLOAD_LENGTH][Reference.ALPHABET.length()];
        for (int n = 0; n < 20_000; n++) {
            String payload = scheme.nth(n).payload();
            for (int at = 0; at < payload.length(); at++) {
                seen[at][Reference.ALPHABET.indexOf(payload.charAt(at))]++;
            }
        }

        for (int at = 1; at < seen.length; at++) {
            assertThat(Arrays.stream(seen[at]).min().orElseThrow()).isGreaterThan(700);
            assertThat(Arrays.stream(seen[at]).max().orElseThrow()).isLessThan(1_050);
        }
    }

    @Test
    void anotherKeyDrawsOtherReferencesAndTheSameKeyTheSame() {
        byte[] key = key();
        byte[] other = key.clone();
        other[15] ^= 1;

        Reference reference = new ReferenceScheme(key).nth(417);

        key[0] ^= 1;
        assertThat(new ReferenceScheme(other).nth(417)).isNotEqualTo(reference);
        key[0] ^= 1;
        assertThat(new ReferenceScheme(key).nth(417)).isEqualTo(reference);
    }

    @Test
    void keyIsCopied() {
        byte[] key = key();
        ReferenceScheme first = new ReferenceScheme(key);
        Reference before = first.nth(1);

        Arrays.fill(key, (byte) 0);

        assertThat(first.nth(1)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 1L << 36, Long.MAX_VALUE})
    void numberOutsideTheCapacityHasNoReference(long number) {
        assertThatIllegalArgumentException().isThrownBy(() -> scheme.nth(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 32})
    void keyOfAnotherLengthIsRefused(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReferenceScheme(new byte[length]));
    }

    private byte[] key() {
        byte[] key = new byte[ReferenceScheme.KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    private String randomPayload() {
        StringBuilder payload = new StringBuilder();
        for (int i = 0; i < Reference.PAYLOAD_LENGTH; i++) {
            payload.append(Reference.ALPHABET.charAt(random.nextInt(Reference.ALPHABET.length())));
        }
        return payload.toString();
    }

    /** The 36 bits that the number's reference stands for. */
    private long drawn(long number) {
        StringBuilder digits = new StringBuilder();
        for (char symbol : scheme.nth(number).payload().toCharArray()) {
            digits.append(Character.forDigit(Reference.ALPHABET.indexOf(symbol), Reference.ALPHABET.length()));
        }
        return Long.parseLong(digits.toString(), Reference.ALPHABET.length());
    }
}
