package io.motcua.ledger.sql;

import static io.motcua.spi.LedgerWalk.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.LedgerUnavailableException;
import io.motcua.Notice;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.Urgency;
import io.motcua.contract.EventWriter;
import io.motcua.spi.Lane;
import io.motcua.spi.LedgerWalk;
import io.motcua.spi.NoticeCounts;
import io.motcua.spi.SettableClock;
import io.motcua.spi.Step;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.Work;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Several nodes on one PostgreSQL: what one accepts the others know, and a piece of work is in one node's hands. */
class PostgresNodesTest {
    private static final String LAN = "lan@example.org";

    @TempDir
    Path blobs;

    private DataSource database;

    @BeforeEach
    void makeDatabase() throws Exception {
        database = PostgresServer.newDatabase();
    }

    @Test
    void twinsOnTwoNodesAreOneSubmission() throws Exception {
        Clock clock = Clock.systemUTC();
        try (SqlLedger a = open("a", clock);
                SqlLedger b = open("b", clock)) {
            List<CompletionStage<Receipt>> stages = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                for (SqlLedger ledger : List.of(a, b)) {
                    LedgerWalk walk = new LedgerWalk(ledger, clock);
                    // In opposite orders, so that the nodes wait for each other's keys, also crosswise.
                    int key = ledger == a ? i : 299 - i;
                    stages.add(ledger.accept(walk.submission(Urgency.OTHER, "key " + key, "words " + key)));
                }
            }

            Set<Reference> references = new HashSet<>();
            for (CompletionStage<Receipt> stage : stages) {
                references.add(result(stage).reference());
            }
            assertThat(references).hasSize(300);
            assertThat(a.balance().accepted()).isEqualTo(300);
            assertThat(b.balance().isZero()).isTrue();
            for (Reference reference : references) {
                assertThat(b.find(reference)).isEqualTo(a.find(reference)).isPresent();
            }
        }
    }

    @Test
    void workIsInOneNodesHands() throws Exception {
        int count = 200;
        Clock clock = Clock.systemUTC();
        try (SqlLedger a = open("a", clock);
                SqlLedger b = open("b", clock)) {
            LedgerWalk walk = new LedgerWalk(a, clock);
            for (int i = 0; i < count; i++) {
                walk.accept();
            }
            Set<Reference> claimed = ConcurrentHashMap.newKeySet();
            Set<Reference> twice = ConcurrentHashMap.newKeySet();

            List<CompletableFuture<Void>> claimants = new ArrayList<>();
            for (SqlLedger ledger : List.of(a, b, a, b)) {
                claimants.add(CompletableFuture.runAsync(() -> {
                    List<Work<StoredSubmission>> works = ledger.claimSubmissions(3);
                    while (!works.isEmpty()) {
                        for (Work<StoredSubmission> work : works) {
                            if (!claimed.add(work.subject().receipt().reference())) {
                                twice.add(work.subject().receipt().reference());
                            }
                            new LedgerWalk(ledger, clock).routed(work, "EVNSPC", Priority.P2);
                        }
                        works = ledger.claimSubmissions(3);
                    }
                }));
            }

            for (CompletableFuture<Void> claimant : claimants) {
                claimant.get(60, TimeUnit.SECONDS);
            }
            assertThat(twice).isEmpty();
            assertThat(claimed).hasSize(count);
        }
    }

    @Test
    void deadNodesWorkIsHandedOutAgainAfterItsLease() throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T01:02:03Z"));
        Work<Delivery> lost;
        try (SqlLedger a = open("a", clock)) {
            lost = new LedgerWalk(a, clock).toDelivery("EVNSPC");
        }
        try (SqlLedger b = open("b", clock)) {
            assertThat(b.claimDeliveries("EVNSPC", 10)).isEmpty();

            clock.pass(Duration.ofSeconds(11));

            assertThat(new LedgerWalk(b, clock).claimDelivery("EVNSPC").subject())
                    .isEqualTo(lost.subject());
        }
    }

    @Test
    void restartedNodeGetsItsWorkAgainAtOnce() throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T01:02:03Z"));
        Work<Delivery> lost;
        try (SqlLedger a = open("a", clock)) {
            lost = new LedgerWalk(a, clock).toDelivery("EVNSPC");
        }

        try (SqlLedger a = open("a", clock)) {
            assertThat(new LedgerWalk(a, clock).claimDelivery("EVNSPC")).isEqualTo(lost);
        }
    }

    @Test
    void whatANodeToldInADigestIsNotToldAgainWhenAnotherNodeHadOneOfIt() throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T01:02:03Z"));
        try (SqlLedger a = open("a", clock);
                SqlLedger b = open("b", clock)) {
            LedgerWalk walk = new LedgerWalk(a, clock);
            walk.toDelivery("EVNSPC", LAN);
            walk.toDelivery("EVNSPC", LAN);
            walk.toDelivery("EVNSPC", LAN);
            Work<Notice> first = a.claimNotices("app", 1).get(0);
            List<Work<Notice>> others = a.claimWith(first, 10);
            // The node stood still for longer than its lease.
            clock.pass(Duration.ofSeconds(11));
            Work<Notice> lost = b.claimNotices("app", 1).get(0);
            result(b.record(walk.noticed(lost, new Sent("m1"))));

            result(a.record(
                    new Step.Noticed(first, others, new Sent("m2"), Optional.empty(), Map.of(), clock.instant())));

            clock.pass(Duration.ofSeconds(11));
            assertThat(b.claimNotices("app", 10)).isEmpty();
            assertThat(a.noticeCounts()).containsEntry("app", new NoticeCounts(0, 3, 0));
        }
    }

    @Test
    void whatAnotherNodeHasOrHasSentSinceItWasClaimedIsNotTakenOver() throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T01:02:03Z"));
        try (SqlLedger a = open("a", clock);
                SqlLedger b = open("b", clock)) {
            LedgerWalk walk = new LedgerWalk(b, clock);
            walk.accept();
            walk.record(walk.routed(walk.claimSubmission(), "EVNSPC", Priority.P1));
            Work<Delivery> stale = a.claimUnsent("EVNSPC", 1).get(0);
            // The node stood still for longer than its lease.
            clock.pass(Duration.ofSeconds(11));
            Work<Delivery> lost = walk.claimDelivery("EVNSPC");

            assertThatThrownBy(() -> result(a.record(takenOver(stale, clock))))
                    .as("while the other has it")
                    .hasCauseInstanceOf(IllegalStateException.class);
            walk.record(walk.attempted(
                    lost, new DeliveryOutcome.Sent(clock.instant().plusSeconds(60))));
            assertThatThrownBy(() -> result(a.record(takenOver(stale, clock))))
                    .as("when the other has sent it")
                    .hasCauseInstanceOf(IllegalStateException.class);

            assertThat(b.claimDeliveries("EVNHCMC", 10)).isEmpty();
        }
    }

    @Test
    void aNodeThatStoodStillDoesNotGetOnceMoreWhatItHasInHand() throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T01:02:03Z"));
        try (SqlLedger a = open("a", clock)) {
            LedgerWalk walk = new LedgerWalk(a, clock);
            walk.accept();
            walk.record(walk.routed(walk.claimSubmission(), "EVNSPC", Priority.P1));
            assertThat(a.claimUnsent("EVNSPC", 10)).hasSize(1);

            clock.pass(Duration.ofSeconds(11));

            assertThat(a.claimDeliveries("EVNSPC", 10)).isEmpty();
            assertThat(a.claimUnsent("EVNSPC", 10)).isEmpty();
        }
    }

    @Test
    void whatANodeCouldNotGiveBackItGivesBackLate() throws Exception {
        // Time stands still, so that no lease ends: only the node itself can give it back.
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T01:02:03Z"));
        try (SqlLedger a = open("a", clock);
                SqlLedger b = open("b", clock)) {
            Work<Delivery> work = new LedgerWalk(a, clock).toDelivery("EVNSPC");
            execute("ALTER TABLE due_work RENAME TO not_there");
            a.release(work);
            execute("ALTER TABLE not_there RENAME TO due_work");

            List<Work<Delivery>> late = new ArrayList<>();
            await().until(() -> late.addAll(b.claimDeliveries("EVNSPC", 10)));

            assertThat(late).extracting(Work::subject).containsExactly(work.subject());
        }
    }

    private static Step takenOver(Work<Delivery> work, Clock clock) {
        Delivery takeover =
                new EventWriter(URI.create("urn:motcua:test")).takeover(work.subject(), "EVNHCMC", clock.instant());
        return new Step.TakenOver(List.of(new Step.Moved(work, takeover, false)), "it is away", clock.instant());
    }

    @Test
    void noticeThatANodeIsTellingDoesNotGiveWayToNewsOfANodeWhoseClockIsBehind() throws Exception {
        SettableClock ahead = new SettableClock(Instant.parse("2026-11-20T01:02:03Z"));
        SettableClock behind = new SettableClock(Instant.parse("2026-11-20T01:02:02Z"));
        try (SqlLedger a = open("a", ahead);
                SqlLedger b = open("b", behind)) {
            LedgerWalk walk = new LedgerWalk(a, ahead);
            Work<Delivery> delivery = walk.toDelivery("EVNSPC", LAN);
            Work<Notice> telling = walk.claimNotice();
            new LedgerWalk(b, behind).reply("EVNSPC", LedgerWalk.status(delivery.subject(), "IN_PROGRESS"));

            walk.record(walk.noticed(telling, new Sent("m1")));

            assertThat(walk.claimNotice().subject().update().status()).isEqualTo(RequestStatus.IN_PROGRESS);
            assertThat(a.noticeCounts()).containsEntry("app", new NoticeCounts(1, 1, 0));
        }
    }

    @Test
    void lanesOfOneNodeHearOfWorkThatAnotherAccepted() throws Exception {
        Clock clock = Clock.systemUTC();
        try (SqlLedger a = open("a", clock);
                SqlLedger b = open("b", clock)) {
            List<Work<StoredSubmission>> claimed = new ArrayList<>();
            CountDownLatch heard = new CountDownLatch(1);
            b.onDue(Lane.UNDERSTAND, () -> {
                synchronized (claimed) {
                    claimed.addAll(b.claimSubmissions(1));
                    if (!claimed.isEmpty()) {
                        heard.countDown();
                    }
                }
            });

            new LedgerWalk(a, clock).accept();

            assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void connectionThatBreaksIsReplacedAndNothingIsPromisedMeanwhile() throws Exception {
        Clock clock = Clock.systemUTC();
        try (SqlLedger ledger = open("a", clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            List<Receipt> receipts = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                receipts.add(walk.accept());
                breakConnections();
                try {
                    receipts.add(walk.accept());
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(LedgerUnavailableException.class);
                }
            }

            await().untilAsserted(() -> receipts.add(walk.accept()));

            for (Receipt receipt : receipts) {
                await().ignoreExceptions()
                        .untilAsserted(() ->
                                assertThat(ledger.find(receipt.reference())).isPresent());
            }
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    @Test
    void ledgerCanBeOpenedByTheAddressOfItsDatabase() throws Exception {
        Clock clock = Clock.systemUTC();
        String url = ((PGSimpleDataSource) database).getUrl();
        try (SqlLedger ledger = SqlLedger.builder(clock)
                .postgresql(url, "postgres", "")
                .blobFolder(blobs)
                .build()) {
            assertThat(ledger.find(new LedgerWalk(ledger, clock).accept().reference()))
                    .isPresent();
        }
    }

    @Test
    void serverThatDoesNotSyncIsRefused() throws Exception {
        try (EmbeddedPostgres unsafe = PostgresServer.start("off")) {
            assertThatThrownBy(() -> SqlLedger.postgresql(unsafe.getPostgresDatabase(), blobs, Clock.systemUTC()))
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("fsync");
        }
    }

    @Test
    void postgresqlNeedsABlobStoreThatItsNodesShare() {
        assertThatThrownBy(() -> SqlLedger.builder(Clock.systemUTC())
                        .postgresql(database)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("blobFolder");
    }

    private SqlLedger open(String node, Clock clock) {
        return SqlLedger.builder(clock)
                .postgresql(database)
                .blobFolder(blobs)
                .node(node)
                .build();
    }

    private void breakConnections() throws SQLException {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
