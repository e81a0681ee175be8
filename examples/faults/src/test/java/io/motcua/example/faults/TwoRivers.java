package io.motcua.example.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.motcua.Alarm;
import io.motcua.Payload;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.StatusListener;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.path.Gateway;
import io.motcua.profile.Profile;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.History;
import io.motcua.spi.Lane;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The first gateway's two waterworks behind a path that tries again quickly: the western one is to fail. */
final class TwoRivers implements AutoCloseable {
    static final String EAST = "EASTWATER";
    static final String WEST = "WESTWATER";

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Path PROFILE = Path.of("../first-gateway/profile");
    private static final String CHANNEL = "letter";

    private final SqlLedger ledger;
    private final Gateway gateway;
    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();

    TwoRivers(Path folder, BackendAdapter east, BackendAdapter west) throws Exception {
        this(folder, east, west, update -> {});
    }

    /** The same, and one more is told of each piece of news. */
    TwoRivers(Path folder, BackendAdapter east, BackendAdapter west, StatusListener listener) throws Exception {
        ledger = SqlLedger.sqlite(folder.resolve("ledger"), Clock.systemUTC());
        gateway = Gateway.builder()
                .ledger(ledger)
                .understanding(new Understanding(Profile.load(PROFILE)))
                .normaliser(CHANNEL, TwoRivers::read)
                .backend(east)
                .backend(west)
                .retryAfter(List.of(Duration.ofMillis(50), Duration.ofMillis(100)))
                .restAfterFailures(Duration.ofMillis(200))
                .listener(listener)
                .alarmListener(alarms::add)
                .drainWithin(Duration.ofSeconds(1))
                .build();
        gateway.start();
    }

    /** Accepts so many requests for this utility. */
    List<Reference> send(String utility, int count) throws Exception {
        return beginToSend(utility, count, "").get(20, TimeUnit.SECONDS);
    }

    /** Hands so many requests for this utility over, which are accepted and delivered meanwhile. */
    CompletableFuture<List<Reference>> beginToSend(String utility, int count) {
        return beginToSend(utility, count, "");
    }

    /** Accepts so many requests for the western utility, whose customer codes are the eastern one's. */
    List<Reference> sendDisputed(int count) throws Exception {
        return beginToSend(WEST, count, ". My customer code is EW123456").get(20, TimeUnit.SECONDS);
    }

    /** Hands one request over. */
    CompletableFuture<Reference> beginToSend(String utility) {
        return accept(utility, 1, "").thenApply(Receipt::reference);
    }

    private CompletableFuture<Receipt> accept(String utility, int house, String more) {
        String province = utility.equals(EAST) ? "Eastmark" : "Westmark";
        String text = "No water at Mill Lane " + house + ", province " + province + more;
        return gateway.accept(submission(text)).toCompletableFuture();
    }

    private CompletableFuture<List<Reference>> beginToSend(String utility, int count, String more) {
        List<CompletableFuture<Receipt>> accepted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accepted.add(accept(utility, i, more));
        }
        return CompletableFuture.allOf(accepted.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> accepted.stream()
                        .map(receipt -> receipt.join().reference())
                        .toList());
    }

    void awaitSettled(List<Reference> references) {
        await().atMost(PATIENCE).until(() -> settled(references) == references.size());
    }

    void awaitAll(List<Reference> references, SubmissionState state) {
        await().atMost(PATIENCE).until(() -> count(references, state) == references.size());
    }

    long settled(List<Reference> references) {
        return count(references, SubmissionState.SETTLED);
    }

    long count(List<Reference> references, SubmissionState state) {
        return references.stream()
                .filter(reference -> history(reference).state() == state)
                .count();
    }

    History history(Reference reference) {
        return ledger.find(reference).orElseThrow();
    }

    /** What people were told of the lane to this utility that fails or does not any more, once all has been told. */
    void assertToldOfFailing(String utility, List<Alarm.State> states) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(toldOfFailing(utility))
                        .as("what was told of " + utility)
                        .containsExactlyElementsOf(states));
    }

    /** That each time that people were told of it, they were told that it was over too. */
    void assertToldOfEachEnd(String utility) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Alarm.State> states = toldOfFailing(utility);
            List<Alarm.State> inTurns = Stream.iterate(Alarm.State.RAISED, TwoRivers::other)
                    .limit(states.size())
                    .toList();
            assertThat(states).hasSizeGreaterThanOrEqualTo(2).isEqualTo(inTurns).endsWith(Alarm.State.CLEARED);
        });
    }

    private static Alarm.State other(Alarm.State state) {
        return state == Alarm.State.RAISED ? Alarm.State.CLEARED : Alarm.State.RAISED;
    }

    /** That people were told these, and no more, of a condition of this utility and of no other, once all is told. */
    void assertTold(Alarm.Condition condition, String utility, Alarm.State... states) {
        String about = Lane.delivery(utility).name();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(alarms)
                        .filteredOn(alarm -> alarm.condition() == condition)
                        .extracting(Alarm::about, Alarm::state)
                        .containsExactlyElementsOf(Stream.of(states)
                                .map(state -> tuple(about, state))
                                .toList()));
    }

    /** That nothing was told of any utility. */
    void assertNothingTold() {
        assertThat(alarms).isEmpty();
    }

    /** Whether people were told by now that it fails. */
    boolean wasToldOfFailing(String utility) {
        return !toldOfFailing(utility).isEmpty();
    }

    private List<Alarm.State> toldOfFailing(String utility) {
        return alarms.stream()
                .filter(alarm -> alarm.condition() == Alarm.Condition.FAILING)
                .filter(alarm -> alarm.about().equals(Lane.delivery(utility).name()))
                .map(Alarm::state)
                .toList();
    }

    /** Whether everything that was accepted is in exactly one state. */
    boolean balances() {
        return ledger.balance().isZero();
    }

    @Override
    public void close() {
        gateway.close();
        ledger.close();
    }

    private static Reading read(Submission submission) {
        String text =
                StandardCharsets.UTF_8.decode(submission.payload().buffer()).toString();
        return Reading.builder().field(Reading.DESCRIPTION, text).build();
    }

    private static Submission submission(String text) {
        Payload payload = Payload.of(text.getBytes(StandardCharsets.UTF_8), "text/plain");
        return new Submission(
                TrackingId.next(),
                CHANNEL,
                "town-hall",
                Instant.now(),
                Urgency.OTHER,
                UUID.randomUUID().toString(),
                payload,
                Map.of());
    }
}
