package io.motcua.ledger.sql;

import io.motcua.DedupeConflictException;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.ReferenceScheme;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.spi.Lane;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes submissions, many in one transaction: first the dedupe keys, which say which of them are new, then all rows of
 * the new ones. Of the writer's thread alone.
 */
final class Acceptances {
    private static final String KEY = "INSERT INTO dedupe_key (key_hash, submission, sha256, seen_us)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT (key_hash) DO NOTHING";
    private static final String FIRST = "SELECT s.id, s.reference, s.channel, s.stored_us, k.sha256 FROM dedupe_key k"
            + " JOIN submission s ON s.number = k.submission WHERE k.key_hash = ?";
    private static final String SUBMISSION =
            "INSERT INTO submission (number, id, reference, channel, account, dedupe_key, received_us, stored_us, urgency,"
                    + " state, version, media_type, size, sha256, in_blob_store, transport, answers)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', 0, ?, ?, ?, ?, ?, ?)";
    private static final String PAYLOAD = "INSERT INTO payload (submission, bytes) VALUES (?, ?)";
    private static final String WORK =
            "INSERT INTO due_work (id, lane, class, due_us, attempts, submission) VALUES (?, ?, ?, ?, 0, ?)";
    private static final String CONVERSATION =
            "INSERT INTO conversation (key_hash, submission) VALUES (?, ?) ON CONFLICT (key_hash) DO NOTHING";
    private static final String COUNT = "UPDATE accepted SET submissions = submissions + ? WHERE node = ?";

    private final String node;
    private final ReferenceScheme references;
    private final Numbers submissionNumbers;
    private final Numbers workNumbers;

    Acceptances(String node, ReferenceScheme references, Numbers submissionNumbers, Numbers workNumbers) {
        this.node = node;
        this.references = references;
        this.submissionNumbers = submissionNumbers;
        this.workNumbers = workNumbers;
    }

    /** Makes sure that there are numbers for so many. Outside of a transaction. */
    void reserve(Session session, int count) throws SQLException {
        submissionNumbers.reserve(session, count);
        workNumbers.reserve(session, count);
    }

    void write(Transaction transaction, List<AcceptCommand> commands) throws SQLException {
        Session session = transaction.session();
        List<New> fresh = new ArrayList<>(commands.size());
        List<AcceptCommand> repeated = new ArrayList<>();
        PreparedStatement keys = session.prepare(KEY);
        List<New> candidates = new ArrayList<>(commands.size());
        for (AcceptCommand command : commands) {
            New candidate = new New(command, submissionNumbers.draw());
            candidates.add(candidate);
            Session.bind(keys, command.keyHash(), candidate.number, candidate.sha256(), transaction.nowMicros());
            keys.addBatch();
        }
        int[] inserted = keys.executeBatch();
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] == 1) {
                fresh.add(candidates.get(i));
            } else {
                repeated.add(candidates.get(i).command);
            }
        }
        insert(transaction, fresh);
        for (AcceptCommand command : repeated) {
            answerAsFirst(session, command);
        }
    }

    private void insert(Transaction transaction, List<New> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        Session session = transaction.session();
        PreparedStatement submissions = session.prepare(SUBMISSION);
        PreparedStatement payloads = session.prepare(PAYLOAD);
        PreparedStatement work = session.prepare(WORK);
        boolean anyPayload = false;
        long now = transaction.nowMicros();
        for (New row : fresh) {
            Submission submission = row.command.submission();
            Reference reference = references.nth(row.number);
            Session.bind(
                    submissions,
                    row.number,
                    submission.trackingId().bytes(),
                    reference.value(),
                    submission.channel(),
                    submission.account(),
                    submission.dedupeKey(),
                    submission.receivedAt(),
                    now,
                    submission.urgency().ordinal(),
                    submission.payload().mediaType(),
                    submission.payload().size(),
                    row.sha256(),
                    row.command.inBlobStore() ? 1 : 0,
                    row.command.transport(),
                    submission.answerTo().isPresent() ? 1 : 0);
            submissions.addBatch();
            if (!row.command.inBlobStore()) {
                Session.bind(payloads, row.number, submission.payload().toBytes());
                payloads.addBatch();
                anyPayload = true;
            }
            Session.bind(
                    work,
                    workNumbers.draw(),
                    Lane.UNDERSTAND.name(),
                    submission.urgency().ordinal(),
                    now,
                    row.number);
            work.addBatch();
            row.command.result(new Receipt(submission.trackingId(), reference, Micros.instant(now)));
        }
        submissions.executeBatch();
        if (anyPayload) {
            payloads.executeBatch();
        }
        work.executeBatch();
        for (New row : fresh) {
            if (row.command.conversation().isPresent()) {
                session.update(CONVERSATION, row.command.conversation().get(), row.number);
            }
        }
        session.updateOne(COUNT, fresh.size(), node);
        transaction.accepted(fresh.size());
        transaction.becomesDue(Lane.UNDERSTAND, now);
    }

    private static void answerAsFirst(Session session, AcceptCommand command) throws SQLException {
        First first = session.first(
                        FIRST,
                        row -> new First(
                                new Receipt(
                                        TrackingId.of(row.getBytes("id")),
                                        Reference.of(row.getString("reference")),
                                        Micros.instant(row.getLong("stored_us"))),
                                row.getString("channel"),
                                row.getBytes("sha256")),
                        command.keyHash())
                .orElseThrow(() -> new SQLException("A dedupe key names no submission"));
        if (Arrays.equals(first.sha256, command.sha256())) {
            command.result(first.receipt);
        } else {
            command.refuse(new DedupeConflictException(first.channel, first.receipt.trackingId()));
        }
    }

    /** A submission that may be new, and the number that it gets if it is. */
    private record New(AcceptCommand command, long number) {
        byte[] sha256() {
            return command.sha256();
        }
    }

    /** What is stored of the first arrival. */
    private record First(Receipt receipt, String channel, byte[] sha256) {}
}
