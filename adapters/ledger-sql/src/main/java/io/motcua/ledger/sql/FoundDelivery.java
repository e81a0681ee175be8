package io.motcua.ledger.sql;

import io.motcua.Delivery;
import io.motcua.spi.Work;
import java.sql.SQLException;
import java.util.Optional;

/** A delivery that a step is about, as its transaction found it. */
record FoundDelivery(SubmissionRow submission, DeliveryRow delivery) {

    static FoundDelivery of(Session session, Dialect dialect, Work<Delivery> work)
            throws SQLException, RefusedException {
        SubmissionRow submission =
                DueWork.submission(session, dialect, work.subject().trackingId());
        Optional<DeliveryRow> delivery = DeliveryRow.of(session, submission.number(), work.subject());
        if (delivery.isEmpty()) {
            throw RefusedException.illegalState(
                    "No such delivery [tracking id " + submission.id() + ", work " + work.id() + "]");
        }
        return new FoundDelivery(submission, delivery.get());
    }

    /** Whether nothing has ended it in the meantime. */
    boolean isAwaited() {
        return delivery.state().isOpen();
    }
}
