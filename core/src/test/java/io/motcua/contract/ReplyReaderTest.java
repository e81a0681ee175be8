package io.motcua.contract;

import static io.motcua.contract.ReplyTexts.assertMalformed;
import static io.motcua.contract.ReplyTexts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Payload;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Acknowledgment.Result;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyEvent.Status;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyReaderTest {
    private static final String ACKNOWLEDGMENT = """
            {"specversion":"1.0","id":"a-1","source":"urn:evnhcmc:oms","type":"io.motcua.servicerequest.reply.v1",
             "time":"2026-11-20T08:00:03+07:00","datacontenttype":"application/json","correlationid":"x:1:EVNHCMC:1",
             "data":{"serviceRequestId":"MC-234-567-9AP","requestVersion":1,"kind":"acknowledgment",
                     "result":"accepted","backendReference":"OMS-417"}}""";
    private static final String STATUS = """
            {"specversion":"1.0","id":"s-1","source":"/oms","type":"io.motcua.servicerequest.reply.v1",
             "data":{"serviceRequestId":"MC-234-567-9AP","requestVersion":2,"kind":"status","status":"IN_PROGRESS",
                     "serviceNotice":"Đội sửa chữa đã đến","expectedDatetime":"2026-11-20T12:00:00+07:00"}}""";

    @Test
    void acknowledgmentIsReadWhole() throws MalformedReplyException {
        ReplyEvent reply = read(ACKNOWLEDGMENT);

        assertThat(reply)
                .isEqualTo(new Acknowledgment(
                        new Header(
                                "urn:evnhcmc:oms",
                                "a-1",
                                Optional.of(Instant.parse("2026-11-20T01:00:03Z")),
                                Optional.of("x:1:EVNHCMC:1"),
                                Reference.of(Requests.REFERENCE),
                                1),
                        Result.ACCEPTED,
                        Optional.of("OMS-417"),
                        Optional.empty()));
    }

    @Test
    void statusIsReadWholeAndWhatMayBeAbsentIs() throws MalformedReplyException {
        ReplyEvent reply = read(STATUS);

        assertThat(reply)
                .isEqualTo(new Status(
                        new Header(
                                "/oms", "s-1", Optional.empty(), Optional.empty(), Reference.of(Requests.REFERENCE), 2),
                        RequestStatus.IN_PROGRESS,
                        Optional.of("Đội sửa chữa đã đến"),
                        Optional.of(Instant.parse("2026-11-20T05:00:00Z"))));
    }

    @Test
    void fieldsOfALaterVersionAreTolerated() throws MalformedReplyException {
        String later = ACKNOWLEDGMENT
                .replace("\"id\"", "\"traceparent\":[{}],\"id\"")
                .replace("\"result\"", "\"crew\":{\"size\":3},\"result\"");

        assertThat(read(later)).isEqualTo(read(ACKNOWLEDGMENT));
    }

    @Test
    void nullIsTheSameAsAbsent() throws MalformedReplyException {
        String absent = STATUS.replace(",\"expectedDatetime\":\"2026-11-20T12:00:00+07:00\"", "")
                .replace("""
                ,
                     "expectedDatetime":"2026-11-20T12:00:00+07:00\"""", "");
        String withNull = STATUS.replace("\"2026-11-20T12:00:00+07:00\"", "null");

        assertThat(((Status) read(withNull)).expectedDatetime()).isEmpty();
        assertThat(((Status) read(absent)).serviceNotice()).isPresent();
    }

    @Test
    void byteOrderMarkIsOverlooked() throws MalformedReplyException {
        assertThat(read("\uFEFF" + STATUS)).isEqualTo(read(STATUS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"1.0\" | \"0.3\" | $.specversion: expected 1.0",
                "\"a-1\" | \"\" | $.id: expected a string of 1 to 255 characters",
                "\"a-1\" | null | $.id: expected a string of 1 to 255 characters",
                "\"a-1\" | 1 | $.id: expected a string",
                "urn:evnhcmc:oms | a b | $.source: expected a URI reference",
                "reply.v1 | reply.v2 | $.type: expected io.motcua.servicerequest.reply.v1",
                "T08:00:03+07:00 | T08:00:03 | $.time: expected a date-time of RFC 3339 with its offset",
                "T08:00:03+07:00 | T25:00:03Z | $.time: expected a date-time of RFC 3339 with its offset",
                "application/json | text/xml | $.datacontenttype: expected application/json",
                "MC-234-567-9AP | MC-234-567-9AA | $.data.serviceRequestId: expected a reference of the form MC-XXX-XXX-XXX",
                "MC-234-567-9AP | mc234 5679ap | $.data.serviceRequestId: expected a reference of the form MC-XXX-XXX-XXX",
                "\"requestVersion\":1 | \"requestVersion\":0 | $.data.requestVersion: expected an integer from 1",
                "\"requestVersion\":1 | \"requestVersion\":1.5 | $.data.requestVersion: expected an integer from 1",
                "\"requestVersion\":1 | \"requestVersion\":\"1\" | $.data.requestVersion: expected an integer from 1",
                "\"requestVersion\":1 | \"requestVersion\":4294967297 | $.data.requestVersion: expected an integer from 1",
                "\"requestVersion\":1 | \"requestversion\":1 | $.data.requestVersion: expected an integer from 1",
                "\"kind\":\"acknowledgment\" | \"kind\":\"ack\" | $.data.kind: expected acknowledgment, status or appointment",
                "\"accepted\" | \"ACCEPTED\" | $.data.result: expected one of [accepted, notMine, needsInformation, invalid]",
                "\"OMS-417\" | {} | $.data.backendReference: expected a string",
                "\"data\": | \"Data\": | $.data: expected an object",
            })
    void whatIsWrongIsNamedByPath(String from, String to, String message) {
        assertMalformed(ACKNOWLEDGMENT, from, to, message);
    }

    @ParameterizedTest
    @CsvSource({"RECEIVED", "HELD", "RESTORED", "in_progress", "''"})
    void utilityCannotSayWhatIsOursToSay(String status) {
        String wrong = STATUS.replace("IN_PROGRESS", status);

        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageStartingWith("$.data.status: expected one of [ACCEPTED, IN_PROGRESS");
    }

    @Test
    void nameThatOccursTwiceIsRefused() {
        assertMalformed(STATUS.replace("\"id\"", "\"id\":\"other\",\"id\""), "$.id: expected each name once");
        assertMalformed(
                STATUS.replace("\"kind\"", "\"requestVersion\":1,\"kind\""),
                "$.data.requestVersion: expected each name once");
        assertMalformed(
                STATUS.replace("\"kind\"", "\"Mẫu\":{\"Mẫu\":1,\"Mẫu\":2},\"kind\""),
                "$.data.*.*: expected each name once");
    }

    @Test
    void whatIsNoJsonIsRefusedWithoutRepeatingIt() {
        assertMalformed("", "$: expected one JSON object and nothing after it");
        assertMalformed(" ", "$: expected one JSON object and nothing after it");
        assertMalformed("Nguyễn Thị Mẫu", "$: expected JSON");
        assertMalformed("[]", "$: expected an object");
        assertMalformed("null", "$: expected an object");
        assertMalformed("\"Mẫu\"", "$: expected an object");
        assertMalformed(STATUS + "{}", "$: expected one JSON object and nothing after it");
        assertMalformed(STATUS.substring(0, STATUS.length() - 1), "$.data: expected JSON");
        assertMalformed(STATUS.replace("\"IN_PROGRESS\"", "Mẫu"), "$.data.status: expected JSON");
        assertMalformed(STATUS.replace("\"IN_PROGRESS\"", "NaN"), "$.data.status: expected JSON");
        assertMalformed(STATUS.replace("{\"specversion\"", "{/* */\"specversion\""), "$: expected JSON");
    }

    @Test
    void onlyUtf8IsRead() {
        for (Charset charset : List.of(
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16,
                Charset.forName("UTF-32"),
                Charset.forName("windows-1258"))) {
            assertThatThrownBy(() -> ReplyReader.read(Payload.of(STATUS.getBytes(charset), "application/json")))
                    .as(charset.name())
                    .isInstanceOf(MalformedReplyException.class);
        }
        assertThatThrownBy(() -> ReplyReader.read(Payload.of(
                        STATUS.getBytes(StandardCharsets.UTF_8), "application/cloudevents+json; charset=windows-1258")))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessage("$: expected UTF-8, not another charset");
    }

    @Test
    void charsetThatIsUtf8MayBeNamed() throws MalformedReplyException {
        Payload named =
                Payload.of(STATUS.getBytes(StandardCharsets.UTF_8), "application/cloudevents+json;charset=\"UTF-8\"");

        assertThat(ReplyReader.read(named)).isEqualTo(read(STATUS));
    }

    @Test
    void overlongFormsOfCharactersAreNoUtf8() {
        byte[] bytes = STATUS.getBytes(StandardCharsets.UTF_8);
        int quote = STATUS.indexOf('{');
        byte[] overlong = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, overlong, 0, quote);
        overlong[quote] = (byte) 0xC1;
        overlong[quote + 1] = (byte) 0xBB;
        System.arraycopy(bytes, quote + 1, overlong, quote + 2, bytes.length - quote - 1);

        assertThatThrownBy(() -> ReplyReader.read(Payload.of(overlong, "application/json")))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessage("$: expected UTF-8");
    }

    @Test
    void largestReplyIsReadAndALargerOneIsNot() throws MalformedReplyException {
        String largest = STATUS + " ".repeat(ReplyReader.MAX_BYTES - STATUS.getBytes(StandardCharsets.UTF_8).length);

        assertThat(read(largest)).isInstanceOf(Status.class);
        assertMalformed(largest + " ", "$: expected at most 65536 bytes, not 65537");
        assertMalformed("x".repeat(50_000_000), "$: expected at most 65536 bytes, not 50000000");
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(30_000) + "]".repeat(30_000);

        assertMalformed(
                STATUS.replace("\"kind\"", "\"x\":" + deep + ",\"kind\""),
                "$: expected at most 32 levels, and no number of a thousand digits");
        assertMalformed(deep, "$: expected at most 32 levels, and no number of a thousand digits");
    }

    @Test
    void hugeNumbersAreRefused() {
        assertMalformed(
                STATUS.replace("\"requestVersion\":2", "\"requestVersion\":" + "9".repeat(60_000)),
                "$: expected at most 32 levels, and no number of a thousand digits");
        assertMalformed(
                STATUS.replace("\"requestVersion\":2", "\"requestVersion\":1e999999999"),
                "$.data.requestVersion: expected an integer from 1");
    }

    @Test
    void longTextsAreRefusedAndLongestOnesAreNot() throws MalformedReplyException {
        String longest = "🔥".repeat(ReplyEvent.MAX_WORDS_LENGTH);

        Status read = (Status) read(STATUS.replace("Đội sửa chữa đã đến", longest));
        assertThat(read.serviceNotice()).hasValue(longest);
        assertMalformed(
                STATUS.replace("Đội sửa chữa đã đến", longest + "x"),
                "$.data.serviceNotice: expected a string of 1 to 4000 characters");
    }

    @Test
    void halfOfASurrogatePairIsRefused() {
        assertMalformed(
                STATUS.replace("Đội sửa chữa đã đến", "\\ud83d!"),
                "$.data.serviceNotice: expected a string of 1 to 4000 characters");
        assertMalformed(STATUS.replace("/oms", "\\ud83d"), "$.source: expected a string of 1 to 1024 characters");
    }
}
