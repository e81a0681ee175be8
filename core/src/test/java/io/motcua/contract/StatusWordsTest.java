package io.motcua.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.motcua.Payload;
import io.motcua.RequestStatus;
import io.motcua.contract.AppointmentReply.State;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusWordsTest {
    private static final StatusWords WORDS = new StatusWords(
            Map.of("DANG_XL", RequestStatus.IN_PROGRESS),
            Map.of("HEN_KHACH", State.CONFIRMED, "HUY_HEN", State.CANCELLED));
    private static final String WINDOW = ",\"validFor\":{\"startDateTime\":\"2026-11-27T08:00:00+07:00\","
            + "\"endDateTime\":\"2026-11-27T10:00:00+07:00\"}";

    @Test
    void statusThatMeansAnAppointmentIsReadAsOneWithTheWindowBesideIt() throws MalformedReplyException {
        ReplyEvent read = ReplyReader.read(WORDS.translated(reply("status", "HEN_KHACH", WINDOW)));

        assertThat(((AppointmentReply) read).state()).isEqualTo(State.CONFIRMED);
        assertThat(((AppointmentReply) read).validFor()).isPresent();
    }

    @Test
    void appointmentMayBeToldInTheUtilitysOwnWord() throws MalformedReplyException {
        Payload translated = WORDS.translated(reply("appointment", "HUY_HEN", ""));

        assertThat(((AppointmentReply) ReplyReader.read(translated)).state()).isEqualTo(State.CANCELLED);
        assertThat(new String(translated.toBytes(), StandardCharsets.UTF_8)).contains("\"statusWord\":\"HUY_HEN\"");
    }

    @Test
    void wordOfAStatusIsNoneOfAnAppointment() {
        Payload reply = reply("appointment", "DANG_XL", WINDOW);

        assertThat(WORDS.translated(reply)).isEqualTo(reply);
    }

    @Test
    void wordThatMeansNothingIsNamedOfAppointmentsToo() {
        assertThat(WORDS.unknownWord(reply("appointment", "HEN_LAI", WINDOW))).contains("HEN_LAI");
        assertThat(WORDS.unknownWord(reply("appointment", "confirmed", WINDOW))).isEmpty();
        assertThat(WORDS.unknownWord(reply("status", "confirmed", ""))).contains("confirmed");
        assertThat(WORDS.unknownWord(reply("status", "HEN_KHACH", WINDOW))).isEmpty();
    }

    @Test
    void wordCannotMeanAStatusAndAnAppointment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new StatusWords(Map.of("HEN", RequestStatus.IN_PROGRESS), Map.of(" HEN ", State.CONFIRMED)))
                .withMessageContaining("HEN");
    }

    private static Payload reply(String kind, String status, String more) {
        String event = """
                {"specversion":"1.0","id":"a-1","source":"/crews","type":"io.motcua.servicerequest.reply.v1",
                 "time":"2026-11-20T09:12:00+07:00","data":{"serviceRequestId":"MC-234-567-9AP","requestVersion":1,
                 "kind":"%s","status":"%s"%s}}""".formatted(kind, status, more);
        return Payload.of(event.getBytes(StandardCharsets.UTF_8), Contract.MEDIA_TYPE);
    }
}
