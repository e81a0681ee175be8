package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Reference;
import io.motcua.ReferenceScheme;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedReferencesTest {
    private static final ReferenceScheme SCHEME = new ReferenceScheme(new byte[ReferenceScheme.KEY_BYTES]);
    private static final Reference REFERENCE = Reference.of("MC-234-567-9AP");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MC-234-567-9AP",
                "vẫn chưa có điện, mã mc2345679ap",
                "Re: [MC-234-567-9AP] Đã tiếp nhận",
                "MC 234 567 9AP",
                "mc:234.567.9ap!",
                "(MC–234–567–9AP)",
                "MC-\n234-567-9AP và MC-234-567-9AP",
                "#MC-234-567-9AP, MC của tôi",
            })
    void referenceIsFoundInAnyArrangement(String words) {
        assertThat(QuotedReferences.in(reading(words))).containsExactly(REFERENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MC",
                "MC-234-567-9A",
                "MC-234-567-9AX",
                "MC-234-567-9AP7",
                "EMC-234-567-9AP",
                "234-567-9AP",
                "MC    234 567 9AP",
                "MC-234, 567-9AP",
            })
    void whatIsNoneIsNotFound(String words) {
        assertThat(QuotedReferences.in(reading(words))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MC-234-567-9AP",
                "phiếu MC-260429-3307 vẫn chưa có điện",
                "mc 260429 3307",
                "MC2604293307?",
                "Mc–2604–29.3307",
                "(mc_26a04-b9)",
            })
    void aClaimMayQuoteWhatWeNeverGave(String words) {
        assertThat(QuotedReferences.claimed(reading(words))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MC",
                "mc cua toi bi mat dien 2 ngay",
                "MC-12",
                "EMC-260429-3307",
                "MC của tôi là 0903000417",
                "nhà ở đường MC, số 260429",
            })
    void whatClaimsNothingIsNoFollowUp(String words) {
        assertThat(QuotedReferences.claimed(reading(words))).isFalse();
    }

    @Test
    void whoeverAnswersAMessageOfOursClaimsToFollowUp() {
        Reading answer = Reading.builder()
                .field(Reading.DESCRIPTION, "OK")
                .field(Reading.ANSWERS_OURS, "<7@utility.example>")
                .build();

        assertThat(QuotedReferences.claimed(answer)).isTrue();
    }

    @Test
    void whatTheProtocolSetApartComesFirst() {
        Reading reading = Reading.builder()
                .field(Reading.DESCRIPTION, "Cũng như " + REFERENCE.value())
                .field(Reading.REFERENCE, SCHEME.nth(7).value().toLowerCase(Locale.ROOT))
                .build();

        assertThat(QuotedReferences.in(reading)).containsExactly(SCHEME.nth(7), REFERENCE);
    }

    @Test
    void pastedListEndsAfterThree() {
        StringBuilder list = new StringBuilder();
        IntStream.range(0, 1_000)
                .forEach(i -> list.append(SCHEME.nth(i).value()).append('\n'));

        assertThat(QuotedReferences.in(reading(list.toString())))
                .containsExactly(SCHEME.nth(0), SCHEME.nth(1), SCHEME.nth(2));
    }

    @Test
    void enormousTextOfBeginningsIsReadInOnePass() {
        assertThat(QuotedReferences.in(reading("MC-".repeat(2_000_000) + " " + REFERENCE.value())))
                .contains(REFERENCE);
    }

    private static Reading reading(String words) {
        return Reading.builder().field(Reading.DESCRIPTION, words).build();
    }
}
