package io.motcua.ledger.sql;

import io.motcua.RoutingDecision;
import io.motcua.spi.Lane;
import io.motcua.spi.SubmissionState;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Lets a request that its utility does not serve be looked at once more, where its own evidence names one other
 * utility. Only a first version does: that is once for each request, and what persons and follow-ups have changed
 * stands.
 */
final class Rerouting {
    private static final int FIRST = 1;
    private static final String REFUSED_BY =
            "SELECT backend FROM delivery WHERE submission = ? AND version = ? AND state = 'REFUSED'";

    private Rerouting() {}

    /** Makes it due to be understood again, in the commit that ends the refused delivery; says whether it did. */
    static boolean begin(Transaction transaction, SubmissionRow submission, DeliveryRow refused) throws SQLException {
        Session session = transaction.session();
        boolean first = submission.state() == SubmissionState.PENDING
                && submission.version() == FIRST
                && refused.version() == FIRST;
        if (!first) {
            return false;
        }
        Optional<RoutingDecision> elsewhere = Histories.decision(session, submission.number())
                .flatMap(decision -> decision.otherThan(refused.backend()));
        if (elsewhere.isEmpty()) {
            return false;
        }
        // The row of the delivery's own work, which has ended.
        DueWork.insert(transaction, refused.work(), Lane.UNDERSTAND, refused.priority(), submission.number());
        return true;
    }

    /** Who refused the version, of a submission that is to be understood although it has one. */
    static Optional<String> refusedBy(Session session, long submission, int version) throws SQLException {
        return version == FIRST
                ? session.first(REFUSED_BY, row -> row.getString(1), submission, version)
                : Optional.empty();
    }

    /** Whether it is on its way from one utility to another, so that nobody has it now. */
    static boolean isUnderWay(Session session, SubmissionRow submission) throws SQLException {
        return submission.state() == SubmissionState.PENDING
                && refusedBy(session, submission.number(), submission.version()).isPresent();
    }
}
