package io.motcua.path;

import static io.motcua.path.AnsweringLetterBox.letterFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Answer;
import io.motcua.Appointment;
import io.motcua.Delivery;
import io.motcua.Payload;
import io.motcua.Receipt;
import io.motcua.RequestStatus;
import io.motcua.contract.AppointmentReply;
import io.motcua.contract.AppointmentReply.State;
import io.motcua.contract.AppointmentReply.Window;
import io.motcua.contract.ReplyEvent;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyWriter;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.ReplyResult.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Appointments, from the utility's reply to the requester's letter. */
class AppointmentPathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Window FIRST =
            new Window(NOW.plus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(3).plusHours(2)));
    private static final Window SECOND =
            new Window(NOW.plus(Duration.ofDays(4)), NOW.plus(Duration.ofDays(4).plusHours(2)));

    @TempDir
    Path folder;

    private EastGateway gateway;
    private TestBackend east;
    private AnsweringLetterBox box;
    private Receipt receipt;

    @BeforeEach
    void bringARequestToItsUtility() throws Exception {
        gateway = EastGateway.start(folder);
        east = gateway.east();
        box = gateway.box();
        receipt = gateway.accept(letterFrom("Mill Lane 3", EastGateway.LETTER, "k1"));
        await().atMost(LONG).until(() -> box.answers().size() == 2);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void requesterIsToldOfAnAppointmentThatIsMadeMovedAndCancelledEachOnce() throws Exception {
        ReplyEvent made = appointment("a1", State.CONFIRMED, FIRST, NOW.minusSeconds(30));

        assertThat(verdicts(say(made), say(made))).containsExactly(Verdict.APPLIED, Verdict.DUPLICATE);
        await().atMost(LONG).until(() -> box.answers().size() == 3);
        say(appointment("a2", State.CONFIRMED, SECOND, NOW.minusSeconds(20)));
        await().atMost(LONG).until(() -> box.answers().size() == 4);
        say(appointment("a3", State.CANCELLED, SECOND, NOW.minusSeconds(10)));
        await().atMost(LONG).until(() -> box.answers().size() == 5);

        List<Answer> answers = box.answers().subList(2, 5);
        assertThat(answers)
                .extracting(answer ->
                        answer.notice().update().appointment().orElseThrow().news())
                .containsExactly(Appointment.News.MADE, Appointment.News.MOVED, Appointment.News.CANCELLED);
        assertThat(answers.get(0).text())
                .startsWith("Your letter " + receipt.reference().value() + ": appointment made.\nWe come from ");
        assertThat(answers.get(1).text()).contains("appointment moved.");
        assertThat(answers.get(2).text()).contains("appointment cancelled.");
        assertThat(gateway.ledger().balance().isZero()).isTrue();
    }

    @Test
    void olderWordThatComesLaterIsKeptAndToldNobody() throws Exception {
        say(appointment("a2", State.CONFIRMED, SECOND, NOW.minusSeconds(20)));
        await().atMost(LONG).until(() -> box.answers().size() == 3);

        assertThat(say(appointment("a1", State.CONFIRMED, FIRST, NOW.minusSeconds(30)))
                        .verdict())
                .isEqualTo(Verdict.LATE);

        assertThat(gateway.history(receipt).appointment())
                .contains(new Appointment(Appointment.News.STANDS, SECOND.startDateTime(), SECOND.endDateTime()));
        assertThat(gateway.history(receipt).latest().orElseThrow().status()).isEqualTo(RequestStatus.ACCEPTED);
    }

    @Test
    void malformedAppointmentChangesNothingAndTheNextIsTaken() throws Exception {
        Delivery delivery = east.received().get(0);
        String good = new String(
                ReplyWriter.write(appointment("a1", State.CONFIRMED, FIRST, NOW))
                        .toBytes(),
                StandardCharsets.UTF_8);
        String backwards = good.replace(FIRST.endDateTime().toString(), NOW.toString());
        assertThat(backwards).isNotEqualTo(good);

        assertThat(say(backwards).verdict()).isEqualTo(Verdict.MALFORMED);
        assertThat(gateway.ledger().find(delivery.reference()).orElseThrow().appointment())
                .isEmpty();
        assertThat(say(good).verdict()).isEqualTo(Verdict.APPLIED);
    }

    private ReplyEvent appointment(String id, State state, Window window, Instant said) {
        Header header = UtilityReplies.header(east.received().get(0), id, Optional.of(said));
        return new AppointmentReply(header, state, Optional.of(window), Optional.empty());
    }

    private ReplyResult say(ReplyEvent event) throws Exception {
        return east.says(ReplyWriter.write(event));
    }

    private ReplyResult say(String event) throws Exception {
        return east.says(Payload.of(event.getBytes(StandardCharsets.UTF_8), "application/cloudevents+json"));
    }

    private static List<Verdict> verdicts(ReplyResult... results) {
        return List.of(results).stream().map(ReplyResult::verdict).toList();
    }
}
