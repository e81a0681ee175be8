package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.DedupeConflictException;
import io.motcua.LedgerUnavailableException;
import io.motcua.Payload;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link LedgerContract} about accepting submissions: nothing lost, nothing doubled. */
interface LedgerAcceptContract extends OpenedLedger {

    @Test
    default void acceptedSubmissionIsFoundByItsReference() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Submission submission = walk.submission(Urgency.LIFE_SAFETY);

            Receipt receipt = walk.accept(submission);

            assertThat(receipt.trackingId()).isEqualTo(submission.trackingId());
            assertThat(receipt.storedAt()).isEqualTo(BEGIN);
            History history = ledger.find(receipt.reference()).orElseThrow();
            assertThat(history.trackingId()).isEqualTo(submission.trackingId());
            assertThat(history.reference()).isEqualTo(receipt.reference());
            assertThat(history.channel()).isEqualTo(submission.channel());
            assertThat(history.account()).isEqualTo(submission.account());
            assertThat(history.receivedAt()).isEqualTo(submission.receivedAt());
            assertThat(history.storedAt()).isEqualTo(receipt.storedAt());
            assertThat(history.urgency()).isEqualTo(Urgency.LIFE_SAFETY);
            assertThat(history.state()).isEqualTo(SubmissionState.PENDING);
            assertThat(history.payloadSha256()).isEqualTo(submission.payload().sha256Hex());
            assertThat(history.request()).isEmpty();
            assertThat(history.latest().map(StatusUpdate::status)).contains(RequestStatus.RECEIVED);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void referenceThatNobodyWasGivenIsNotFound() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Reference given = new LedgerWalk(ledger, clock).accept().reference();

