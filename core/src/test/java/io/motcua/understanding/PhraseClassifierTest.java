package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Evidence;
import io.motcua.Priority;
import io.motcua.spi.Classifier;
import io.motcua.spi.ClassifierContract;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseClassifierTest implements ClassifierContract {
    private static final Classifier CLASSIFIER = new PhraseClassifier(EvnProfile.PROFILE);

    @Override
    public Classifier classifier() {
        return CLASSIFIER;
    }

    @Override
    public Set<String> serviceCodes() {
        return EvnProfile.PROFILE.services().keySet();
    }

    @Override
    public Reading danger() {
        return words("Dây điện bị đứt, rớt xuống đường");
    }

    @ParameterizedTest
    @CsvSource({
        "Dây trung thế trước cổng vừa đứt, DOWNED_WIRE",
        "day trung the truoc cong vua dut, DOWNED_WIRE",
        "DÂY ĐIỆN RƠI XUỐNG SÂN, DOWNED_WIRE",
        "tru dien dau xom nga ra ruong, POLE",
        "cột điện nghiêng lắm rồi, POLE",
        "sờ vào tủ lạnh bị giật, SHOCK",
        "công tơ xẹt lửa, ARCING",
        "tram bien ap dang chay, FIRE",
        "cây đổ đè lên dây điện, TREE_ON_LINE",
        "nước ngập tới tủ điện, FLOOD",
    })
    void hazardIsFoundWithAndWithoutAccents(String text, String hazard) {
        Classification classification = CLASSIFIER.classify(words(text));

        assertThat(classification.serviceCode()).isEqualTo("SAFETY_HAZARD");
        assertThat(classification.priority()).isEqualTo(Priority.P0);
        assertThat(classification.hazards()).contains(hazard);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "máy lạnh chạy suốt ngày", // not cháy
                "giá điện làm tôi giật mình, cháy túi",
                "Không có dây điện đứt đâu ạ",
                "Nếu thấy cột điện đổ thì gọi số nào",
                "Tuần trước trụ điện gãy, các anh thay xong cả rồi",
                "Dây điện đứt ở đầu ngõ các anh đã nối lại",
                "đồng hồ chạy nhanh quá",
            })
    void whatIsPastDeniedThoughtOrFigurativeIsNoHazard(String text) {
        assertThat(CLASSIFIER.classify(words(text)).hazards()).isEmpty();
        assertThat(CLASSIFIER.classify(words(text)).priority()).isNotEqualTo(Priority.P0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tuần trước đã báo mà trụ điện vẫn nghiêng",
                "Nếu không đến ngay thì chết người, dây điện đứt nằm ngang đường",
                "Hôm trước cột điện gãy, chưa ai tới",
                "Không dám qua chỗ dây điện đứt",
            })
    void whatIsStillSoIsAHazard(String text) {
        assertThat(CLASSIFIER.classify(words(text)).priority()).isEqualTo(Priority.P0);
    }

    @Test
    void hazardGoesBeforeTheChosenService() {
        Reading reading = Reading.builder()
                .field(Reading.SERVICE_CODE, "BILL_QUERY")
                .field(Reading.DESCRIPTION, "Trụ điện sắp đổ vào nhà")
                .build();

        assertThat(CLASSIFIER.classify(reading).serviceCode()).isEqualTo("SAFETY_HAZARD");
    }

    @Test
    void chosenServiceGoesBeforeTheWords() {
        Reading reading = Reading.builder()
                .field(Reading.SERVICE_CODE, " move_meter ")
                .field(Reading.DESCRIPTION, "như trên hóa đơn tôi gửi kèm, xin hướng dẫn")
                .build();

        Classification classification = CLASSIFIER.classify(reading);

        assertThat(classification.serviceCode()).isEqualTo("MOVE_METER");
        assertThat(classification.priority()).isEqualTo(Priority.P2);
        assertThat(classification.evidence())
                .anyMatch(evidence -> evidence.kind().equals(Evidence.SERVICE)
                        && evidence.value().equals("BILL_QUERY"));
    }

    @Test
    void lifeThatHangsOnTheSupplyMakesAnOutageUrgent() {
        Classification without = CLASSIFIER.classify(words("Mất điện, mẹ tôi đang thở máy"));
        Classification with = CLASSIFIER.classify(words("Xin hỏi mẹ tôi dùng máy thở có được giảm giá không"));

        assertThat(without.serviceCode()).isEqualTo("OUTAGE");
        assertThat(without.priority()).isEqualTo(Priority.P0);
        assertThat(without.hazards()).containsExactly("LIFE_SUPPORT");
        assertThat(with.priority()).isNotEqualTo(Priority.P0);
    }

    @Test
    void hazardIsFoundBehindAMegabyteOfOthersWords() {
        String text = "không có gì, nếu cháy túi thì mất điện, dây. ".repeat(20_000) + "\nTrụ điện gãy";

        assertThat(CLASSIFIER.classify(words(text)).priority()).isEqualTo(Priority.P0);
    }

    private static Reading words(String text) {
        return Reading.builder().field(Reading.DESCRIPTION, text).build();
    }
}
