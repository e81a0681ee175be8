package io.motcua.ledger.sql;

import io.motcua.LedgerUnavailableException;
import io.motcua.Reference;
import io.motcua.spi.Balance;
import io.motcua.spi.History;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Tracking;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks things up in a ledger: what became of a request, who waits for a person, and whether the books balance. Waits
 * for no commit. Safe for use by many threads. What it throws when the store cannot be read is
 * {@link LedgerUnavailableException}.
 */
public final class LedgerReader implements Tracking, AutoCloseable {
    private static final String HELD = "SELECT number FROM submission WHERE state = 'HELD' ORDER BY number LIMIT ?";
    private static final String ACCEPTED = "SELECT COALESCE(SUM(submissions), 0) FROM accepted";
    private static final String STATES = "SELECT state, COUNT(*) FROM submission GROUP BY state";
    private static final String STRAYS = "SELECT COUNT(*) FROM submission s WHERE"
            + " (s.state = 'PENDING' AND s.number NOT IN (SELECT submission FROM due_work))"
            + " OR (s.state = 'SETTLED' AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.submission = s.number"
            + " AND d.state = 'ACKNOWLEDGED'))"
            + " OR (s.state = 'HELD' AND s.held_reason IS NULL)";

    private final Reads store;
    private final References references;

    LedgerReader(Reads store, References references) {
        this.store = store;
        this.references = references;
    }

    @Override
    public Optional<History> find(Reference reference) {
        OptionalLong number = references.numberOf(reference);
        return number.isEmpty() ? Optional.empty() : read(session -> Histories.of(session, number.getAsLong()));
    }

    /** Submissions that wait for a person, oldest first. */
    public List<History> held(int limit) {
        return read(session -> {
            List<History> histories = new ArrayList<>();
            for (long number : session.list(HELD, row -> row.getLong(1), limit)) {
                Histories.of(session, number).ifPresent(histories::add);
            }
            return histories;
        });
    }

    /** Counts, from the independent count of accepts and from the rows, all at one instant. */
    public Balance balance() {
        return read(session -> {
            Map<SubmissionState, Long> states = new EnumMap<>(SubmissionState.class);
            session.list(STATES, row -> states.put(SubmissionState.valueOf(row.getString(1)), row.getLong(2)));
            long accepted = session.first(ACCEPTED, row -> row.getLong(1)).orElse(0L);
            long strays = session.first(STRAYS, row -> row.getLong(1)).orElse(0L);
            return new Balance(accepted, states, strays);
        });
    }

    /** Lets go of the store. */
    @Override
    public void close() {
        store.close();
    }

    private <T> T read(Reads.Reading<T> reading) {
        try {
            return store.read(reading);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("The ledger cannot be read", e);
        }
    }
}
