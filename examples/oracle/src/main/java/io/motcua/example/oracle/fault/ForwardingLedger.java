package io.motcua.example.oracle.fault;

import io.motcua.Delivery;
import io.motcua.Notice;
import io.motcua.Receipt;
import io.motcua.Reference;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A ledger that leaves everything to another; what differs is overridden. */
class ForwardingLedger implements Ledger {
    private final Ledger ledger;

    ForwardingLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public CompletionStage<Receipt> accept(Submission submission) {
        return ledger.accept(submission);
    }

    @Override
    public CompletionStage<List<StatusUpdate>> record(Step step) {
        return ledger.record(step);
    }

    @Override
    public CompletionStage<List<ReplyResult>> record(List<Reply> batch) {
        return ledger.record(batch);
    }

    @Override
    public List<Work<StoredSubmission>> claimSubmissions(int limit) {
        return ledger.claimSubmissions(limit);
    }

    @Override
    public List<Work<Delivery>> claimDeliveries(String backend, int limit, Room room) {
        return ledger.claimDeliveries(backend, limit, room);
    }

    @Override
    public List<Work<Delivery>> claimUnsent(String backend, int limit) {
        return ledger.claimUnsent(backend, limit);
    }

    @Override
    public List<Work<Delivery>> claimRest(Work<Delivery> work) {
        return ledger.claimRest(work);
    }

    @Override
    public List<Work<Delivery>> claimUnanswered(String backend, Instant sentBefore, int limit) {
        return ledger.claimUnanswered(backend, sentBefore, limit);
    }

    @Override
    public Silence silence(String backend) {
        return ledger.silence(backend);
    }

    @Override
    public boolean isPaused(Lane lane) {
        return ledger.isPaused(lane);
    }

    @Override
    public List<Work<Delivery>> claimDeadlines(int limit) {
        return ledger.claimDeadlines(limit);
    }

    @Override
    public List<Work<Notice>> claimNotices(String channel, int limit) {
        return ledger.claimNotices(channel, limit);
    }

    @Override
    public List<Work<Notice>> claimWith(Work<Notice> notice, int limit) {
        return ledger.claimWith(notice, limit);
    }

    @Override
    public Optional<EarlierRequest> earlier(Reference reference) {
        return ledger.earlier(reference);
    }

    @Override
    public Map<String, NoticeCounts> noticeCounts() {
        return ledger.noticeCounts();
    }

    @Override
    public CompletionStage<Integer> hasten(Lane lane, int atMost) {
        return ledger.hasten(lane, atMost);
    }

    @Override
    public void release(Work<?> work) {
        ledger.release(work);
    }

    @Override
    public void onDue(Lane lane, Runnable wake) {
        ledger.onDue(lane, wake);
    }

    @Override
    public CompletionStage<List<StatusUpdate>> record(Intervention intervention) {
        return ledger.record(intervention);
    }

    @Override
    public List<History> held(HeldFilter filter, int limit) {
        return ledger.held(filter, limit);
    }

    @Override
    public HeldCounts heldCounts() {
        return ledger.heldCounts();
    }

    @Override
    public Optional<HeldSubmission> heldSubmission(Reference reference) {
        return ledger.heldSubmission(reference);
    }

    @Override
    public List<StoredSubmission> storedSince(Instant since, int limit) {
        return ledger.storedSince(since, limit);
    }

    @Override
    public Map<Reference, Map<String, String>> saidSince(Instant since, int limit) {
        return ledger.saidSince(since, limit);
    }

    @Override
    public List<AuditEntry> audit(Optional<Reference> reference, int limit) {
        return ledger.audit(reference, limit);
    }

    @Override
    public List<Work<SharedNews>> claimNews(int limit) {
        return ledger.claimNews(limit);
    }

    @Override
    public List<Work<OpenClock>> claimClocks(int limit) {
        return ledger.claimClocks(limit);
    }

    @Override
    public List<LateClock> lateClocks(int limit) {
        return ledger.lateClocks(limit);
    }

    @Override
    public ClockCounts clockCounts() {
        return ledger.clockCounts();
    }

    @Override
    public long dueClocks() {
        return ledger.dueClocks();
    }

    @Override
    public CompletionStage<Lane> record(LaneOrder order) {
        return ledger.record(order);
    }

    @Override
    public List<LaneCounts> lanes() {
        return ledger.lanes();
    }

    @Override
    public void open(Instant receivedBefore, Consumer<History> each) {
        ledger.open(receivedBefore, each);
    }

    @Override
    public Balance balance() {
        return ledger.balance();
    }

    @Override
    public Optional<History> find(Reference reference) {
        return ledger.find(reference);
    }

    @Override
    public Optional<Reference> first(String channel, String account, String answerTo) {
        return ledger.first(channel, account, answerTo);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
