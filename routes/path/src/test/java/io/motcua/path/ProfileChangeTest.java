package io.motcua.path;

import static io.motcua.path.LetterBox.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Receipt;
import io.motcua.RoutingDecision;
import io.motcua.Submission;
import io.motcua.Urgency;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.profile.Profile;
import io.motcua.spi.History;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileChangeTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String EAST_LETTER = "No water in our street since noon. Mill Lane 3, province Eastmark";
    /** Eastmark goes to the other waterworks. */
    private static final List<String> MOVED = List.of(
            "1,Eastmark,,2030-01-01,3,EASTWATER", "2,Westmark,,,,WESTWATER", "3,Eastmark,2030-01-01,,,WESTWATER");

    @TempDir
    Path folder;

    private final TestBackend east = TestBackend.accepting("EASTWATER");
    private final TestBackend west = TestBackend.accepting("WESTWATER");
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch readOn = new CountDownLatch(1);
    private SqlLedger ledger;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        ledger = SqlLedger.sqlite(folder.resolve("ledger"), Clock.systemUTC());
        TestProfile.copiedTo(folder);
    }

    @AfterEach
    void close() {
        readOn.countDown();
        if (gateway != null) {
            gateway.close();
        }
        ledger.close();
    }

    @Test
    void changeThatIsLoadedAheadTakesEffectAtItsInstant() throws Exception {
        write("provinces.csv", "code,name,valid_from,valid_until,successor_code,utility", MOVED);
        startWith(profile());

        Receipt lastSecond = accept(EAST_LETTER, "k1", "2029-12-31T23:59:59+01:00");
        Receipt nextSecond = accept(EAST_LETTER, "k2", "2030-01-01T00:00:00+01:00");

        assertThat(decision(lastSecond).jurisdiction()).contains("EASTWATER");
        assertThat(decision(nextSecond).jurisdiction()).contains("WESTWATER");
        await().atMost(LONG)
                .until(() -> east.received().size() == 1 && west.received().size() == 1);
    }

    @Test
    void requestsAfterAChangeAreUnderstoodByTheNewVersion() throws Exception {
        startWith(profile());
        Receipt before = accept(EAST_LETTER, "k1", "2026-01-01T12:00:00+01:00");
        assertThat(decision(before).profileVersion()).isEqualTo("1");

        gateway.understandBy(new Understanding(served("WESTWATER")));
        Receipt after = accept(EAST_LETTER, "k2", "2026-01-01T12:00:00+01:00");

        assertThat(decision(after).profileVersion()).isEqualTo("2");
        assertThat(decision(after).jurisdiction()).contains("WESTWATER");
        assertThat(decision(before).jurisdiction()).contains("EASTWATER");
    }

    @Test
    void requestUnderWayIsUnderstoodByTheVersionItBeganWith() throws Exception {
        startWith(profile());
        Receipt slow = store("?" + EAST_LETTER, "k1", "2026-01-01T12:00:00+01:00");
        assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();

        gateway.understandBy(new Understanding(served("WESTWATER")));
        readOn.countDown();

        assertThat(decision(slow).profileVersion()).isEqualTo("1");
        assertThat(decision(slow).jurisdiction()).contains("EASTWATER");
    }

    @Test
    void gatewayThatDoesNotRunIsChangedByItsBuilder() throws Exception {
        Understanding understanding = new Understanding(profile());
        Gateway idle =
                Gateway.builder().ledger(ledger).understanding(understanding).build();

        assertThatThrownBy(() -> idle.understandBy(understanding))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("builder");
    }

    private void startWith(Profile profile) {
        gateway = Gateway.builder()
                .ledger(ledger)
                .understanding(new Understanding(profile))
                .normaliser(LetterBox.CHANNEL, this::read)
                .backend(east)
                .backend(west)
                .build();
        gateway.start();
    }

    /** A letter that begins with a question mark is read slowly. */
    private Reading read(Submission submission) {
        String text = new String(submission.payload().toBytes(), StandardCharsets.UTF_8);
        if (text.startsWith("?")) {
            read.countDown();
            try {
                readOn.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Reading.builder().field(Reading.DESCRIPTION, text).build();
    }

    private Profile profile() throws Exception {
        return Profile.load(folder.resolve("profile"));
    }

    /** The next version, in which this utility serves Eastmark. */
    private Profile served(String utility) throws Exception {
        write(
                "provinces.csv",
                "code,name,valid_from,valid_until,successor_code,utility",
                List.of("1,Eastmark,,,," + utility, "2,Westmark,,,,WESTWATER"));
        Path settings = folder.resolve("profile/profile.csv");
        Files.writeString(settings, Files.readString(settings).replace("version,1", "version,2"));
        return profile();
    }

    private void write(String file, String header, List<String> rows) throws IOException {
        Files.writeString(folder.resolve("profile").resolve(file), header + "\n" + String.join("\n", rows) + "\n");
        Files.writeString(
                folder.resolve("profile/customer-codes.csv"),
                "prefix,utility,province_code,valid_from,valid_until\nSW,WESTWATER,2,,\n");
        Files.writeString(folder.resolve("profile/units.csv"), "unit_code,name\nSW,West\n");
    }

    private Receipt accept(String text, String key, String receivedAt) throws Exception {
        Receipt receipt = store(text, key, receivedAt);
        await().atMost(LONG).until(() -> history(receipt).state() == SubmissionState.SETTLED);
        return receipt;
    }

    private Receipt store(String text, String key, String receivedAt) throws Exception {
        Submission now = letter(text, key);
        Instant instant = OffsetDateTime.parse(receivedAt).toInstant();
        return gateway.accept(new Submission(
                        now.trackingId(),
                        now.channel(),
                        now.account(),
                        instant,
                        Urgency.OTHER,
                        now.dedupeKey(),
                        now.payload(),
                        now.transport()))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private History history(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow();
    }

    private RoutingDecision decision(Receipt receipt) {
        await().atMost(LONG).until(() -> history(receipt).decision().isPresent());
        return history(receipt).decision().orElseThrow();
    }
}
