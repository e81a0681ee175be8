package io.motcua.ledger.sql;

import io.motcua.Delivery;
import io.motcua.LedgerUnavailableException;
import io.motcua.Notice;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.ReferenceScheme;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.Balance;
import io.motcua.spi.ClockCounts;
import io.motcua.spi.EarlierRequest;
import io.motcua.spi.HeldCounts;
import io.motcua.spi.HeldFilter;
import io.motcua.spi.HeldSubmission;
import io.motcua.spi.History;
import io.motcua.spi.Intervention;
import io.motcua.spi.Lane;
import io.motcua.spi.LaneCounts;
import io.motcua.spi.LaneOrder;
import io.motcua.spi.LateClock;
import io.motcua.spi.Ledger;
import io.motcua.spi.NoticeCounts;
import io.motcua.spi.OpenClock;
import io.motcua.spi.Reply;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.Room;
import io.motcua.spi.SharedNews;
import io.motcua.spi.Silence;
import io.motcua.spi.Step;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.Work;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * A ledger in a SQL database: {@link #sqlite in a folder} of this process, or in {@link #postgresql a PostgreSQL
 * database} that several nodes share. Everything it is told waits in a bounded queue for its one writer, which commits
 * what waits together; when the queue is full, it says "not now" with {@link LedgerUnavailableException}.
 *
 * <p>Safe for use by many threads. Stages complete on a thread of the ledger that must not be blocked.
 */
public final class SqlLedger implements Ledger {
    private final Store store;
    private final Clock clock;
    private final CommandQueue queue;
    private final GroupCommit writer;
    private final Completions completions;
    private final DueWakes wakes;
    private final Payloads payloads;
    private final Steps steps;
    private final ReplyBook replies;
    private final LedgerReader reader;
    private final Handouts handouts;
    private volatile boolean closed;

    SqlLedger(Store store, SqlLedgerBuilder settings) throws SQLException {
        this.store = store;
        this.clock = settings.clock();
        Session session = store.openWriter();
        try {
            byte[] key = LedgerMeta.open(session, store.node(), Micros.now(clock));
            References references = new References(key);
            this.queue = new CommandQueue(settings.capacity());
            this.payloads = new Payloads(settings.blobStore());
            Notices notices = new Notices();
            SlaClocks clocks = new SlaClocks();
            Sharing sharing = new Sharing(store.dialect(), notices);
            this.steps = new Steps(store.dialect(), store.claimant(), references, notices, sharing, clocks);
            this.replies = new ReplyBook(store.dialect(), references, notices, sharing, clocks);
            this.reader = new LedgerReader(store, references, clock);
            this.wakes = new DueWakes(store, clock);
            this.completions = new Completions(store.claims(), wakes);
            this.handouts = new Handouts(store.claims(), wakes, payloads, clock, this::holdUnread);
            Acceptances acceptances = new Acceptances(
                    store.node(), new ReferenceScheme(key), new Numbers("submission"), new Numbers("work"));
            this.writer = new GroupCommit(
                    store, session, queue, acceptances, steps, completions, clock, settings.failureListener());
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
        store.pollInterval().ifPresent(wakes::poll);
        writer.start();
    }

    /**
     * Opens the ledger in this folder, which is created when it is missing; large payloads are kept in its folder
     * {@code blobs}.
     *
     * @throws LedgerUnavailableException if another process has it open, or if it cannot be opened
     */
    public static SqlLedger sqlite(Path folder, Clock clock) {
        return builder(clock).sqlite(folder).build();
    }

    /**
     * Opens the ledger in this database.
     *
     * @param database gives new connections, not pooled ones: the ledger pools what it needs
     * @param blobs a folder that all nodes share, for large payloads
     * @throws LedgerUnavailableException if it cannot be opened
     */
    public static SqlLedger postgresql(DataSource database, Path blobs, Clock clock) {
        return builder(clock).postgresql(database).blobFolder(blobs).build();
    }

    /** A ledger with other than the usual settings. */
    public static SqlLedgerBuilder builder(Clock clock) {
        return new SqlLedgerBuilder(clock);
    }

    /**
     * Opens the ledger in this folder to look things up only, when no gateway runs on it.
     *
     * @throws LedgerUnavailableException if a gateway runs on it, which must be asked instead, or if there is none
     */
    public static LedgerReader openForReading(Path folder, Clock clock) {
        return ReadingStore.open(folder, clock);
    }

    @Override
    public CompletionStage<Receipt> accept(Submission submission) {
        boolean inline = Payloads.isInline(submission);
        AcceptCommand command = new AcceptCommand(submission, !inline);
        if (inline) {
            enqueue(command);
        } else if (mayEnter(command)) {
            payloads.store(command, this::enqueue);
        }
        return command.promise;
    }

    @Override
    public CompletionStage<List<StatusUpdate>> record(Step step) {
        return enqueue(new StepCommand(steps, step));
    }

    @Override
    public CompletionStage<List<StatusUpdate>> record(Intervention intervention) {
        return enqueue(new InterventionCommand(steps, intervention));
    }

    @Override
    public CompletionStage<List<ReplyResult>> record(List<Reply> batch) {
        return enqueue(new ReplyCommand(store.dialect(), replies, batch));
    }

    @Override
    public List<Work<StoredSubmission>> claimSubmissions(int limit) {
        return handouts.submissions(limit);
    }

    @Override
    public List<Work<Delivery>> claimDeliveries(String backend, int limit, Room room) {
        return handouts.deliveries(backend, limit, room);
    }

    @Override
    public List<Work<Delivery>> claimUnsent(String backend, int limit) {
        return handouts.unsent(backend, limit);
    }

    @Override
    public List<Work<Delivery>> claimRest(Work<Delivery> work) {
        return handouts.rest(work);
    }

    @Override
    public List<Work<Delivery>> claimUnanswered(String backend, Instant sentBefore, int limit) {
        return handouts.unanswered(backend, sentBefore, limit);
    }

    @Override
    public Silence silence(String backend) {
        return reader.silence(backend);
    }

    @Override
    public boolean isPaused(Lane lane) {
        return reader.isPaused(lane);
    }

    @Override
    public List<Work<Delivery>> claimDeadlines(int limit) {
        return handouts.deadlines(limit);
    }

    @Override
    public List<Work<Notice>> claimNotices(String channel, int limit) {
        return handouts.notices(channel, limit);
    }

    @Override
    public List<Work<Notice>> claimWith(Work<Notice> notice, int limit) {
        return handouts.noticesWith(notice, limit);
    }

    @Override
    public List<Work<SharedNews>> claimNews(int limit) {
        return handouts.news(limit);
    }

    @Override
    public List<Work<OpenClock>> claimClocks(int limit) {
        return handouts.clocks(limit);
    }

    @Override
    public List<LateClock> lateClocks(int limit) {
        return reader.lateClocks(limit);
    }

    @Override
    public ClockCounts clockCounts() {
        return reader.clockCounts();
    }

    @Override
    public long dueClocks() {
        return reader.dueClocks(clock.instant());
    }

    @Override
    public CompletionStage<Integer> hasten(Lane lane, int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("atMost is " + atMost + "; at least 1 is expected");
        }
        int now = Math.min(atMost, HastenCommand.AT_ONCE);
        return enqueue(new HastenCommand(lane, now))
                .thenCompose(count -> count < now || now == atMost
                        ? CompletableFuture.completedFuture(count)
                        : hasten(lane, atMost - count).thenApply(more -> count + more));
    }