            assertThat(ledger.find(Reference.of("MC-234-567-9AP"))).isEmpty().isNotEqualTo(ledger.find(given));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 65_537, 1_000_000})
    default void bytesComeBackAsTheyArrivedAlsoAfterReopening(int size) throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Submission submission = new Submission(
                TrackingId.next(),
                "email",
                "hotro@example.vn",
                BEGIN,
                Urgency.OTHER,
                "uid-17",
                Payload.of(bytes, "message/rfc822"),
                Map.of("uid", "17", "thư mục", "Hộp thư \"đến\"\n"));
        Receipt receipt;
        try (Ledger ledger = open(clock)) {
            receipt = new LedgerWalk(ledger, clock).accept(submission);
        }

        try (Ledger ledger = open(clock)) {
            Work<StoredSubmission> work = new LedgerWalk(ledger, clock).claimSubmission();

            assertThat(work.subject().submission()).isEqualTo(submission);
            assertThat(work.subject().receipt()).isEqualTo(receipt);
            assertThat(work.subject().nextVersion()).isEqualTo(1);
            assertThat(work.attempt()).isEqualTo(1);
        }
    }

    @Test
    default void sameSubmissionTwiceGetsTheSameReceipt() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Receipt first;
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            first = walk.accept(walk.submission(Urgency.OUTAGE, "key", "words"));

            Receipt second = walk.accept(walk.submission(Urgency.OTHER, "key", "words"));

            assertThat(second).isEqualTo(first);
            assertThat(ledger.balance().accepted()).isEqualTo(1);
        }
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);

            Receipt third = walk.accept(walk.submission(Urgency.OUTAGE, "key", "words"));

            assertThat(third).isEqualTo(first);
            assertThat(ledger.balance().accepted()).isEqualTo(1);
            assertThat(ledger.claimSubmissions(10)).hasSize(1);
        }
    }

    @Test
    default void sameKeyWithOtherBytesIsAConflict() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Receipt first = walk.accept(walk.submission(Urgency.OUTAGE, "key", "words"));

            CompletionStage<Receipt> other = ledger.accept(walk.submission(Urgency.OUTAGE, "key", "other words"));

            assertThatThrownBy(() -> result(other))
                    .cause()
                    .isInstanceOfSatisfying(
                            DedupeConflictException.class,
                            e -> assertThat(e.first()).isEqualTo(first.trackingId()));
            assertThat(ledger.balance().accepted()).isEqualTo(1);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void sameKeyOfAnotherChannelOrAccountIsAnotherSubmission() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            Set<Reference> references = new HashSet<>();

            // Put end to end, some of these are the same characters.
            for (String[] source :
                    new String[][] {{"app", "x"}, {"app", "xk"}, {"ap", "px"}, {"appx", "k"}, {"sms", "x"}}) {
                Submission submission = new Submission(
                        TrackingId.next(),
                        source[0],
                        source[1],
                        BEGIN,
                        Urgency.OTHER,
                        "key",
                        Payload.of(new byte[] {1}, "text/plain"),
                        Map.of());
                references.add(result(ledger.accept(submission)).reference());
            }

            assertThat(references).hasSize(5);
        }
    }

    @Test
    default void keysMayHoldAnyCharactersAndTellThemApart() throws Exception {
        inLedger((ledger, walk, clock) -> {
            List<String> keys = List.of(
                    "a",
                    "A",
                    "a ",
                    "a\0",
                    "a\0b",
                    "á",
                    "a\u0301",
                    "\uD800",
                    "\uDBFF",
                    "?",
                    "\uFFFD",
                    "'; --",
                    "𠜎".repeat(127),
                    "đ".repeat(255));

            Set<Reference> references = new HashSet<>();
            for (String key : keys) {
                references.add(walk.accept(walk.submission(Urgency.OTHER, key, "of " + keys.indexOf(key)))
                        .reference());
            }

            assertThat(references).hasSize(keys.size());
            for (String key : keys) {
                Receipt again = walk.accept(walk.submission(Urgency.OTHER, key, "of " + keys.indexOf(key)));
                assertThat(references).contains(again.reference());
            }
            assertThat(ledger.claimSubmissions(100)).hasSize(keys.size());
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void ofManyTwinsAtOnceOneIsStored() throws Exception {
        inLedger((ledger, walk, clock) -> {
            List<CompletionStage<Receipt>> stages = IntStream.range(0, 200)
                    .parallel()
                    .mapToObj(i -> ledger.accept(walk.submission(Urgency.OUTAGE, "key", "words")))
                    .toList();

            Set<Receipt> receipts = new HashSet<>();
            for (CompletionStage<Receipt> stage : stages) {
                receipts.add(result(stage));
            }
            assertThat(receipts).hasSize(1);
            assertThat(ledger.balance().accepted()).isEqualTo(1);
            assertThat(ledger.claimSubmissions(10)).hasSize(1);
        });
    }

    @Test
    default void ofManyWithOneKeyAndDifferentBytesOneIsStoredAndTheOthersHearOfTheConflict() throws Exception {
        inLedger((ledger, walk, clock) -> {
            List<CompletionStage<Receipt>> stages = IntStream.range(0, 200)
                    .parallel()
                    .mapToObj(i -> ledger.accept(walk.submission(Urgency.OUTAGE, "key", "words " + i)))
                    .toList();

            int receipts = 0;
            int conflicts = 0;
            for (CompletionStage<Receipt> stage : stages) {
                try {
                    stage.toCompletableFuture().join();
                    receipts++;
                } catch (CompletionException e) {
                    assertThat(e).hasCauseInstanceOf(DedupeConflictException.class);
                    conflicts++;
                }
            }
            assertThat(receipts).isEqualTo(1);
            assertThat(conflicts).isEqualTo(199);
            assertThat(ledger.balance().accepted()).isEqualTo(1);
        });
    }

    @Test
    default void submissionThatCannotBeStoredFailsAlone() throws Exception {
        inLedger((ledger, walk, clock) -> {
            Submission first = walk.submission(Urgency.OUTAGE);
            walk.accept(first);
            // Its tracking id is taken, and its key is not.
            Submission impostor = new Submission(
                    first.trackingId(),
                    "sms",
                    "1900",
                    BEGIN,
                    Urgency.OUTAGE,
                    "another key",
                    Payload.of(new byte[] {1, 2, 3}, "text/plain"),
                    Map.of());

            List<CompletionStage<Receipt>> good = new ArrayList<>();
            List<CompletionStage<Receipt>> bad = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                good.add(ledger.accept(walk.submission(Urgency.OUTAGE)));
                bad.add(ledger.accept(impostor));
            }

            for (CompletionStage<Receipt> stage : bad) {
                assertThatThrownBy(() -> result(stage)).hasCauseInstanceOf(IllegalStateException.class);
            }
            Set<Reference> references = new HashSet<>();
            for (CompletionStage<Receipt> stage : good) {
                references.add(result(stage).reference());
            }
            assertThat(references).hasSize(50);
            assertThat(ledger.balance().accepted()).isEqualTo(51);
            assertThat(ledger.balance().isZero()).isTrue();
        });
    }

    @Test
    default void tenThousandAtSixtyFourInFlightGetReferencesOfTheirOwn() throws Exception {
        int count = 10_000;
        SettableClock clock = new SettableClock(BEGIN);
        Set<Reference> references = new HashSet<>();
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            Semaphore inFlight = new Semaphore(64);
            CountDownLatch done = new CountDownLatch(count);
            ConcurrentLinkedQueue<Receipt> receipts = new ConcurrentLinkedQueue<>();

            for (int i = 0; i < count; i++) {
                inFlight.acquire();
                ledger.accept(walk.submission(Urgency.OTHER)).whenComplete((receipt, failure) -> {
                    if (receipt != null) {
                        receipts.add(receipt);
                    }
                    inFlight.release();
                    done.countDown();
                });
            }

            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            receipts.forEach(receipt -> references.add(receipt.reference()));
            assertThat(references).hasSize(count);
            assertThat(ledger.balance().accepted()).isEqualTo(count);
            assertThat(ledger.balance().isZero()).isTrue();
        }
        try (Ledger ledger = open(clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);

            for (int i = 0; i < 100; i++) {
                assertThat(references.add(walk.accept().reference())).isTrue();
            }

            assertThat(ledger.balance().accepted()).isEqualTo(count + 100);
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    @Test
    default void closedLedgerPromisesNothing() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        Ledger ledger = open(clock);
        LedgerWalk walk = new LedgerWalk(ledger, clock);
        List<CompletionStage<Receipt>> before = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            before.add(ledger.accept(walk.submission(Urgency.OTHER)));
        }

        ledger.close();
        CompletionStage<Receipt> after = ledger.accept(walk.submission(Urgency.OTHER));

        assertThatThrownBy(() -> result(after)).hasCauseInstanceOf(LedgerUnavailableException.class);
        for (CompletionStage<Receipt> stage : before) {
            result(stage);
        }
        try (Ledger again = open(clock)) {
            assertThat(again.balance().accepted()).isEqualTo(100);
        }
    }
}
