package io.motcua.ledger.sql;

import io.motcua.Delivery;
import io.motcua.spi.Lane;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes that a utility's partner takes a request over: one commit ends all that waits of it for the one and makes the
 * same for the other, so that one of them has the request.
 */
final class TakeoverSteps {
    private static final String WAITING =
            "SELECT COUNT(*) FROM delivery WHERE submission = ? AND backend = ? AND state IN ('DUE', 'SENT')";

    private static final String CLAIMED_BY = "SELECT claimed_by FROM due_work WHERE id = ?";

    private final Dialect dialect;
    private final Optional<String> claimant;
    private final Numbers numbers;
    private final SlaClocks clocks;

    /** @param claimant who has what is moved, as its rows say; empty where claims are not in the rows */
    TakeoverSteps(Dialect dialect, Optional<String> claimant, Numbers numbers, SlaClocks clocks) {
        this.dialect = dialect;
        this.claimant = claimant;
        this.numbers = numbers;
        this.clocks = clocks;
    }

    void takenOver(Transaction transaction, Step.TakenOver step) throws SQLException, RefusedException {
        Session session = transaction.session();
        List<FoundDelivery> found = new ArrayList<>();
        for (Step.Moved move : step.moves()) {
            found.add(FoundDelivery.of(session, dialect, move.work()));
        }
        if (found.stream().anyMatch(FoundDelivery::isAwaited)) {
            requireWhole(session, found);
            for (int i = 0; i < found.size(); i++) {
                move(transaction, step, step.moves().get(i), found.get(i));
            }
            String partner = step.moves().get(0).takeover().backend();
            clocks.handedOver(transaction, found.get(0).submission(), partner);
        }
        step.moves().forEach(move -> transaction.endsClaim(move.work().id()));
    }

    private static void requireWhole(Session session, List<FoundDelivery> found) throws SQLException, RefusedException {
        SubmissionRow submission = found.get(0).submission();
        String backend = found.get(0).delivery().backend();
        int waiting = session.first(WAITING, row -> row.getInt(1), submission.number(), backend)
                .orElse(0);
        long moved = found.stream()
                .filter(FoundDelivery::isAwaited)
                .filter(one -> one.submission().number() == submission.number()
                        && one.delivery().backend().equals(backend))
                .count();
        if (moved != found.size() || waiting != moved) {
            throw RefusedException.illegalState("Of the request " + waiting + " versions wait for " + backend + ", and "
                    + moved + " of " + found.size() + " that were to go to its partner; look again [tracking id "
                    + submission.id() + "]");
        }
    }

    /** A node that stood still for longer than its lease may have lost the work to one that sent it. */
    private void requireInHand(Session session, Work<Delivery> work, SubmissionRow submission)
            throws SQLException, RefusedException {
        Optional<String> has = session.first(
                        CLAIMED_BY + dialect.forUpdate(), row -> Session.text(row, "claimed_by"), work.id())
                .flatMap(found -> found);
        if (!has.equals(claimant)) {
            throw RefusedException.illegalState("Work " + work.id()
                    + " has been in other hands since it was claimed for a takeover; look again [tracking id "
                    + submission.id() + "]");
        }
    }

    private void move(Transaction transaction, Step.TakenOver step, Step.Moved move, FoundDelivery found)
            throws SQLException, RefusedException {
        Session session = transaction.session();
        Work<Delivery> work = move.work();
        Delivery takeover = move.takeover();
        SubmissionRow submission = found.submission();
        DeliveryRow delivery = found.delivery();
        Lane lane = move.wasSent() ? Lane.DEADLINE : Lane.delivery(delivery.backend());
        DueWork.requireAnyState(session, work, lane, submission);
        requireInHand(session, work, submission);
        if (!takeover.trackingId().equals(submission.id())
                || takeover.version() != delivery.version()
                || takeover.backend().equals(delivery.backend())) {
            throw RefusedException.illegalState(
                    "The takeover is of another delivery [tracking id " + submission.id() + "]");
        }

        delivery.withdrawn(session, step.because(), step.at());
        long number = numbers.draw(session);
        DeliveryRow.insert(session, number, submission.number(), takeover, work.id());
        DeliveryRow.takenOver(session, number, delivery.backend(), step.because());
        DueWork.move(
                transaction,
                work,
                Lane.delivery(takeover.backend()),
                delivery.priority(),
                number,
                transaction.nowMicros(),
                0);
    }
}
