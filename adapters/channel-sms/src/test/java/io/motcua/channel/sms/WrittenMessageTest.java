package io.motcua.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.channel.sms.WrittenMessage.Part;
import io.motcua.understanding.Reading;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WrittenMessageTest {
    private static final Instant AT = Instant.parse("2026-05-19T13:41:00Z");

    static Stream<String> texts() {
        return Stream.of(
                "Mat dien",
                "Mất điện ⚡ từ 7h tối",
                "mat dien {ca xom} roi, ".repeat(20) + "het",
                "Mất điện cả xóm rồi, ".repeat(20) + "hết");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsWrittenIsWhatIsRead(String text) throws Exception {
        Submission submission = new WrittenMessage("+84903000417", "8055", List.of(), text).submission(AT);

        Reading reading = read(submission);
        assertThat(reading.description()).isEqualTo(text);
        assertThat(reading.field(Reading.PHONE)).contains("+84903000417");
        assertThat(submission.account()).isEqualTo("8055");
        assertThat(submission.receivedAt()).isEqualTo(AT);
        assertThat(submission.answerTo()).contains("84903000417");
    }

    @Test
    void partsAreReadInTheirOrderEachOnceAndWithAGapForOneThatIsMissing() throws Exception {
        WrittenMessage message = new WrittenMessage(
                "+84903000417",
                "8055",
                List.of(new Part(7, 4, 3, "điện"), new Part(7, 4, 1, "Xóm tôi "), new Part(7, 4, 3, "điện")),
                "");

        assertThat(read(message.submission(AT)).description()).isEqualTo("Xóm tôi  … điện …");
    }

    /** Networks cut parts so that they fit, but whoever writes them down may not. */
    @Test
    void aPartThatIsLongerThanANetworksIsReadAsAWhole() throws Exception {
        String text = "Mất điện ".repeat(30).strip();

        WrittenMessage message = new WrittenMessage("+84903000417", "8055", List.of(new Part(1, 1, 1, text)), "");

        assertThat(read(message.submission(AT)).description()).isEqualTo(text);
    }

    @Test
    void aNameIsNobodysTelephone() throws Exception {
        Submission submission = new WrittenMessage("NGUYENKIM", "8055", List.of(), "Mua may phat dien").submission(AT);

        assertThat(read(submission).field(Reading.PHONE)).isEmpty();
        assertThat(submission.answerTo()).isEmpty();
    }

    private static Reading read(Submission submission) throws UnreadableException {
        return new SmsNormaliser().read(submission);
    }
}