    @Override
    public CompletionStage<Lane> record(LaneOrder order) {
        return enqueue(new LaneOrderCommand(order));
    }

    @Override
    public List<LaneCounts> lanes() {
        return reader.lanes(clock.instant(), store.claims().claimed());
    }

    @Override
    public void release(Work<?> work) {
        handouts.release(work);
    }

    @Override
    public void onDue(Lane lane, Runnable wake) {
        wakes.onDue(lane, wake);
    }

    @Override
    public Optional<History> find(Reference reference) {
        return reader.find(reference);
    }

    @Override
    public Optional<Reference> first(String channel, String account, String answerTo) {
        return reader.first(channel, account, answerTo);
    }

    @Override
    public void open(Instant receivedBefore, Consumer<History> each) {
        reader.open(receivedBefore, each);
    }

    @Override
    public List<History> held(HeldFilter filter, int limit) {
        return reader.held(filter, limit);
    }

    @Override
    public HeldCounts heldCounts() {
        return reader.heldCounts();
    }

    @Override
    public Optional<HeldSubmission> heldSubmission(Reference reference) {
        return reader.heldSubmission(reference)
                .map(found -> new HeldSubmission(
                        withBytes(found.submission()),
                        found.reason(),
                        found.said(),
                        found.followUps().stream().map(this::withBytes).toList(),
                        found.request(),
                        found.decision(),
                        found.addressed(),
                        found.mayHave()));
    }

    @Override
    public List<StoredSubmission> storedSince(Instant since, int limit) {
        return reader.storedSince(Micros.of(since), limit).stream()
                .flatMap(pending -> payloads.load(pending).stream())
                .toList();
    }

    @Override
    public Map<Reference, Map<String, String>> saidSince(Instant since, int limit) {
        return reader.saidSince(Micros.of(since), limit);
    }

    @Override
    public List<AuditEntry> audit(Optional<Reference> reference, int limit) {
        return reader.audit(reference, limit);
    }

    @Override
    public Balance balance() {
        return reader.balance();
    }

    @Override
    public Optional<EarlierRequest> earlier(Reference reference) {
        return reader.earlier(reference);
    }

    @Override
    public Map<String, NoticeCounts> noticeCounts() {
        return reader.noticeCounts();
    }

    /** How many commits there were of submissions and of work of the path, since the ledger was opened. */
    public long commits() {
        return writer.commits();
    }

    /** How many submissions, steps and batches of replies were in those commits. */
    public long commands() {
        return writer.commands();
    }

    /** How many of those were submissions that had not arrived before. */
    public long accepts() {
        return writer.accepts();
    }

    /** How many commands wait for the writer now. */
    public int waiting() {
        return queue.size();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        payloads.close();
        writer.close();
        wakes.close();
        completions.close();
        store.close();
    }

    private StoredSubmission withBytes(Subjects.Pending pending) {
        return payloads.load(pending)
                .orElseThrow(() -> new LedgerUnavailableException("The blob store does not have the bytes of "
                        + pending.receipt().reference() + " as they were"));
    }

    private CompletionStage<?> holdUnread(Work<Subjects.Pending> work) {
        return enqueue(new UnreadCommand(steps, work, clock.instant()));
    }

    private boolean mayEnter(Command<?> command) {
        LedgerUnavailableException refusal = writer.refusing();
        if (refusal == null && closed) {
            refusal = new LedgerUnavailableException("The ledger is closed");
        }
        if (refusal != null) {
            command.fail(refusal);
        }
        return refusal == null;
    }

    private void enqueue(AcceptCommand command) {
        if (mayEnter(command) && !queue.offer(command)) {
            command.fail(new LedgerUnavailableException("The ledger's queue is full; try again later"));
        }
    }

    private <T> CompletionStage<T> enqueue(Command<T> command) {
        if (mayEnter(command) && !queue.offer(command)) {
            command.fail(new LedgerUnavailableException("The ledger's queue is full; try again later"));
        }
        return command.promise;
    }
}
