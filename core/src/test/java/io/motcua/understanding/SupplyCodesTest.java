package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.understanding.SupplyCodes.SupplyCode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupplyCodesTest {
    private static final SupplyCodes CODES = new SupplyCodes(EvnProfile.PROFILE);

    /** In the field, in the words, and what is the requester's; several with a blank between. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // What is said of nobody else is the requester's.
                "| Mã KH: PE0600 9901234, nhà tôi hóa đơn sai | PE06009901234",
                "| hợp đồng PB0601-9901234 của chủ cũ, xin sang tên cho tôi | PB06019901234",
                "| chủ hợp đồng là ba em, mã PK01009901234 | PK01009901234",
                "| Ba tôi ở Long An bị cúp điện, mã KH PB06019901234 | PB06019901234",
                "| nhà chị mã PE06009901234 bị cúp điện | PE06009901234",
                "| Hàng xóm vẫn có điện, mã nhà em PE06009901234 | PE06009901234",
                "| Hang xom van co dien con nha em thi mat, PE06009901234 | PE06009901234",
                "| hàng xóm có điện hết, PE06009901234 | PE06009901234",
                // Another person's is none.
                "| em mượn mã của hàng xóm PE06009901234 | ",
                "| nhà sát bên mã PE06009901234 còn sáng, nhà em tối thui | ",
                "| Nhà ông Bảy (PE06009901234) câu trộm điện | ",
                "| Mã PE06009901234 là của nhà bên cạnh, em không nhớ mã mình | ",
                "| PE06009901234 không phải nhà em mà tin nhắn cứ gửi tới | ",
                "| tin nhắn báo nợ mã lạ PE06009901234 | ",
                "| My neighbour's code is PE06009901234, I do not know mine | ",
                "| tách công tơ ra riêng, đồng hồ ba mẹ mã PE06009901234 | ",
                "| em dùng nhờ điện chủ trọ, mã chủ trọ PE06009901234 | ",
                // Of two, the own one.
                "| mã nhà bà Sáu là PE06009901234 còn mã nhà tôi là PE06009901235 | PE06009901235",
                "| không phải PE06009901234 mà là PE06009901235 | PE06009901235",
                "| em nhập nhầm PE06009901234, mã đúng là PE06009901235 | PE06009901235",
                "| mã cũ PE06009901234 thanh lý rồi, mã mới PE06009901235 | PE06009901235",
                "| 2 nhà em: PE06009901234 và PE06009901235 | PE06009901234 PE06009901235",
                // The field goes before the words, unless they deny it.
                "pe06009901234 | mất điện | PE06009901234",
                "PE06009901234 | mã PE06009901235 là của nhà bên cạnh | PE06009901234",
                "PE06009901234 | mã PE06009901234 là của hàng xóm, em điền đỡ | ",
                "PE06009901234 | mã trong app là của nhà cũ, nhà mới PE06009901235 | PE06009901235",
                "PE060099012 | mã ghi ở trên thiếu số, đủ là PE06009901235 | PE06009901235",
            })
    void requestersOwnCodesAreToldFromOthers(String field, String words, String codes) {
        List<String> expected = codes == null ? List.of() : Arrays.asList(codes.split(" "));

        assertThat(of(field, words, "")).extracting(SupplyCode::code).containsExactlyElementsOf(expected);
    }

    @Test
    void quotedCodeServesWhenThereIsNoOther() {
        assertThat(of("", "vẫn chưa có điện", "Mã khách hàng: PE06009901234"))
                .extracting(SupplyCode::code)
                .containsExactly("PE06009901234");
        assertThat(of("", "mã PE06009901235", "Mã khách hàng: PE06009901234"))
                .extracting(SupplyCode::code)
                .containsExactly("PE06009901235");
    }

    @Test
    void codeIsVerifiedByItsUnitAndSaysWhereItStood() {
        SupplyCode known = of("", "mã PE0600 9901234001 nhé", "").get(0);
        SupplyCode unknown = of("", "mã PA20MS9901234", "").get(0);

        assertThat(known.verified()).isTrue();
        assertThat(known.usagePoint()).contains("PE06009901234001");
        assertThat(known.evidence().source().from()).isEqualTo(3);
        assertThat(known.evidence().source().to()).isEqualTo(20);
        assertThat(known.evidence().value()).isEqualTo("PE0600");
        assertThat(unknown.verified()).isFalse();
        assertThat(unknown.evidence().confidence()).isLessThan(known.evidence().confidence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hàng xóm PE06009901234 ", "PE", "PE0600 ", "không ", "pê e không "})
    @Timeout(10)
    void enormousTextTakesLittleTime(String piece) {
        assertThat(of("", piece.repeat(1_000_000 / piece.length()), "")).hasSizeLessThan(9);
    }

    private static List<SupplyCode> of(String field, String words, String quoted) {
        return CODES.of(Reading.builder()
                .field(Reading.CUSTOMER_CODE, field == null ? "" : field)
                .field(Reading.DESCRIPTION, words)
                .field(Reading.QUOTED, quoted)
                .build());
    }
}
