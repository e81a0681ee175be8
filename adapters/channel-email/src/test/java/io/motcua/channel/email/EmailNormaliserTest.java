package io.motcua.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Payload;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.UnreadableException;
import io.motcua.Urgency;
import io.motcua.understanding.Reading;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class EmailNormaliserTest {
    private static final MailServer SERVER = new MailServer("127.0.0.1", 143, Tls.NONE, "u", "p");
    private final EmailNormaliser normaliser = new EmailNormaliser(List.of(
            MailboxConfig.builder("cskh@evnspc.vn").imap(SERVER).smtp(SERVER).build()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "auto-submitted: Auto-Generated; x=y",
                "Precedence: Bulk",
                "Precedence: list",
                "Precedence: junk",
                "List-Id: <a.example>",
                "List-Unsubscribe: <mailto:a@b.example>",
                "X-Autoreply: yes",
                "X-Autorespond: a",
                "Return-Path: <>",
                "Subject: Automatic reply: hello",
                "Subject: =?UTF-8?B?VHLhuqMgbOG7nWkgdOG7sSDEkeG7mW5nOiBo4bq/dA==?=",
                "Subject: Out of Office Re: a",
                "Subject: Undeliverable: a",
                "Subject: Read: Mat dien",
                "Subject: =?UTF-8?B?xJDDoyDEkeG7jWM6IGE=?=",
                "Content-Type: multipart/report; boundary=x"
            })
    void whatAMachineSentNeedsNoAnswer(String field) throws UnreadableException {
        Reading reading = read(field + "\r\nFrom: a@nha.example\r\n\r\nMat dien\r\n");

        assertThat(reading.needsNoAnswer()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailer-daemon@mx.example",
                "Postmaster@mx.example",
                "no-reply@shop.example",
                "noreply@shop.example",
                "do_not_reply@shop.example",
                "CSKH@evnspc.vn"
            })
    void machinesAndWeOurselvesNeedNoAnswer(String sender) throws UnreadableException {
        assertThat(read("From: x <" + sender + ">\r\nSubject: a\r\n\r\nMat dien\r\n")
                        .needsNoAnswer())
                .isPresent();
    }

    /** As Vietnamese mail programs head what they quote, with accents and where they were lost. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vào 20:15, Th 6, 12 thg 6, 2026 CSKH <cskh@evnspc.vn> đã viết:",
                "Vao luc 20:15 Thu Sau, 12 thg 6, 2026, CSKH <cskh@evnspc.vn> da viet:",
                "CSKH <cskh@evnspc.vn> viết lúc 20:15 ngày 12/06/2026:",
                "On Fri, Jun 12, 2026 at 8:15 PM CSKH <cskh@evnspc.vn> wrote:",
                "-----Thư gốc-----\r\nTừ: CSKH [mailto:cskh@evnspc.vn]\r\nĐã gửi: 12/06/2026\r\nĐến: a@nha.example",
                "----- Tin nhắn gốc -----\r\nFrom: cskh@evnspc.vn\r\nTo: a@nha.example\r\nSent: Friday",
                "________________________________\r\nTu: CSKH <cskh@evnspc.vn>\r\nNgay: 12/6\r\nChu de: a",
            })
    void quotedHistoryIsSetApartAndTellsWhomItAnswers(String head) throws UnreadableException {
        Reading reading = read("From: a@nha.example\r\nSubject: Re: ho so\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\nTôi đồng ý.\r\n\r\n" + head
                + "\r\n\r\nMã khách hàng PB04019900417\r\n");

        assertThat(reading.description()).isEqualTo("Re: ho so\nTôi đồng ý.");
        assertThat(reading.field(Reading.QUOTED).orElse("")).contains("PB04019900417");
        assertThat(reading.field(Reading.ANSWERS_OURS)).isPresent();
    }

    @Test
    void answerToSomebodyElseAnswersNothingOfOurs() throws UnreadableException {
        Reading reading = read("From: a@nha.example\r\nSubject: Re: a\r\n\r\nMat dien\r\n\r\n"
                + "On Fri, Jun 12, 2026 at 8:15 PM B <b@nha.example> wrote:\r\n> Bao cskh@evnspc.vn di\r\n");

        assertThat(reading.field(Reading.ANSWERS_OURS)).isEmpty();
    }

    @Test
    void whatIsPassedOnIsAlsoAFieldOfItsOwn() throws UnreadableException {
        Reading reading = read("From: a@nha.example\r\nSubject: Fwd: a\r\n\r\nNho xem giup.\r\n\r\n"
                + "---------- Thu chuyen tiep ----------\r\nTu: B <b@nha.example>\r\nNgay: 12/6\r\nChu de: a\r\n\r\n"
                + "Nha toi mat dien\r\n");

        assertThat(reading.field(Reading.PASSED_ON)).contains("Nha toi mat dien");
        assertThat(reading.description()).isEqualTo("Fwd: a\nNho xem giup.\nNha toi mat dien");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no", "Precedence: first-class", "Subject: Tra loi tu dongnghiep",
                "Subject: Mat dien, tra loi tu dong chua?", "Return-Path: <a@nha.example>", "X-Autoreply: no"
            })
    void whatAPersonWroteWaitsForAnAnswer(String field) throws UnreadableException {
        assertThat(read(field + "\r\nFrom: a@nha.example\r\n\r\nMat dien\r\n").needsNoAnswer())
                .isEmpty();
    }

    @Test
    void thousandNestedPartsAreReadAsFarAsTheyGo() throws UnreadableException {
        StringBuilder bomb = new StringBuilder("From: a@nha.example\r\nSubject: hop\r\n");
        for (int i = 0; i < 1_000; i++) {
            bomb.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }

        assertThat(read(bomb.toString()).description()).startsWith("hop");
    }

    @Test
    void tenThousandPartsBesideEachOtherAreReadUpToTheLimit() throws UnreadableException {
        String part = "--b\r\nContent-Type: text/plain\r\n\r\nmot\r\n";

        Reading reading =
                read("From: a@nha.example\r\nSubject: hop\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + part.repeat(10_000));

        assertThat(reading.description()).startsWith("hop\nmot");
    }

    @Test
    void headerOfOneMegabyteIsRead() throws UnreadableException {
        Reading reading =
                read("From: a@nha.example\r\nX-Long: " + "a ".repeat(1 << 19) + "\r\nSubject: dai\r\n\r\nMat dien\r\n");

        assertThat(reading.description()).isEqualTo("dai\nMat dien");
    }

    @Test
    void headerBeyondTheLimitIsHeldForAPersonAndNotTakenForEmpty() {
        String endless =
                "From: a@nha.example\r\nX-Long: " + "a".repeat(9 << 20) + "\r\nSubject: dai\r\n\r\nMat dien\r\n";

        assertThatThrownBy(() -> read(endless)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void nulBytesAreLeftOut() throws UnreadableException {
        assertThat(read("From: a@nha.example\r\nSubject: m\0at\r\n\r\nMat\0 dien\0\r\n")
                        .description())
                .doesNotContain("\0")
                .endsWith("Mat dien");
    }

    @Test
    void emptyMailNeedsNoAnswer() throws UnreadableException {
        assertThat(read("From: a@nha.example\r\nSubject: \r\n\r\n \r\n").needsNoAnswer())
                .isPresent();
    }

    @Test
    void bytesThatAreNoMessageAreUnreadable() {
        assertThatThrownBy(() -> read("")).isInstanceOf(UnreadableException.class);
    }

    @Test
    void utf16IsReadInBothOrders() throws Exception {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write("From: a@nha.example\r\nContent-Type: text/plain; charset=utf-16le\r\n\r\n".getBytes(UTF_8));
        message.write("Mất điện ấp 2".getBytes(UTF_16LE));

        assertThat(read(message.toByteArray()).description()).isEqualTo("Mất điện ấp 2");
    }

    @Test
    void decomposedLettersAreComposedInEveryField() throws UnreadableException {
        String nfd = java.text.Normalizer.normalize("Nguyễn Thị Ấm", java.text.Normalizer.Form.NFD);

        Reading reading = read("From: " + nfd + " <a@nha.example>\r\nSubject: " + nfd + "\r\n\r\n" + nfd);

        assertThat(reading.field(Reading.NAME)).contains("Nguyễn Thị Ấm");
        assertThat(reading.description()).isEqualTo("Nguyễn Thị Ấm\nNguyễn Thị Ấm");
    }

    @Test
    void deeplyNestedHtmlIsRead() throws UnreadableException {
        Reading reading =
                read("From: a@nha.example\r\nContent-Type: text/html\r\n\r\n" + "<div><b>".repeat(50_000) + "Mat dien");

        assertThat(reading.needsNoAnswer().isPresent() || reading.description().contains("Mat dien"))
                .isTrue();
    }

    @Test
    void answersBetweenQuotedLinesAreOwnWords() throws UnreadableException {
        Reading reading = read(
                "From: a@nha.example\r\nSubject: Re: a\r\n\r\nOn Mon, 13 Jul 2026 at 7:00 X <x@y.example> wrote:\r\n"
                        + "> Co dien chua?\r\nChua co.\r\n> So dien thoai?\r\n0903000417\r\n");

        assertThat(reading.description()).isEqualTo("Re: a\nChua co.\n0903000417");
        assertThat(reading.field(Reading.QUOTED)).contains("Co dien chua?\nSo dien thoai?");
    }

    private Reading read(String message) throws UnreadableException {
        return read(message.getBytes(UTF_8));
    }

    private Reading read(byte[] message) throws UnreadableException {
        return normaliser.read(new Submission(
                TrackingId.next(),
                "email",
                "cskh@evnspc.vn",
                Instant.parse("2026-07-13T01:00:00Z"),
                Urgency.OTHER,
                "key",
                Payload.of(message, "message/rfc822"),
                Map.of()));
    }

    @Test
    void eightBitsWithoutALabelAreVietnamese() throws UnreadableException {
        byte[] message = "From: a@nha.example\r\n\r\n\u00d0i\u00ea\u00f2n".getBytes(ISO_8859_1);

        assertThat(read(message).description()).isEqualTo("Điện");
    }
}
