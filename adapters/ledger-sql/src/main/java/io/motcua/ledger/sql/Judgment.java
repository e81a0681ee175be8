package io.motcua.ledger.sql;

import io.motcua.StatusUpdate;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.ReplyResult.Verdict;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reply comes to: found out step by step, then written down. Of the writer's thread alone. */
final class Judgment {
    private static final String INSERT = "INSERT INTO reply (backend, source, event_id, event_key, verdict, cause,"
            + " submission, delivery, media_type, size, sha256, bytes, received_us, recorded_us)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Optional<SubmissionRow> submission;
    private final Optional<DeliveryRow> delivery;
    private final Instant at;
    private final List<StatusUpdate> updates = new ArrayList<>();
    private final boolean awaited;
    private Verdict verdict;

    /** Of a reply that is about nothing here. */
    Judgment(Verdict verdict) {
        this.submission = Optional.empty();
        this.delivery = Optional.empty();
        this.at = Instant.EPOCH;
        this.awaited = false;
        this.verdict = verdict;
    }

    /** Late, until something is found that it changes. */
    Judgment(SubmissionRow submission, DeliveryRow delivery, Instant at) {
        this.submission = Optional.of(submission);
        this.delivery = Optional.of(delivery);
        this.at = at;
        this.awaited = delivery.state().isOpen();
        this.verdict = Verdict.LATE;
    }

    SubmissionRow submission() {
        return submission.orElseThrow();
    }

    DeliveryRow delivery() {
        return delivery.orElseThrow();
    }

    /** When the utility said so. */
    Instant at() {
        return at;
    }

    /** It changes something. */
    void applies() {
        verdict = Verdict.APPLIED;
    }

    /** What requesters are told because of it. */
    void tells(List<StatusUpdate> more) {
        updates.addAll(more);
    }

    /** Writes the reply down, with the verdict. */
    ReplyResult record(Transaction transaction, ReadReply reply) throws SQLException {
        transaction
                .session()
                .updateOne(
                        INSERT,
                        reply.backend(),
                        reply.event().map(event -> event.header().source()),
                        reply.event().map(event -> event.header().id()),
                        reply.eventKey(),
                        verdict.name(),
                        reply.malformation(),
                        submission.map(SubmissionRow::number),
                        delivery.map(DeliveryRow::number),
                        reply.mediaType(),
                        reply.size(),
                        reply.sha256(),
                        reply.head(),
                        reply.receivedAt(),
                        transaction.nowMicros());
        return new ReplyResult(verdict, updates, awaited && verdict == Verdict.APPLIED);
    }
}
