package io.motcua.path;

import static io.motcua.path.AnsweringLetterBox.letterFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Evidence;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.RequestStatus;
import io.motcua.ServiceRequest.RelatedRequest;
import io.motcua.Submission;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of letters that quote a reference. */
class FollowUpPathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String EAST_LETTER = EastGateway.LETTER;
    private static final String ANNA = "Anna, Mill Lane 3";
    private static final String BEN = "Ben, Mill Lane 5";

    @TempDir
    Path folder;

    private volatile CountDownLatch formsWait = new CountDownLatch(0);
    private EastGateway gateway;
    private TestBackend east;

    @BeforeEach
    void start() throws Exception {
        gateway = EastGateway.start(folder, builder -> builder.normaliser("form", this::form));
        east = gateway.east();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void aFollowUpOfTheSamePersonReachesTheUtilityAsAChange() throws Exception {
        Receipt first = gateway.settled(ANNA, EAST_LETTER, "k1");

        Receipt followUp = gateway.accept(letterFrom(
                "anna, mill lane 3",
                "Still dry. My number is " + first.reference().value().toLowerCase(),
                "k2"));

        await().atMost(LONG)
                .until(() -> gateway.state(followUp) == SubmissionState.JOINED
                        && east.received().size() == 2);
        Delivery changed = east.received().get(1);
        assertThat(changed.eventType()).isEqualTo("io.motcua.servicerequest.changed.v1");
        assertThat(changed.reference()).isEqualTo(first.reference());
        assertThat(changed.version()).isEqualTo(2);
        assertThat(new String(changed.event().toBytes(), StandardCharsets.UTF_8))
                .contains(
                        "No water in our street since noon",
                        "Still dry",
                        followUp.reference().value());
        assertThat(gateway.history(first).state()).isEqualTo(SubmissionState.SETTLED);
        assertThat(gateway.history(first).followUps()).containsExactly(followUp.reference());
        await().atMost(LONG).until(() -> !answersTo("anna, mill lane 3").isEmpty());
        assertThat(answersTo("anna, mill lane 3"))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains(first.reference().value())
                        .doesNotContain(followUp.reference().value()));
        assertThat(gateway.ledger().balance().isZero()).isTrue();
    }

    @Test
    void aFormWithTheTelephoneOfTheFirstIsAFollowUpAndOneWithAnotherIsNot() throws Exception {
        Receipt first = gateway.accept(form("+49 30 901820", EAST_LETTER, "k1"));
        await().atMost(LONG).until(() -> gateway.state(first) == SubmissionState.SETTLED);

        Receipt followUp = gateway.accept(
                form("030 901820", "Still dry: " + first.reference().value(), "k2"));
        Receipt stranger = gateway.accept(form(
                "030 901821",
                "My neighbour of 030 901820 says " + first.reference().value(),
                "k3"));

        await().atMost(LONG)
                .until(() -> gateway.state(followUp) == SubmissionState.JOINED
                        && gateway.state(stranger) == SubmissionState.HELD);
        assertThat(gateway.history(first).followUps()).containsExactly(followUp.reference());
        await().atMost(LONG).until(() -> east.received().size() == 2);
    }

    /** Looked at in one handful, so that the first, whose telephone is not known until then, is not stored yet. */
    @Test
    void aFollowUpToWhatIsNotUnderstoodYetWaitsForIt() throws Exception {
        formsWait = new CountDownLatch(1);
        gateway.accept(form("030 901822", "slow: " + EAST_LETTER, "k0"));
        Receipt first = gateway.accept(form("+49 30 901820", EAST_LETTER, "k1"));
        Receipt followUp = gateway.accept(
                form("030 901820", "Still dry: " + first.reference().value(), "k2"));

        formsWait.countDown();

        await().atMost(LONG).until(() -> gateway.state(followUp) == SubmissionState.JOINED);
        assertThat(gateway.history(first).followUps()).containsExactly(followUp.reference());
        await().atMost(LONG).until(() -> east.received().size() == 3);
    }

    @Test
    void aStrangersLetterWithTheReferenceIsARequestOfItsOwn() throws Exception {
        Receipt first = gateway.settled(ANNA, EAST_LETTER, "k1");

        Receipt stranger =
                gateway.settled(BEN, EAST_LETTER + " " + first.reference().value(), "k2");

        assertThat(gateway.history(stranger).request().orElseThrow().relatedRequests())
                .isEmpty();
        assertThat(gateway.history(first).followUps()).isEmpty();
        await().atMost(LONG).until(() -> answersTo(BEN).size() == 2);
        assertThat(answersTo(BEN))
                .noneMatch(text -> text.contains(first.reference().value()));
        assertThat(gateway.history(first).deliveries()).hasSize(1);
    }

    @Test
    void aLetterWithoutASenderOrWithAnUnknownReferenceIsARequestOfItsOwn() throws Exception {
        Receipt first = gateway.settled(ANNA, EAST_LETTER, "k1");

        Receipt unsigned = gateway.accept(
                LetterBox.letter(EAST_LETTER + " " + first.reference().value(), "k2"));
        Receipt unknown = gateway.settled(ANNA, EAST_LETTER + " MC-234-567-9AP", "k3");

        await().atMost(LONG).until(() -> gateway.state(unsigned) == SubmissionState.SETTLED);
        assertThat(gateway.history(unsigned).request().orElseThrow().relatedRequests())
                .isEmpty();
        assertThat(gateway.history(unknown).request().orElseThrow().relatedRequests())
                .isEmpty();
    }

    @Test
    void dangerToLifeIsARequestOfItsOwnAtThePlaceOfTheFirst() throws Exception {
        Receipt first = gateway.settled(ANNA, EAST_LETTER, "k1");

        Receipt danger = gateway.settled(
                ANNA, "Now there is a burst main! " + first.reference().value(), "k2");

        Delivery delivery = east.received().get(1);
        assertThat(delivery.reference()).isEqualTo(danger.reference());
        assertThat(delivery.priority()).isEqualTo(Priority.P0);
        assertThat(delivery.version()).isEqualTo(1);
        assertThat(gateway.history(danger).request().orElseThrow().relatedRequests())
                .containsExactly(new RelatedRequest(first.reference().value(), "followUpOf"));
    }

    @Test
    void aFollowUpAfterTheEndIsALinkedRequest() throws Exception {
        Receipt first = gateway.settled(ANNA, EAST_LETTER, "k1");
        east.says(UtilityReplies.status(east.received().get(0), RequestStatus.RESOLVED));

        Receipt again =
                gateway.settled(ANNA, "It is dry again, " + first.reference().value(), "k2");

        assertThat(gateway.history(again).request().orElseThrow().relatedRequests())
                .containsExactly(new RelatedRequest(first.reference().value(), "followUpOf"));
        assertThat(gateway.history(again).decision().orElseThrow().because()).contains(Evidence.EARLIER_REQUEST);
        assertThat(gateway.history(again).decision().orElseThrow().candidates())
                .as("its own evidence, not that of the first")
                .singleElement()
                .satisfies(east -> assertThat(east.speaksFor())
                        .extracting(Evidence::value)
                        .containsExactly(first.reference().value()));
        assertThat(east.received().get(1).reference()).isEqualTo(again.reference());
        assertThat(gateway.history(first).deliveries()).hasSize(1);
    }

    @Test
    void aFollowUpToAHeldLetterWaitsWithIt() throws Exception {
        Receipt first = gateway.accept(letterFrom(ANNA, "Please send me a form", "k1"));
        await().atMost(LONG).until(() -> gateway.state(first) == SubmissionState.HELD);

        Receipt followUp = gateway.accept(letterFrom(
                ANNA, "It is in the province Eastmark. " + first.reference().value(), "k2"));

        await().atMost(LONG).until(() -> gateway.state(followUp) == SubmissionState.JOINED);
        assertThat(gateway.history(first).heldBecause()).contains(HoldReason.NO_PLACE);
        assertThat(gateway.history(first).followUps()).containsExactly(followUp.reference());
        assertThat(east.received()).isEmpty();
        await().atMost(LONG).until(() -> answersTo(ANNA).size() == 2);
        assertThat(answersTo(ANNA))
                .allMatch(text -> text.contains(first.reference().value() + " is held"));
        assertThat(gateway.ledger().balance().isZero()).isTrue();
    }

    @Test
    void manyFollowUpsAtOnceAllReachTheUtility() throws Exception {
        Receipt first = gateway.settled(ANNA, EAST_LETTER, "k1");

        for (int i = 0; i < 5; i++) {
            gateway.send(letterFrom(
                    ANNA, "Still dry, no. " + i + " " + first.reference().value(), "f" + i));
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> east.received().size() == 6);
        String last = new String(east.received().get(5).event().toBytes(), StandardCharsets.UTF_8);
        assertThat(last).contains("no. 0", "no. 1", "no. 2", "no. 3", "no. 4");
        assertThat(east.received()).extracting(Delivery::version).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(gateway.ledger().balance().of(SubmissionState.JOINED)).isEqualTo(5);
        assertThat(gateway.ledger().balance().isZero()).isTrue();
    }

    @Test
    void aFollowUpToAFollowUpJoinsTheFirst() throws Exception {
        Receipt first = gateway.settled(ANNA, EAST_LETTER, "k1");
        Receipt second = gateway.accept(
                letterFrom(ANNA, "Still dry. " + first.reference().value(), "k2"));
        await().atMost(LONG).until(() -> gateway.state(second) == SubmissionState.JOINED);

        Receipt third = gateway.accept(
                letterFrom(ANNA, "And still. " + second.reference().value(), "k3"));

        await().atMost(LONG).until(() -> gateway.state(third) == SubmissionState.JOINED);
        assertThat(gateway.history(third).joinedTo()).contains(first.reference());
        await().atMost(LONG).until(() -> east.received().size() == 3);
        assertThat(east.received().get(2).version()).isEqualTo(3);
    }

    @Test
    void aFollowUpThatWouldMakeTheRequestTooLongIsALinkedRequest() throws Exception {
        Receipt first = gateway.settled(ANNA, EAST_LETTER, "k1");
        String tale =
                "Still dry. " + "And dry. ".repeat(12_000) + first.reference().value();
        Receipt second = gateway.accept(letterFrom(ANNA, tale, "k2"));
        await().atMost(LONG).until(() -> gateway.state(second) == SubmissionState.JOINED);

        Receipt third = gateway.settled(ANNA, "Day two. " + tale, "k3");

        assertThat(gateway.history(third).request().orElseThrow().relatedRequests())
                .containsExactly(new RelatedRequest(first.reference().value(), "followUpOf"));
        assertThat(gateway.history(first).deliveries()).hasSize(2);
        assertThat(gateway.ledger().balance().isZero()).isTrue();
    }

    @Test
    void aRefusedChangeLeavesTheRequestWithItsUtility() throws Exception {
        Receipt first = gateway.settled(ANNA, EAST_LETTER, "k1");
        east.answer(TestBackend.answering(
                new DeliveryOutcome.Rejected(DeliveryOutcome.Rejected.Kind.INVALID, "We take no changes")));

        gateway.accept(letterFrom(ANNA, "Still dry. " + first.reference().value(), "k2"));

        await().atMost(LONG)
                .until(() -> east.received().size() == 2
                        && gateway.history(first)
                                .deliveries()
                                .get(1)
                                .lastOutcome()
                                .isPresent());
        assertThat(gateway.history(first).state()).isEqualTo(SubmissionState.SETTLED);
        assertThat(gateway.ledger().balance().isZero()).isTrue();
    }

    private List<String> answersTo(String person) {
        return gateway.box().answers().stream()
                .filter(answer ->
                        answer.notice().answerTo().filter(person::equals).isPresent())
                .map(answer -> answer.subject() + "\n" + answer.text())
                .toList();
    }

    /** A form with a field for the telephone; nobody can be answered by it. */
    private static Submission form(String phone, String words, String key) {
        Submission letter = LetterBox.letter(phone + "|" + words, key);
        return new Submission(
                letter.trackingId(),
                "form",
                letter.account(),
                letter.receivedAt(),
                letter.urgency(),
                letter.dedupeKey(),
                letter.payload(),
                letter.transport());
    }

    private Reading form(Submission submission) {
        String[] fields = new String(submission.payload().toBytes(), StandardCharsets.UTF_8).split("\\|");
        if (fields[1].startsWith("slow")) {
            awaitForms();
        }
        return Reading.builder()
                .field(Reading.PHONE, fields[0])
                .field(Reading.DESCRIPTION, fields[1])
                .build();
    }

    private void awaitForms() {
        try {
            assertThat(formsWait.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
