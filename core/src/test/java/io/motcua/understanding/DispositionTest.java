package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.ServiceRequest;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.spi.StoredSubmission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message claims to be: a request, a follow-up, or nothing that anybody waits to hear about. */
class DispositionTest {
    private static final Understanding UNDERSTANDING = new Understanding(EvnProfile.PROFILE);
    private static final Instant NOW = Instant.parse("2026-05-19T13:41:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[QC] Giam den 50% may lanh Inverter, mua ngay keo het. Tu choi QC soan TC gui 9191",
                "Ngân hàng ABC hỗ trợ vay tiêu dùng lãi suất thấp, giải ngân trong ngày. LH 0912000725",
                "Tuyển cộng tác viên làm tại nhà, thu nhập 10tr, inbox để nhận việc ngay",
                "Mở bán căn hộ cao cấp ven sông, chiết khấu 10%, liên hệ ngay",
                "We offer seo website services and guest post, special offer this week",
                "Cuộc gọi quảng cáo bán bảo hiểm nhân thọ",
                "Kính gửi Quý khách, tiền điện kỳ 1 tháng 6 của Quý khách là 512.000đ",
                "Day la tin nhan tu dong, chu may dang ban",
            })
    void advertisingAndMachinesAreIgnored(String words) {
        assertThat(meaning(words)).isInstanceOf(Meaning.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Chủ đầu tư bán căn hộ chưa lắp điện cho dân, liên hệ ngay giúp tôi",
                "Tôi nhận quá nhiều tin nhắn quảng cáo từ EVN, đề nghị dừng gửi",
                "Bảng quảng cáo rơi đè lên dây điện trước nhà, cọc tiêu cũng đổ",
                "Có phải EVN đang khuyến mãi giảm giá điện không, tôi thấy trên mạng",
                "Tin nhắn trúng thưởng của EVN có phải lừa đảo không?",
                "Cho vay mượn công tơ được không? Nhà tôi mã PE06009901234, lãi suất chậm trả thế nào, mua ngay công tơ ở đâu",
                "Hóa đơn tháng này giảm đến nửa, có đúng không",
                "Mất điện",
            })
    void requestsThatSpeakOfSuchThingsAreNot(String words) {
        assertThat(meaning(words)).isInstanceOf(Meaning.Request.class);
    }

    @Test
    void dangerIsHeardWhateverStandsAroundIt() {
        Meaning meaning =
                meaning("Khuyến mãi mua ngay giảm đến 50% nhận quà. Dây điện đứt rơi xuống đường đang xẹt lửa");

        assertThat(meaning).isInstanceOf(Meaning.Request.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A guard's alarm, a fire brigade's short code, an operator's gateway for the deaf.
                "Dây điện đứt rơi xuống đường ở phường Hạc Thành, tỉnh Thanh Hóa | EVNNPC",
                "canh bao: tram bien ap dang chay o quan 7 | EVNHCMC",
                "Có người bị điện giật, chưa ngắt được điện | ",
                "trạm biến áp vừa nổ lớn | ",
            })
    void dangerThatAMachineTellsOfIsRoutedOrHeldAsLifeSafety(String words, String utility) {
        Reading reading = Reading.builder()
                .field(Reading.DESCRIPTION, words)
                .sentByMachine("Its sender is a name")
                .build();

        Meaning.Request meaning = (Meaning.Request) meaning(reading);

        assertThat(meaning.request().priority()).isEqualTo(Priority.P0);
        assertThat(meaning.decision().jurisdiction().orElse(null)).isEqualTo(utility);
        assertThat(meaning.request().requester().phone()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quy khach vui long nap the truoc ngay 30/6",
                "Mất điện ở phường Hạc Thành, tỉnh Thanh Hóa",
                "Sự cố cháy trạm biến áp đã khắc phục xong, điện đã có lại",
                "Neu thay day dien dut, quy khach khong lai gan, goi 19006769",
                "Giá sốc, cháy hàng, khuyến mãi",
            })
    void whatElseAMachineSaysIsIgnored(String words) {
        Reading reading = Reading.builder()
                .field(Reading.DESCRIPTION, words)
                .sentByMachine("Its sender is a name")
                .build();

        assertThat(meaning(reading)).isEqualTo(new Meaning.Ignored("Its sender is a name"));
    }

    @Test
    void dangerWithoutANameOfItsOwnIsNoAdvertising() {
        Meaning meaning = meaning("Khuyến mãi mua ngay giảm đến 50% nhận quà. Trạm biến áp vừa nổ lớn");

        assertThat(meaning).isInstanceOf(Meaning.Request.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ok",
                "OK em nhé",
                "Cảm ơn các anh nhiều",
                "Dạ em cảm ơn, có điện lại lúc 21h15 rồi ạ",
                "da nhan duoc, thanks",
                "Đồng ý",
                "co dien r, cam on ad",
                "Thank you so much"
            })
    void shortMessageThatOnlyAcknowledgesFollowsUp(String words) {
        assertThat(UNDERSTANDING.followsUp(sms(words))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cảm ơn đội sửa chữa đã dựng lại cột điện trong đêm mưa",
                "có điện chưa ạ?",
                "bao giờ có điện",
                "mất điện rồi",
                "Cảm ơn. Nhà tôi vẫn mất điện",
                "",
                "."
            })
    void messageThatSaysMoreIsOfItsOwn(String words) {
        assertThat(UNDERSTANDING.followsUp(sms(words))).isFalse();
    }

    @Test
    void thanksOnAFormAreOfTheirOwn() {
        Reading form = sms("Cảm ơn").with(Reading.NAME, "A");

        assertThat(UNDERSTANDING.followsUp(form)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Em tên là Trần Thị Mai, nhà mất điện | Trần Thị Mai",
                "Tôi là Nguyễn Văn Bảy ở ấp 3 | Nguyễn Văn Bảy",
                "Họ tên: Y Bhiông Niê, buôn Ky | Y Bhiông Niê",
                "Hi, my name is John Smith and I have no power | John Smith",
                "Tôi là chủ nhà trọ | ",
                "Tôi là Giám đốc công ty | ",
                "toi ten la nguyen van bay | ",
                "TÔI LÀ NGUYỄN VĂN BẢY NHÀ MẤT ĐIỆN | ",
                "Tôi là Bảy | ",
            })
    void nameIsReadWhereItIsIntroduced(String words, String name) {
        ServiceRequest request = ((Meaning.Request) meaning(words)).request();

        assertThat(request.requester().name().orElse(null)).isEqualTo(name);
    }

    @Test
    void nameInItsFieldGoesFirst() {
        Meaning meaning = meaning(sms("Tôi là Nguyễn Văn Bảy, mất điện").with(Reading.NAME, "Trần Thị Mai"));

        assertThat(((Meaning.Request) meaning).request().requester().name()).contains("Trần Thị Mai");
    }

    @ParameterizedTest
    @ValueSource(strings = {"khuyến mãi ", "tôi là An ", "cảm ơn ", "MC-"})
    @Timeout(10)
    void enormousTextTakesLittleTime(String piece) {
        assertThat(meaning(piece.repeat(1_000_000 / piece.length()))).isNotNull();
    }

    private static Reading sms(String words) {
        return Reading.builder()
                .field(Reading.DESCRIPTION, words)
                .field(Reading.PHONE, "+84903000417")
                .build();
    }

    private static Meaning meaning(String words) {
        return meaning(sms(words));
    }

    private static Meaning meaning(Reading reading) {
        TrackingId id = TrackingId.next();
        Payload payload = Payload.of("x".getBytes(StandardCharsets.UTF_8), "text/plain");
        Submission submission = new Submission(id, "sms", "8100", NOW, Urgency.OTHER, "key", payload, Map.of());
        Receipt receipt = new Receipt(id, Reference.of("MC-222-222-222"), NOW);
        return UNDERSTANDING.of(new StoredSubmission(submission, receipt, 1), reading, NOW);
    }
}
