package io.motcua.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.motcua.Payload;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.contract.AppointmentReply.State;
import io.motcua.contract.AppointmentReply.Window;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Acknowledgment.Result;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyEvent.Status;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyWriterTest {
    private static final Header FULL = new Header(
            "urn:evnhcmc:oms",
            "r-1",
            Optional.of(Instant.parse("2026-11-20T01:00:03.25Z")),
            Optional.of("x:1:EVNHCMC:1"),
            Reference.of(Requests.REFERENCE),
            7);
    private static final Window MORNING =
            new Window(Instant.parse("2026-11-27T01:00:00Z"), Instant.parse("2026-11-27T03:00:00Z"));
    private static final Header LEAST =
            new Header("/oms", "1", Optional.empty(), Optional.empty(), Reference.of(Requests.REFERENCE), 1);

    @ParameterizedTest
    @MethodSource("replies")
    void whatIsWrittenIsReadAgainAndIsOfTheSchema(ReplyEvent reply) throws MalformedReplyException {
        Payload written = ReplyWriter.write(reply);

        assertThat(ReplyReader.read(written)).isEqualTo(reply);
        assertThat(Schemas.strict().errors(Contract.REPLY_SCHEMA, Schemas.tree(written.toBytes())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RequestStatus.class)
    void utilityCanSayAllButWhatIsOursToSay(RequestStatus status) throws MalformedReplyException {
        if (!status.isUtilitys()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Status(LEAST, status, Optional.empty(), Optional.empty()));
            return;
        }

        Payload written = ReplyWriter.write(new Status(LEAST, status, Optional.empty(), Optional.empty()));

        assertThat(((Status) ReplyReader.read(written)).status()).isEqualTo(status);
        assertThat(Schemas.strict().errors(Contract.REPLY_SCHEMA, Schemas.tree(written.toBytes())))
                .isEmpty();
    }

    @Test
    void cloudEventsLibraryReadsTheEnvelope() {
        Payload written =
                ReplyWriter.write(new Acknowledgment(FULL, Result.ACCEPTED, Optional.empty(), Optional.empty()));

        CloudEvent event = EventFormatProvider.getInstance()
                .resolveFormat(written.mediaType())
                .deserialize(written.toBytes());

        assertThat(event.getSource()).isEqualTo(URI.create("urn:evnhcmc:oms"));
        assertThat(event.getId()).isEqualTo("r-1");
        assertThat(event.getType()).isEqualTo(Contract.REPLY);
        assertThat(event.getSubject()).isEqualTo(Requests.REFERENCE);
        assertThat(event.getExtension("correlationid")).isEqualTo("x:1:EVNHCMC:1");
    }

    @Test
    void whatNobodyWouldReadCannotBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Header("", "1", Optional.empty(), Optional.empty(), Reference.of(Requests.REFERENCE), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Header(
                        "a b", "1", Optional.empty(), Optional.empty(), Reference.of(Requests.REFERENCE), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Header(
                        "/oms", "1", Optional.empty(), Optional.empty(), Reference.of(Requests.REFERENCE), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Acknowledgment(LEAST, Result.INVALID, Optional.empty(), Optional.of("x".repeat(4001))));
    }

    @Test
    void appointmentThatNobodyWouldReadCannotBeWritten() {
        Instant said = FULL.time().orElseThrow();
        assertThatIllegalArgumentException()
                .as("without a time")
                .isThrownBy(() -> new AppointmentReply(LEAST, State.CONFIRMED, Optional.of(MORNING), Optional.empty()));
        assertThatIllegalArgumentException()
                .as("without a window")
                .isThrownBy(() -> new AppointmentReply(FULL, State.CONFIRMED, Optional.empty(), Optional.empty()));
        assertThatIllegalArgumentException()
                .as("that is over")
                .isThrownBy(() -> new AppointmentReply(
                        FULL,
                        State.CONFIRMED,
                        Optional.of(new Window(said.minusSeconds(7200), said)),
                        Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void wordsOfTheUtilityStayOutOfLogs(ReplyEvent reply) {
        assertThat(reply.toString())
                .contains(Requests.REFERENCE)
                .doesNotContain("Mẫu", "OMS-417", "r-1", "urn:evnhcmc:oms");
    }

    static Stream<ReplyEvent> replies() {
        return Stream.concat(
                Stream.of(Result.values())
                        .map(result -> new Acknowledgment(FULL, result, Optional.of("OMS-417"), Optional.of("Bà Mẫu"))),
                Stream.of(
                        new Acknowledgment(LEAST, Result.ACCEPTED, Optional.empty(), Optional.empty()),
                        new Status(LEAST, RequestStatus.RESOLVED, Optional.empty(), Optional.empty()),
                        new Status(
                                FULL,
                                RequestStatus.IN_PROGRESS,
                                Optional.of("Đến nhà bà Mẫu"),
                                Optional.of(Instant.parse("2026-11-20T05:00:00Z"))),
                        new AppointmentReply(FULL, State.CONFIRMED, Optional.of(MORNING), Optional.of("Hẹn bà Mẫu")),
                        new AppointmentReply(FULL, State.CANCELLED, Optional.of(MORNING), Optional.empty()),
                        new AppointmentReply(FULL, State.CANCELLED, Optional.empty(), Optional.of("Bà Mẫu hủy"))));
    }
}
