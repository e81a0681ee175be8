package io.motcua.example.oracle.fault;

import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** What goes wrong in one process, put around its parts; nothing is put around them when nothing is to go wrong. */
public final class Faults {
    /** A bug shows at an answer or commit that others have gone before. */
    private static final int BUG_SHOWS_AT = 10;
    /** How long an answer over HTTP takes to be out. */
    private static final Duration ANSWER_LEAVES = Duration.ofMillis(300);
    /** How long a mailbox takes to be read, after which what was read is moved. */
    private static final Duration MAIL_MOVES = Duration.ofSeconds(3);

    private final Optional<Tripwire> tripwire;
    private final Optional<PlantedBug> bug;
    private final Clock clock;

    private Faults(Optional<Tripwire> tripwire, Optional<PlantedBug> bug, Clock clock) {
        this.tripwire = tripwire;
        this.bug = bug;
        this.clock = clock;
    }

    /** This end and this bug. */
    public static Faults of(Optional<End> end, Optional<PlantedBug> bug, Clock clock) {
        return new Faults(end.map(Tripwire::new), bug, clock);
    }

    /** The writer's connections, with what goes wrong around them. */
    public DataSource around(DataSource source) {
        int lateCommit = has(PlantedBug.LATE_COMMIT) ? BUG_SHOWS_AT : 0;
        return tripwire.isEmpty() && lateCommit == 0
                ? source
                : MortalConnection.source(source, tripwire.orElse(Tripwire.NONE), lateCommit);
    }

    /** The ledger, with what goes wrong around it. */
    public Ledger around(Ledger ledger) {
        Ledger result = ledger;
        if (has(PlantedBug.EARLY_ANSWER)) {
            result = new EarlyAnswerLedger(result, clock, submission -> true, ANSWER_LEAVES, BUG_SHOWS_AT);
        }
        if (has(PlantedBug.EARLY_MOVE)) {
            result = new EarlyAnswerLedger(
                    result, clock, submission -> submission.channel().equals("email"), MAIL_MOVES, 0);
        }
        if (has(PlantedBug.FORGETFUL_NOTICES)) {
            result = new ForgetfulNoticesLedger(result, BUG_SHOWS_AT);
        }
        if (tripwire.isPresent()) {
            result = new MortalLedger(result, tripwire.get());
        }
        if (has(PlantedBug.FORGETFUL_DEDUPE)) {
            result = new ForgetfulLedger(result);
        }
        return result;
    }

    /** The backend, with what goes wrong around it. */
    public BackendAdapter around(BackendAdapter backend) {
        return tripwire.isPresent() ? new MortalBackend(backend, tripwire.get()) : backend;
    }

    private boolean has(PlantedBug asked) {
        return bug.equals(Optional.of(asked));
    }
}
