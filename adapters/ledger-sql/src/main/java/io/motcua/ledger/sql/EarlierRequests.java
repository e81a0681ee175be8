package io.motcua.ledger.sql;

import io.motcua.RequestStatus;
import io.motcua.Submission;
import io.motcua.spi.EarlierRequest;
import io.motcua.spi.SubmissionState;
import java.sql.SQLException;
import java.util.Optional;

/** Looks up what a follow-up may join. */
final class EarlierRequests {
    private static final String JOINED_TO = "SELECT earlier FROM joined WHERE submission = ?";
    private static final String SUBMISSION =
            "SELECT id, reference, channel, account, stored_us, state, transport FROM submission WHERE number = ?";
    private static final String LATEST =
            "SELECT status FROM status_update WHERE submission = ? ORDER BY number DESC LIMIT 1";

    private static final String SENT_TO =
            "SELECT backend FROM delivery WHERE submission = ? ORDER BY version DESC, number DESC LIMIT 1";

    private EarlierRequests() {}

    static Optional<EarlierRequest> of(Session session, long asked) throws SQLException {
        long number = whole(session, asked);
        var request = Histories.request(session, number);
        var decision = Histories.decision(session, number);
        var utility = sentTo(session, number);
        RequestStatus latest = latest(session, number).orElse(RequestStatus.RECEIVED);
        return session.first(
                SUBMISSION,
                row -> {
                    Told told = Told.read(row);
                    return new EarlierRequest(
                            told.id(),
                            told.reference(),
                            SubmissionState.valueOf(row.getString("state")),
                            latest,
                            Optional.ofNullable(TransportJson.read(row.getString("transport"))
                                    .get(Submission.ANSWER_TO)),
                            request,
                            decision,
                            utility);
                },
                number);
    }

    /** Whom its newest version was addressed to last, be that the utility of the place or its partner. */
    static Optional<String> sentTo(Session session, long number) throws SQLException {
        return session.first(SENT_TO, row -> row.getString(1), number);
    }

    /** The submission that this one is part of in the end; itself, if it is part of none. */
    static long whole(Session session, long part) throws SQLException {
        long number = part;
        Optional<Long> next = Optional.of(part);
        while (next.isPresent()) {
            number = next.get();
            next = session.first(JOINED_TO, row -> row.getLong(1), number);
        }
        return number;
    }

    /** What the requester was told last, if anything. */
    static Optional<RequestStatus> latest(Session session, long submission) throws SQLException {
        return session.first(LATEST, row -> RequestStatus.valueOf(row.getString(1)), submission);
    }
}
