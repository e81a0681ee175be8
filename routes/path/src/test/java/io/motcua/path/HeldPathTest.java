package io.motcua.path;

import static io.motcua.path.AnsweringLetterBox.letterFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Evidence;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.ServiceRequest;
import io.motcua.Submission;
import io.motcua.held.By;
import io.motcua.held.HeldView;
import io.motcua.held.Mend;
import io.motcua.held.MendField;
import io.motcua.held.MendRefusedException;
import io.motcua.held.Mended;
import io.motcua.held.Proposal;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.HeldFilter;
import io.motcua.spi.History;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What persons do about letters that wait for them. */
class HeldPathTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String NOWHERE = "No water since noon. Mill Lane 3";
    private static final By LENA = By.of("lena", "she said so on the telephone");
    private static final By NO_REASON = new By("lena", Optional.empty());
    private static final Mend SEND = new Mend.SendOn(false);

    @TempDir
    Path folder;

    private final TestBackend east = TestBackend.accepting("EASTWATER");
    private final TestBackend west = TestBackend.accepting("WESTWATER");
    private final AnsweringLetterBox box = new AnsweringLetterBox();
    private SqlLedger ledger;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        ledger = SqlLedger.sqlite(folder, Clock.systemUTC());
        gateway = gateway();
        gateway.start();
    }

    private Gateway gateway() throws Exception {
        return Gateway.builder()
                .ledger(ledger)
                .understanding(new Understanding(TestProfile.load()))
                .channel(box)
                .backend(east)
                .backend(west)
                .drainWithin(Duration.ofSeconds(1))
                .build();
    }

    @AfterEach
    void close() {
        gateway.close();
        ledger.close();
    }

    @Test
    void aProvinceThatAPersonSaysDecidesWhenTheRequestIsSentOn() throws Exception {
        Receipt letter = held("anna", NOWHERE);

        Mended said = mend(letter, Mend.setField(MendField.PROVINCE_CODE, "2"), LENA);
        assertThat(said.state()).isEqualTo(SubmissionState.HELD);
        assertThat(said.utility()).contains("WESTWATER");
        assertThat(history(letter).heldDetail()).contains("Mended; to WESTWATER when it is sent on");
        Mended sent = mend(letter, SEND, NO_REASON);

        assertThat(sent.utility()).contains("WESTWATER");
        await().atMost(LONG).until(() -> state(letter) == SubmissionState.SETTLED);
        History history = history(letter);
        ServiceRequest request = history.request().orElseThrow();
        assertThat(request.version()).isEqualTo(3);
        assertThat(request.jurisdictionId()).contains("WESTWATER");
        assertThat(request.location().province().orElseThrow().code()).isEqualTo("2");
        assertThat(history.decision().orElseThrow().because()).contains(Evidence.PERSON);
        Evidence evidence =
                history.decision().orElseThrow().candidates().get(0).speaksFor().get(0);
        assertThat(evidence.kind()).isEqualTo(Evidence.PERSON);
        assertThat(evidence.rule()).isEqualTo("person.provinceCode");
        assertThat(evidence.confidence()).isEqualTo(1);
        assertThat(west.received())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.because()).isEqualTo(Evidence.PERSON));
        assertThat(east.received()).isEmpty();
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void aPersonIsBelievedAgainstTheWords() throws Exception {
        Receipt letter = held("anna", "No water in province Eastmark and in province Westmark");
        assertThat(history(letter).heldBecause()).contains(HoldReason.CONTRADICTORY_PLACE);

        mend(letter, Mend.setField(MendField.ADDRESS, "Mill Lane 3, province Westmark"), LENA);
        mend(letter, SEND, NO_REASON);

        await().atMost(LONG).until(() -> west.received().size() == 1);
        assertThat(history(letter).decision().orElseThrow().candidates())
                .as("what the words say is kept beside it")
                .hasSizeGreaterThan(1);
    }

    @Test
    void aCustomerCodeThatAPersonSaysDecidesIfNothingElseDoes() throws Exception {
        Receipt letter = held("anna", NOWHERE);

        Mended said = mend(letter, Mend.setField(MendField.CUSTOMER_CODE, "ew 123456"), LENA);

        assertThat(said.utility()).contains("EASTWATER");
        assertThat(history(letter).request().orElseThrow().customerCode()).contains("EW123456");
    }

    @Test
    void anAssignedUtilityGetsItWhateverTheEvidenceSays() throws Exception {
        Receipt letter = held("anna", NOWHERE);

        Mended sent = mend(letter, new Mend.AssignRegion("EASTWATER"), LENA);

        assertThat(sent.state()).isEqualTo(SubmissionState.PENDING);
        await().atMost(LONG).until(() -> state(letter) == SubmissionState.SETTLED);
        assertThat(history(letter).decision().orElseThrow().because()).contains(Evidence.PERSON);
        assertRefused(() -> mend(letter, new Mend.AssignRegion("EASTWATER"), LENA), "is settled", "assign, by lena");
        assertThat(east.received()).hasSize(1);
    }

    @Test
    void theRequesterHearsOnceThatItIsHeldAndOnceThatTheUtilityHasIt() throws Exception {
        Receipt letter = held("anna", NOWHERE);

        mend(letter, new Mend.AssignRegion("EASTWATER"), LENA);

        await().atMost(LONG)
                .until(() -> history(letter).notices().size() == 2
                        && history(letter).notices().stream()
                                .allMatch(notice -> notice.sentAt().isPresent()));
        assertThat(history(letter).notices())
                .extracting(History.NoticeRecord::status)
                .containsExactly(RequestStatus.HELD, RequestStatus.ACCEPTED);
        assertThat(box.answers()).hasSize(2);
    }

    @Test
    void whatCannotBeDoneIsRefusedWithWhatToDo() throws Exception {
        Receipt letter = held("anna", NOWHERE);
        Receipt danger = held("ben", "A burst main!");

        assertRefused(() -> mend(letter, SEND, NO_REASON), "no place", "assign a utility");
        assertRefused(() -> mend(letter, new Mend.SendOn(true), NO_REASON), "no message that waits");
        assertRefused(
                () -> mend(letter, new Mend.AssignRegion("NORTHWATER"), LENA), "NORTHWATER", "EASTWATER, WESTWATER");
        assertRefused(() -> mend(letter, new Mend.AssignRegion("EASTWATER"), NO_REASON), "give a reason");
        assertRefused(() -> mend(letter, new Mend.Ignore(), NO_REASON), "give a reason");
        assertRefused(
                () -> mend(letter, Mend.setField(MendField.SERVICE_CODE, "PIZZA"), LENA), "PIZZA", "HAZARD, NO_WATER");
        assertRefused(() -> mend(letter, Mend.setField(MendField.PROVINCE_CODE, "9"), LENA), "no such code");
        assertRefused(() -> mend(letter, Mend.setField(MendField.PHONE, "12"), LENA), "phone");
        assertRefused(
                () -> mend(danger, Mend.setField(MendField.PRIORITY, "P2"), NO_REASON), "danger to life", "reason");
        assertRefused(() -> mend(danger, new Mend.MergeInto(letter.reference()), LENA), "danger to life");
        assertRefused(() -> mend(letter, new Mend.MergeInto(letter.reference()), LENA), "itself");

        assertThat(gateway.held().audit(Optional.empty(), 10))
                .extracting(AuditEntry::action)
                .containsOnly("ledger opened");
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void dangerIsListedFirstAndAPersonCanRaiseAndLowerIt() throws Exception {
        Receipt letter = held("anna", NOWHERE);
        Receipt danger = held("ben", "A burst main!");
        assertThat(listed()).containsExactly(danger.reference(), letter.reference());

        mend(danger, Mend.setField(MendField.PRIORITY, "P2"), LENA);
        mend(letter, Mend.setField(MendField.HAZARDS, "flood"), LENA);

        assertThat(listed()).containsExactly(letter.reference(), danger.reference());
        assertThat(history(letter).request().orElseThrow().priority()).isEqualTo(Priority.P0);
        assertThat(history(danger).request().orElseThrow().hazards()).isEmpty();
        mend(letter, Mend.setField(MendField.SERVICE_CODE, "OTHER"), LENA);
        assertThat(history(letter).request().orElseThrow().priority())
                .as("another service does not lower it")
                .isEqualTo(Priority.P0);
    }

    @Test
    void whatNobodyCanReadIsSentOnInAPersonsWords() throws Exception {
        Receipt letter = accept(letterFrom("anna", "% ‮invisible", "k1"));
        await().atMost(LONG).until(() -> state(letter) == SubmissionState.HELD);

        HeldView view = gateway.held().view(letter.reference()).orElseThrow();
        assertThat(view.reading()).isEmpty();
        assertThat(view.unreadable()).contains("The letter is written in invisible ink");
        assertThat(view.raw().toBytes()).isEqualTo("% ‮invisible".getBytes(StandardCharsets.UTF_8));
        assertRefused(() -> mend(letter, new Mend.AssignRegion("EASTWATER"), LENA), "set its description");
        mend(letter, Mend.setField(MendField.DESCRIPTION, "No water in province Eastmark"), LENA);
        mend(letter, SEND, NO_REASON);

        await().atMost(LONG).until(() -> east.received().size() == 1);
        assertThat(history(letter).request().orElseThrow().serviceCode()).isEqualTo("NO_WATER");
    }

    @Test
    void theViewHasTheWordsBesideWhatWasUnderstoodAndWhatWasDone() throws Exception {
        Receipt letter = held("anna", NOWHERE);
        mend(letter, new Mend.SetFields(Map.of(MendField.PHONE, "030 901820", MendField.PROVINCE_CODE, "1")), LENA);

        HeldView view = gateway.held().view(letter.reference()).orElseThrow();

        assertThat(view.reading().orElseThrow().description()).isEqualTo(NOWHERE);
        assertThat(view.said()).isEqualTo(Map.of(MendField.PHONE, "+4930901820", MendField.PROVINCE_CODE, "1"));
        assertThat(view.history().request().orElseThrow().requester().phone()).contains("+4930901820");
        assertThat(view.audit()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("lena");
            assertThat(entry.reason()).isEqualTo(LENA.reason());
            assertThat(entry.after()).contains("phone, provinceCode=1");
            assertThat(entry.toString()).doesNotContain("901820");
        });
        assertThat(view.toString()).doesNotContain("Mill Lane").doesNotContain("901820");
    }

    @Test
    void theWordsOfAFollowUpThatCameWhileItWasHeldGoWithIt() throws Exception {
        Receipt letter = held("anna", NOWHERE);
        Receipt followUp = accept(
                letterFrom("anna", "The meter is wet too. " + letter.reference().value(), "k9"));
        await().atMost(LONG).until(() -> state(followUp) == SubmissionState.JOINED);
        assertThat(gateway.held().view(letter.reference()).orElseThrow().followUps())
                .singleElement()
                .satisfies(one -> assertThat(one.words()).contains("The meter is wet too"));

        mend(letter, new Mend.AssignRegion("EASTWATER"), LENA);

        await().atMost(LONG).until(() -> east.received().size() == 1);
        assertThat(new String(east.received().get(0).event().toBytes(), StandardCharsets.UTF_8))
                .contains(
                        "No water since noon",
                        "The meter is wet too",
                        followUp.reference().value());
    }

    @Test
    void thePlaceThatAFollowUpSaysIsTheRequestsWhenItIsSentOn() throws Exception {
        Receipt letter = held("anna", NOWHERE);
        Receipt followUp = accept(letterFrom(
                "anna", "It is in the province Westmark. " + letter.reference().value(), "k9"));
        await().atMost(LONG).until(() -> state(followUp) == SubmissionState.JOINED);

        Mended sent = mend(letter, SEND, NO_REASON);

        assertThat(sent.utility()).contains("WESTWATER");
        await().atMost(LONG).until(() -> state(letter) == SubmissionState.SETTLED);
        assertThat(history(letter)
                        .request()
                        .orElseThrow()
                        .location()
                        .province()
                        .orElseThrow()
                        .code())
                .isEqualTo("2");
    }

    @Test
    void whatAUtilitySaysIsNotItsOwnGoesElsewhereAndNotBackUnchanged() throws Exception {
        east.answer(TestBackend.answering(
                new DeliveryOutcome.Rejected(DeliveryOutcome.Rejected.Kind.NOT_MINE, "not here")));
        Receipt letter = held("anna", NOWHERE + ", province Eastmark");

        assertThat(gateway.held().view(letter.reference()).orElseThrow().refusedBecause())
                .contains("not here");
        assertRefused(() -> mend(letter, SEND, NO_REASON), "was refused by EASTWATER (not mine)");
        mend(letter, new Mend.AssignRegion("WESTWATER"), LENA);

        await().atMost(LONG).until(() -> state(letter) == SubmissionState.SETTLED);
        assertThat(west.received())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.version()).isEqualTo(2));
        assertThat(east.received()).hasSize(1);
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void whatWasNotAnsweredIsRepeatedUnderTheSameIdAndAnewOnlyOnPurpose() throws Exception {
        east.answer(TestBackend.answering(new DeliveryOutcome.Sent(Instant.now())));
        Receipt letter = held("anna", NOWHERE + ", province Eastmark");
        assertThat(history(letter).heldBecause()).contains(HoldReason.NOT_ACKNOWLEDGED);

        Mended repeated = mend(letter, SEND, NO_REASON);
        await().atMost(LONG).until(() -> east.received().size() == 2 && state(letter) == SubmissionState.HELD);
        east.answer(TestBackend.answering(new DeliveryOutcome.Accepted("E-1")));
        mend(letter, new Mend.SendOn(true), NO_REASON);

        await().atMost(LONG).until(() -> state(letter) == SubmissionState.SETTLED);
        assertThat(repeated.notes()).singleElement().asString().contains("drops it if it has it");
        List<Delivery> received = east.received();
        assertThat(received.get(1)).isEqualTo(received.get(0));
        assertThat(received.get(2).deduplicationId()).isEqualTo(letter.trackingId() + ":1:EASTWATER:2");
        assertThat(new String(received.get(2).event().toBytes(), StandardCharsets.UTF_8))
                .contains("\"replayof\":\"" + letter.trackingId() + ":1:EASTWATER:1\"");
        assertThat(gateway.held().audit(Optional.of(letter.reference()), 10))
                .extracting(AuditEntry::action)
                .containsExactly("replay", "repeat");
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void oneThatMayBeElsewhereIsSaidToBe() throws Exception {
        east.answer(TestBackend.answering(new DeliveryOutcome.Sent(Instant.now())));
        Receipt letter = held("anna", NOWHERE + ", province Eastmark");

        Mended sent = mend(letter, new Mend.AssignRegion("WESTWATER"), LENA);

        assertThat(sent.notes())
                .containsExactly("EASTWATER may have the request too, and is not told that it went elsewhere");
    }

    @Test
    void aMergedRequestReachesTheUtilityOfTheOtherAsAChange() throws Exception {
        Receipt first = accept(letterFrom("anna", NOWHERE + ", province Eastmark", "k1"));
        await().atMost(LONG).until(() -> state(first) == SubmissionState.SETTLED);
        Receipt letter = held("anna", "Still no water, and a wet cellar");

        Mended merged = mend(letter, new Mend.MergeInto(first.reference()), LENA);

        assertThat(merged.state()).isEqualTo(SubmissionState.JOINED);
        assertThat(merged.notes()).isEmpty();
        await().atMost(LONG).until(() -> east.received().size() == 2);
        assertThat(new String(east.received().get(1).event().toBytes(), StandardCharsets.UTF_8))
                .contains("a wet cellar", letter.reference().value());
        assertThat(history(letter).joinedTo()).contains(first.reference());
        Receipt strangers = held("ben", "No water here either");
        assertThat(mend(strangers, new Mend.MergeInto(first.reference()), LENA).notes())
                .singleElement()
                .asString()
                .contains("do not seem to be one person's");
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void aGatewayThatDiesAfterAMendDeliversWhatWasSentOnOnce() throws Exception {
        Receipt letter = held("anna", NOWHERE);
        gateway.close();
        // The gateway is gone, but its door is not: what it stores is all that the next one knows.
        mend(letter, new Mend.AssignRegion("EASTWATER"), LENA);
        ledger.close();

        ledger = SqlLedger.sqlite(folder, Clock.systemUTC());
        gateway = gateway();
        gateway.start();

        await().atMost(LONG).until(() -> state(letter) == SubmissionState.SETTLED);
        assertThat(east.received()).hasSize(1);
        assertThat(ledger.balance().isZero()).isTrue();
    }

    @Test
    void threeMendsAlikeProposeAnAliasThatWouldHaveDecidedThem() throws Exception {
        Receipt other = accept(letterFrom("eve", "No water at Green Hill, province Westmark", "e"));
        await().atMost(LONG).until(() -> state(other) == SubmissionState.SETTLED);
        Receipt one = held("anna", "No water in Sunrise Shire since noon");
        Receipt two = held("ben", "Sunrise has none. In Sunrise Shire no water");
        Receipt three = held("carl", "We live in Sunrise Shire. No water!");
        Receipt fourth = held("dora", "Is there no water for Sunrise Shire today?");
        mend(one, Mend.setField(MendField.PROVINCE_CODE, "1"), LENA);
        mend(two, new Mend.SetFields(Map.of(MendField.PROVINCE_CODE, "1")), LENA);
        assertThat(gateway.held().proposals(Duration.ofHours(1))).isEmpty();

        mend(three, new Mend.AssignRegion("EASTWATER"), LENA);

        List<Proposal> proposals = gateway.held().proposals(Duration.ofHours(1));
        assertThat(proposals).singleElement().satisfies(proposal -> {
            assertThat(proposal.file()).isEqualTo("province-aliases.csv");
            assertThat(proposal.line()).startsWith("Sunrise Shire,1,");
            assertThat(proposal.because()).containsExactly(one.reference(), two.reference(), three.reference());
            assertThat(proposal.changes())
                    .extracting(Proposal.Change::reference)
                    .as("the one that nobody mended would have changed too")
                    .containsExactly(one.reference(), two.reference(), three.reference(), fourth.reference());
            assertThat(proposal.changes().get(3).before()).isEqualTo("NO_WATER P1, held NO_PLACE");
            assertThat(proposal.changes().get(3).after()).isEqualTo("NO_WATER P1, to EASTWATER");
            assertThat(proposal.looked()).isEqualTo(5);
        });
        assertThat(state(fourth)).as("nothing is applied by itself").isEqualTo(SubmissionState.HELD);
    }

    @Test
    void threeMendsAlikeProposeAPhraseForTheirServiceAndOnePersonsThreeDoNot() throws Exception {
        for (String sender : List.of("anna", "ben", "carl")) {
            Receipt letter = held(sender, "From " + sender + ": the taps are dry at my house, please help");
            mend(letter, Mend.setField(MendField.SERVICE_CODE, "NO_WATER"), LENA);
        }
        for (String day : List.of("Monday", "Tuesday", "Friday")) {
            Receipt letter = held("dora", "Brown soup comes out, " + day);
            mend(letter, Mend.setField(MendField.SERVICE_CODE, "HAZARD"), LENA);
        }
        held("eve", "Please help my cat at my house");

        List<Proposal> proposals = gateway.held().proposals(Duration.ofHours(1));

        assertThat(proposals).singleElement().satisfies(proposal -> {
            assertThat(proposal.file()).isEqualTo("phrases.csv");
            assertThat(proposal.line()).isEqualTo("the taps are dry,SERVICE,NO_WATER,1");
            assertThat(proposal.changes()).hasSize(3);
            assertThat(proposal.changes().get(0).after()).startsWith("NO_WATER P1");
        });
    }

    private List<Reference> listed() {
        return gateway.held().list(HeldFilter.ALL, 10).stream()
                .map(History::reference)
                .toList();
    }

    private Mended mend(Receipt receipt, Mend mend, By by) throws Exception {
        return gateway.held()
                .mend(receipt.reference(), mend, by)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static void assertRefused(ThrowingCallable mending, String... facts) {
        assertThatThrownBy(mending)
                .satisfies(thrown -> assertThat(
                                thrown.getCause() instanceof CompletionException ? thrown.getCause() : thrown)
                        .cause()
                        .isInstanceOf(MendRefusedException.class)
                        .hasMessageContainingAll(facts));
    }

    private Receipt held(String sender, String text) throws Exception {
        Receipt receipt = accept(letterFrom(sender, text, sender + text));
        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.HELD);
        return receipt;
    }

    private Receipt accept(Submission submission) throws Exception {
        return gateway.accept(submission).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private SubmissionState state(Receipt receipt) {
        return history(receipt).state();
    }

    private History history(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow();
    }
}
