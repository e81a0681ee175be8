package io.motcua.example.evn.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.RequestStatus;
import io.motcua.example.evn.process.Utilities;
import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.stream.Corporation;
import io.motcua.example.evn.stream.Expectation;
import io.motcua.example.evn.stream.Expectation.Held;
import io.motcua.example.evn.stream.Expectation.Ignored;
import io.motcua.example.evn.stream.Expectation.Refused;
import io.motcua.example.evn.stream.Expectation.Repeated;
import io.motcua.example.evn.stream.Expectation.Routed;
import io.motcua.example.evn.stream.PlannedRequest;
import io.motcua.example.evn.stream.RequestStream;
import io.motcua.example.evn.utility.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ObservationsTest {
    private static final String REFERENCE = "MC-222-222-222";
    private static final Instant AT = Scene.BEGUN;
    private static final List<PlannedRequest> PLAN = RequestStream.plan(2025, Duration.ofSeconds(60), 20);

    private final Observations observations = new Observations(Utilities.delays());
    private final Scene scene = new Scene();

    @Test
    void aRequestThatItsUtilityAcknowledgedIsAsMeant() {
        accept(request(Routed.class));
        delivered(corporation(), Priority.P0);

        assertThat(observations.verdict()).isEmpty();
        assertThat(observations.unanswered()).isEmpty();
    }

    @Test
    void timesAreCountedFromSendingAndTheUtilitysOwnDelayIsTakenOff() {
        Snapshot snapshot = scene.until(100).observations.snapshot(0);

        assertThat(snapshot.all().p50()).contains(Scene.OWN_DELAY.plus(Scene.BEYOND));
        assertThat(snapshot.all().beyondP95()).contains(Scene.BEYOND);
    }

    @Test
    void aRequestThatWentToAnotherUtilityIsNot() {
        accept(request(Routed.class));
        Corporation other = corporation() == Corporation.EVNNPC ? Corporation.EVNSPC : Corporation.EVNNPC;
        delivered(other, Priority.P0);

        assertThat(observations.verdict()).singleElement().asString().contains("went to [" + other + "]");
    }

    @Test
    void aRequestThatTwoUtilitiesHaveIsNot() {
        accept(request(Routed.class));
        delivered(corporation(), Priority.P0);
        Corporation other = corporation() == Corporation.EVNNPC ? Corporation.EVNSPC : Corporation.EVNNPC;
        observations.reported(other, new Report.Took(AT, REFERENCE, Priority.P0, false));

        assertThat(observations.verdict()).hasSize(1);
    }

    @Test
    void aRequestThatNobodyAcknowledgedIsNotAndIsWaitedFor() {
        accept(request(Routed.class));
        observations.reported(corporation(), new Report.Took(AT, REFERENCE, Priority.P0, false));

        assertThat(observations.verdict()).singleElement().asString().contains("is not acknowledged");
        assertThat(observations.unanswered()).containsExactly(REFERENCE);
    }

    @Test
    void dangerToLifeThatComesAsAnythingElseIsNot() {
        accept(first(PlannedRequest::lifeSafety));
        Corporation its = ((Routed) first(PlannedRequest::lifeSafety).expectation()).corporation();
        delivered(its, Priority.P1);

        assertThat(observations.verdict()).singleElement().asString().contains("P0");
    }

    @Test
    void aRequestIsHeldOnlyForTheReasonThatWasMeant() {
        PlannedRequest request = request(Held.class);
        accept(request);
        observations.held(REFERENCE, ((Held) request.expectation()).reason());

        assertThat(observations.verdict()).isEmpty();

        observations.held(REFERENCE, HoldReason.FAULT);
        assertThat(observations.verdict()).singleElement().asString().contains("because of FAULT");
    }

    @Test
    void aRequestThatShouldHaveBeenHeldAndWasSentIsNotAsMeant() {
        accept(request(Held.class));
        delivered(Corporation.EVNSPC, Priority.P1);

        assertThat(observations.verdict()).singleElement().asString().contains("instead of being held");
    }

    @Test
    void aRequestThatShouldHaveGoneAndIsHeldIsNotAsMeant() {
        accept(request(Routed.class));
        observations.held(REFERENCE, HoldReason.NO_PLACE);

        assertThat(observations.verdict()).singleElement().asString().contains("is held because of NO_PLACE");
    }

    @Test
    void whatNobodySentIsNoticed() {
        observations.reported(Corporation.EVNSPC, new Report.Took(AT, REFERENCE, Priority.P1, false));

        assertThat(observations.verdict()).singleElement().asString().contains("nobody of the demonstration");
    }

    @Test
    void aRepetitionMustBeAnsweredExactlyAsTheFirstTime() {
        PlannedRequest again = request(Repeated.class);
        PlannedRequest first = PLAN.get(((Repeated) again.expectation()).number());
        observations.accepted(first, AT, AT, 202, "body", REFERENCE);

        assertThat(observations.accepted(again, AT, AT, 202, "body", REFERENCE)).isFalse();
        assertThat(observations.snapshot(0).repeated()).isEqualTo(new Snapshot.Repeated(1, 1));
        observations.accepted(again, AT, AT, 202, "another body", "MC-333-333-333");

        assertThat(observations.snapshot(0).surprises())
                .singleElement()
                .asString()
                .contains("otherwise");
    }

    @Test
    void aRefusalMustBeMeantAndWhatIsMeantToBeRefusedMustNotBeAccepted() {
        observations.refused(request(Refused.class), 400);
        assertThat(observations.verdict()).isEmpty();

        observations.refused(request(Routed.class), 400);
        accept(request(Refused.class));
        assertThat(observations.snapshot(0).surprises()).hasSize(2);
    }

    @Test
    void anAnswerThatComesLaterTellsWhichReferenceTheRequestHas() {
        PlannedRequest letter = handedIn(mail(Routed.class));
        heard(letter, REFERENCE, RequestStatus.RECEIVED);

        assertThat(observations.waiting()).isZero();
        assertThat(observations.unanswered()).containsExactly(REFERENCE);

        Corporation its = ((Routed) letter.expectation()).corporation();
        observations.reported(its, new Report.Took(AT, REFERENCE, Priority.P0, false));
        heard(letter, REFERENCE, RequestStatus.ACCEPTED);

        assertThat(observations.verdict()).isEmpty();
        assertThat(observations.unanswered()).isEmpty();
    }

    @Test
    void aSenderWithoutAnAnswerIsNotAsMeantAndIsWaitedFor() {
        handedIn(mail(Routed.class));

        assertThat(observations.waiting()).isEqualTo(1);
        assertThat(observations.verdict()).singleElement().asString().contains("has had no answer");
    }

    @Test
    void anAnswerThatComesLaterThanPromisedIsNotAsMeant() {
        PlannedRequest letter = handedIn(mail(Held.class));
        observations.held(REFERENCE, ((Held) letter.expectation()).reason());
        observations.heard(
                Channel.EMAIL, letter.sender(), Optional.of(REFERENCE), Optional.empty(), true, AT.plusSeconds(61));

        assertThat(observations.verdict()).singleElement().asString().contains("only after 61.00 s");
    }

    @Test
    void aMachineIsNotWaitedForAndMustNotBeAnswered() {
        PlannedRequest machine = handedIn(mail(Ignored.class));

        assertThat(observations.waiting()).isZero();
        assertThat(observations.machines()).isEqualTo(1);
        assertThat(observations.verdict()).isEmpty();

        heard(machine, REFERENCE, RequestStatus.RECEIVED);
        assertThat(observations.verdict()).singleElement().asString().contains("was answered");
    }

    @Test
    void anAnswerToSomebodyElseOrOutsideItsThreadOrWithAnotherReferenceIsNotAsMeant() {
        PlannedRequest letter = handedIn(mail(Held.class));
        observations.held(REFERENCE, ((Held) letter.expectation()).reason());
        heard(letter, REFERENCE, RequestStatus.HELD);
        assertThat(observations.verdict()).isEmpty();

        heard(letter, "MC-333-333-333", RequestStatus.HELD);
        observations.heard(Channel.EMAIL, "stranger@mail.example", Optional.of(REFERENCE), Optional.empty(), true, AT);
        observations.heard(Channel.EMAIL, letter.sender(), Optional.of(REFERENCE), Optional.empty(), false, AT);

        assertThat(observations.verdict()).hasSize(3);
    }

    private PlannedRequest mail(Class<? extends Expectation> kind) {
        return first(request -> request.channel() == Channel.EMAIL && kind.isInstance(request.expectation()));
    }

    private PlannedRequest handedIn(PlannedRequest request) {
        observations.sent(request, AT);
        observations.handedIn(request);
        return request;
    }

    private void heard(PlannedRequest request, String reference, RequestStatus status) {
        observations.heard(request.channel(), request.sender(), Optional.of(reference), Optional.of(status), true, AT);
    }

    private void accept(PlannedRequest request) {
        observations.accepted(request, AT, AT, 202, "answer", REFERENCE);
    }

    private void delivered(Corporation corporation, Priority priority) {
        observations.reported(corporation, new Report.Took(AT, REFERENCE, priority, false));
        observations.reported(corporation, new Report.Said(AT, AT, REFERENCE, "acknowledgment"));
        observations.acknowledged(REFERENCE, corporation, AT);
    }

    private Corporation corporation() {
        return ((Routed) request(Routed.class).expectation()).corporation();
    }

    private PlannedRequest request(Class<? extends Expectation> kind) {
        return first(request -> kind.isInstance(request.expectation()));
    }

    private PlannedRequest first(Predicate<PlannedRequest> wanted) {
        return PLAN.stream().filter(wanted).findFirst().orElseThrow();
    }
}
