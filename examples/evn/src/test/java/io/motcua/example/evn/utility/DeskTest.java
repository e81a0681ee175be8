package io.motcua.example.evn.utility;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.contract.AppointmentReply;
import io.motcua.contract.ReplyEvent;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyReader;
import io.motcua.contract.ReplyWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Instant NOW = Instant.parse("2026-05-19T13:41:00Z");
    private static final Duration QUICKEST = Duration.ofMillis(200);
    private static final Duration SLOWEST = Duration.ofMillis(700);

    private final List<String> settled = new ArrayList<>();
    private final Desk desk = desk(false);

    @Test
    void nothingIsAnsweredBeforeTheUtilitysOwnDelayIsOver() {
        desk.take(event(1, Priority.P1), NOW, () -> settled.add("1"));

        assertThat(desk.due(NOW.plus(QUICKEST).minusMillis(1))).isEmpty();
        assertThat(desk.due(NOW.plus(SLOWEST)))
                .singleElement()
                .satisfies(due -> assertThat(due.reply()).isInstanceOf(Acknowledgment.class));
    }

    @Test
    void dangerToLifeIsAcknowledgedAsSoonAsItCanBe() {
        desk.take(event(1, Priority.P1), NOW, () -> settled.add("1"));
        desk.take(event(2, Priority.P0), NOW, () -> settled.add("2"));

        assertThat(desk.due(NOW.plus(QUICKEST)))
                .extracting(due -> due.event().id())
                .containsExactly("event-2");
    }

    @Test
    void theMessageLeavesTheQueueOnlyWithTheAcknowledgment() {
        desk.take(event(1, Priority.P0), NOW, () -> settled.add("1"));

        List<Desk.Due> due = desk.due(NOW.plus(SLOWEST));

        assertThat(settled).isEmpty();
        due.forEach(each -> each.sent().run());
        assertThat(settled).containsExactly("1");
    }

    @Test
    void aRequestThatComesAgainIsAnsweredWithTheSameReplyAndWorkedOnOnce() {
        boolean first = desk.take(event(1, Priority.P0), NOW, () -> settled.add("first"));
        List<ReplyEvent> once = replies(NOW.plusSeconds(60));
        boolean second = desk.take(event(1, Priority.P0), NOW.plusSeconds(60), () -> settled.add("second"));
        List<ReplyEvent> again = replies(NOW.plusSeconds(120));

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(again).hasSize(1);
        assertThat(again.get(0).header().id()).isEqualTo(once.get(0).header().id());
        assertThat(((Acknowledgment) again.get(0)).backendReference())
                .isEqualTo(((Acknowledgment) once.get(0)).backendReference());
    }

    @Test
    void progressComesAfterTheAcknowledgmentAndTheEndAfterProgress() {
        for (int i = 0; i < 50; i++) {
            desk.take(event(i, Priority.P1), NOW, () -> {});
        }

        List<String> steps = replies(NOW.plusSeconds(60)).stream()
                .map(reply -> reply.header().id())
                .toList();

        assertThat(steps).filteredOn(id -> id.endsWith("/acknowledgment")).hasSize(50);
        assertThat(steps).filteredOn(id -> id.endsWith("/in-progress")).hasSizeBetween(25, 49);
        assertThat(steps)
                .filteredOn(id -> id.endsWith("/resolved"))
                .hasSizeBetween(10, 48)
                .allSatisfy(id -> {
                    String event = id.substring(0, id.indexOf('/'));
                    assertThat(steps).containsSubsequence(event + "/acknowledgment", event + "/in-progress", id);
                });
    }

    @Test
    void whoWantsANewConnectionIsGivenAnAppointmentOfAMorningThatIsNoSunday() throws Exception {
        Instant saturday = Instant.parse("2026-05-23T03:00:00Z");
        RequestEvent wanted =
                new RequestEvent("event-1", Reference.of("MC-222-222-222"), 1, Priority.P2, "NEW_SUPPLY_LV");
        desk.take(wanted, saturday, () -> {});

        List<ReplyEvent> replies = replies(saturday.plusSeconds(60));

        assertThat(replies).hasSize(2);
        AppointmentReply appointment = (AppointmentReply) replies.get(1);
        assertThat(appointment.validFor())
                .contains(new AppointmentReply.Window(
                        Instant.parse("2026-05-25T01:00:00Z"), Instant.parse("2026-05-25T03:00:00Z")));
        assertThat(ReplyReader.read(ReplyWriter.write(appointment))).isEqualTo(appointment);
    }

    @Test
    void aMuteUtilityTakesAndNeverAnswers() {
        Desk mute = desk(true);

        assertThat(mute.take(event(1, Priority.P0), NOW, () -> settled.add("1")))
                .isTrue();

        assertThat(mute.due(NOW.plusSeconds(3600))).isEmpty();
        assertThat(mute.next()).isEmpty();
    }

    @Test
    void everyReplyIsOneOfTheContract() throws Exception {
        for (int i = 0; i < 20; i++) {
            desk.take(event(i, Priority.P2), NOW, () -> {});
        }

        for (ReplyEvent reply : replies(NOW.plusSeconds(60))) {
            assertThat(ReplyReader.read(ReplyWriter.write(reply))).isEqualTo(reply);
        }
    }

    private List<ReplyEvent> replies(Instant until) {
        return desk.due(until).stream().map(Desk.Due::reply).toList();
    }

    private static Desk desk(boolean mute) {
        return new Desk("EVNNPC", new Temperament(QUICKEST, SLOWEST, mute), new Random(7));
    }

    private static RequestEvent event(int number, Priority priority) {
        Reference reference = Reference.of("MC-222-222-222");
        return new RequestEvent("event-" + number, reference, 1, priority, "OUTAGE");
    }
}
