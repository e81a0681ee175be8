package io.motcua.gateway;

import io.motcua.StatusListener;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Ledger;
import java.time.Clock;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

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

    /** Nothing around anything. */
    public static final Decorations NONE = new Decorations(
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            update -> {},
            Clock.systemUTC());

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

    public Decorations withClock(Clock value) {
        return new Decorations(ledger, writer, backend, listener, value);
    }
}
