package io.motcua.contract;

import static io.motcua.contract.ReplyTexts.assertMalformed;
import static io.motcua.contract.ReplyTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.Reference;
import io.motcua.contract.AppointmentReply.State;
import io.motcua.contract.AppointmentReply.Window;
import io.motcua.contract.ReplyEvent.Header;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What utilities say of appointments, and what they must not. */
class AppointmentReaderTest {
    private static final String SECRET = "NguyenThiMau0903000417";
    private static final String CONFIRMED = """
            {"specversion":"1.0","id":"a-1","source":"/crews","type":"io.motcua.servicerequest.reply.v1",
             "time":"2026-11-20T09:12:00+07:00",
             "data":{"serviceRequestId":"MC-234-567-9AP","requestVersion":1,"kind":"appointment","status":"confirmed",
                     "validFor":{"startDateTime":"2026-11-27T08:00:00+07:00","endDateTime":"2026-11-27T10:00:00+07:00"},
                     "serviceNotice":"Khảo sát"}}""";
    private static final String CANCELLED = """
            {"specversion":"1.0","id":"a-2","source":"/crews","type":"io.motcua.servicerequest.reply.v1",
             "time":"2026-11-26T16:40:00+07:00",
             "data":{"serviceRequestId":"MC-234-567-9AP","requestVersion":1,"kind":"appointment","status":"cancelled"}}""";

    @Test
    void appointmentIsReadWhole() throws MalformedReplyException {
        assertThat(read(CONFIRMED))
                .isEqualTo(new AppointmentReply(
                        new Header(
                                "/crews",
                                "a-1",
                                Optional.of(Instant.parse("2026-11-20T02:12:00Z")),
                                Optional.empty(),
                                Reference.of(Requests.REFERENCE),
                                1),
                        State.CONFIRMED,
                        Optional.of(new Window(
                                Instant.parse("2026-11-27T01:00:00Z"), Instant.parse("2026-11-27T03:00:00Z"))),
                        Optional.of("Khảo sát")));
    }

    @Test
    void cancellingNeedsNoWindowAndMayNameOneThatIsOver() throws MalformedReplyException {
        String over = CANCELLED.replace(
                "\"cancelled\"",
                "\"cancelled\",\"validFor\":{\"startDateTime\":\"2026-11-26T08:00:00+07:00\","
                        + "\"endDateTime\":\"2026-11-26T10:00:00+07:00\"}");

        assertThat(((AppointmentReply) read(CANCELLED)).validFor()).isEmpty();
        assertThat(((AppointmentReply) read(over)).state()).isEqualTo(State.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "27T10:00:00 | 27T07:59:59 | $.data.validFor: expected a window whose endDateTime is after its startDateTime",
                "27T10:00:00 | 27T08:00:00 | $.data.validFor: expected a window whose endDateTime is after its startDateTime",
                "2026-11-27T10:00:00 | 2026-12-04T08:00:01 | $.data.validFor: expected a window of 1 minute to 7 days",
                "27T10:00:00 | 27T08:00:59.999999999 | $.data.validFor: expected a window of 1 minute to 7 days",
                "2026-11-27 | 2206-11-27 | $.data.validFor: expected a window that begins at most 366 days after the event's time",
                "2026-11-27 | 2026-11-19 | $.data.validFor: expected a window that is not over at the event's time",
                "27T10:00:00+07:00 | 27T10:00:00 | $.data.validFor.endDateTime: expected a date-time of RFC 3339 with its offset",
                "27T08:00:00+07:00 | 27T08:00+07:00 | $.data.validFor.startDateTime: expected a date-time of RFC 3339 with its offset",
                "\"2026-11-27T08:00:00+07:00\" | null | $.data.validFor.startDateTime: expected a date-time",
                "\"startDateTime\" | \"start\" | $.data.validFor.startDateTime: expected a date-time",
                "\"validFor\" | \"validfor\" | $.data.validFor: expected an object",
                "confirmed | attempted | $.data.status: expected one of [confirmed, cancelled]",
                "\"time\" | \"at\" | $.time: expected a date-time, which tells the newer of two appointments",
                "\"time\":\"2026-11-20T09:12:00+07:00\" | \"time\":null | $.time: expected a date-time, which tells the newer of two appointments",
            })
    void whatIsWrongIsNamedByPath(String from, String to, String message) {
        assertMalformed(CONFIRMED, from, to, message);
    }

    @Test
    void enormousNoteIsRefusedAndNotRepeated() {
        String enormous = CONFIRMED.replace("Khảo sát", SECRET.repeat(200));

        assertMalformed(enormous, "$.data.serviceNotice: expected a string of 1 to 4000 characters");
    }

    /** What JSON Schema cannot compare, its description says, with the very figures that the reader refuses by. */
    @Test
    void limitsOfAWindowAreDescribed() {
        JsonNode validFor =
                Schemas.load(Contract.REPLY_SCHEMA).at("/$defs/appointment/properties/validFor/description");

        assertThat(validFor.textValue())
                .contains("endDateTime is after its startDateTime")
                .contains("from " + AppointmentReply.SHORTEST.toMinutes() + " minute to "
                        + AppointmentReply.LONGEST.toDays() + " days long")
                .contains("at most " + AppointmentReply.FURTHEST.toDays() + " days after the event's time")
                .contains("not over at that time");
    }
}
