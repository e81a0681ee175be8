package io.motcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
    private static final long SEED = Long.getLong("motcua.seed", 417L);
    private static final String VALUE = "MC-234-567-9AP";

    @BeforeAll
    static void sayTheSeed() {
        System.out.println("ReferenceTest: seed " + SEED + " (-Dmotcua.seed)");
    }

    @Test
    void everySingleWrongCharacterIsFound() {
        forSamples((symbols, value) -> {
            for (int at = 0; at < symbols.length(); at++) {
                for (char wrong : Reference.ALPHABET.toCharArray()) {
                    if (wrong != symbols.charAt(at)) {
                        String misread = symbols.substring(0, at) + wrong + symbols.substring(at + 1);

                        assertThat(Reference.parse(misread))
                                .as("%s for %s, seed %d", misread, value, SEED)
                                .isEmpty();
                    }
                }
            }
        });
    }

    @Test
    void everyExchangeOfTwoDifferentCharactersIsFound() {
        forSamples((symbols, value) -> {
            for (int i = 0; i < symbols.length(); i++) {
                for (int j = i + 1; j < symbols.length(); j++) {
                    if (symbols.charAt(i) != symbols.charAt(j)) {
                        StringBuilder swapped = new StringBuilder(symbols);
                        swapped.setCharAt(i, symbols.charAt(j));
                        swapped.setCharAt(j, symbols.charAt(i));

                        assertThat(Reference.parse(swapped.toString()))
                                .as("%s for %s, seed %d", swapped, value, SEED)
                                .isEmpty();
                    }
                }
            }
        });
    }

    @Test
    void everyReferenceThatIsDrawnIsReadAgain() {
        forSamples((symbols, value) -> {
            assertThat(Reference.of(value).value()).isEqualTo(value).matches("MC(-[2-9A-Z]{3}){3}");
            assertThat(Reference.parse(symbols)).contains(Reference.of(value));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MC-234-567-9AP",
                "mc-234-567-9ap",
                "Mc 234 567 9aP",
                "MC2345679AP",
                "2345679AP",
                "234 567 9ap",
                "234-567-9AP",
                "MC–234–567–9AP",
                "MC—234—567—9AP",
                "MC\u2011234\u2011567\u20119AP",
                "MC\u2212234\u2212567\u22129AP",
                "MC\u00A0234\u00A0567\u00A09AP",
                "mc.234.567.9ap",
                "MC_234_567_9AP",
                "  MC-234-567-9AP\r\n",
                "M C - 2 3 4 - 5 6 7 - 9 A P",
                "MC -- 234 -- 567 -- 9AP",
            })
    void whatPeopleTypeIsRead(String typed) {
        assertThat(Reference.parse(typed)).map(Reference::value).contains(VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "MC",
                "MC-",
                "MC-234-567-9A",
                "MC-234-567-9APP",
                "MC-MC-234-567-9AP",
                "XX-234-567-9AP",
                "MC-234-567-9A0",
                "MC-234-567-9AÀ",
                "MC-234-567-9A\uD83D",
                "MC/234/567/9AP",
                "２３４５６７９ＡＰ",
                "mất điện",
                "00000000\u0000",
            })
    void whatIsNoneIsNotRead(String typed) {
        assertThat(Reference.parse(typed)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reference.of(typed))
                .withMessageNotContaining("điện");
    }

    @Test
    void hugeTextIsNoReferenceAndCostsNoTime() {
        String huge = VALUE + " ".repeat(100_000_000);

        long before = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertThat(Reference.parse(huge).isPresent()).isFalse();
        }

        assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
    }

    @Test
    void referenceThatBeginsWithThePrefixsLettersIsRead() {
        Reference odd = Reference.ofPayload("MC222222");

        assertThat(Reference.parse(odd.payload() + odd.value().charAt(13))).contains(odd);
        assertThat(Reference.parse(odd.value())).contains(odd);
        assertThat(Reference.parse("MC" + odd.value().replace("MC-", "").replace("-", "")))
                .contains(odd);
    }

    @Test
    void twoOfTheSameCharactersAreEqual() {
        assertThat(Reference.of("234 567 9ap"))
                .isEqualTo(Reference.of(VALUE))
                .hasSameHashCodeAs(Reference.of(VALUE))
                .hasToString(VALUE)
                .isNotEqualTo(Reference.ofPayload("22222222"));
    }

    @Test
    void alphabetHasNoLookAlikes() {
        assertThat(Reference.ALPHABET)
                .hasSize(23)
                .doesNotContain("0", "O", "Q", "1", "I", "L", "Z", "S", "G", "B", "U", "V", "W");
        assertThat(Reference.ALPHABET.chars().distinct().count()).isEqualTo(23);
    }

    /** The nine characters of 300 references, and each as it is written. */
    private static void forSamples(BiConsumer<String, String> check) {
        Random random = new Random(SEED);
        byte[] key = new byte[ReferenceScheme.KEY_BYTES];
        random.nextBytes(key);
        ReferenceScheme scheme = new ReferenceScheme(key);
        for (int i = 0; i < 300; i++) {
            String value = scheme.nth(random.nextLong(ReferenceScheme.CAPACITY)).value();
            check.accept(value.substring(3).replace("-", ""), value);
        }
    }
}
