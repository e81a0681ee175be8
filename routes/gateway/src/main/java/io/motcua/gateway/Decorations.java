package io.motcua.gateway;

import io.motcua.StatusListener;
import io.motcua.sla.TrustedTime;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Ledger;
import java.time.Clock;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a program puts around the parts of a gateway that it starts: a demonstration to watch them, a test to make them
 * fail.
 *
 * @param ledger around the ledger; what it returns is closed at the end
 * @param writer around the connections that the ledger writes by
 * @param backend around each backend
 * @param listener told of each status
 * @param clock what tells the time
 */
public record Decorations(
        UnaryOperator<Ledger> ledger,
        UnaryOperator<DataSource> writer,
        UnaryOperator<BackendAdapter> backend,
        StatusListener listener,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Decorations.class);

    /** Nothing around anything. */
    public static final Decorations NONE = new Decorations(
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            update -> {},
            TrustedTime.ofSystem(Decorations::log));

    public Decorations {
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(writer, "writer");
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(clock, "clock");
    }

    public Decorations withLedger(UnaryOperator<Ledger> value) {
        return new Decorations(value, writer, backend, listener, clock);
    }

    public Decorations withWriter(UnaryOperator<DataSource> value) {
        return new Decorations(ledger, value, backend, listener, clock);
    }

    public Decorations withBackend(UnaryOperator<BackendAdapter> value) {
        return new Decorations(ledger, writer, value, listener, clock);
    }

    public Decorations withListener(StatusListener value) {
        return new Decorations(ledger, writer, backend, value, clock);
    }

    private static void log(TrustedTime.Jump jump) {
        switch (jump.stage()) {
            case SEEN ->
                LOG.warn(
                        "The system's clock has jumped by {}; time goes on as it went, and the clock is believed if"
                                + " it stays there",
                        jump.by());
            case BELIEVED -> LOG.warn("The system's clock has stayed {} off and is believed from now on", jump.by());
            case GONE -> LOG.info("The system's clock has come back");
        }
    }

    public Decorations withClock(Clock value) {
        return new Decorations(ledger, writer, backend, listener, value);
    }
}
