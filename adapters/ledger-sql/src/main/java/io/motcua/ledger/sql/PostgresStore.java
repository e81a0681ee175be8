package io.motcua.ledger.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.motcua.LedgerUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL database that several nodes share. */
final class PostgresStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);
    private static final int CONNECTIONS = 8;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LEASE = Duration.ofSeconds(10);

    private final DataSource writers;
    private final HikariDataSource pool;
    private final String node;
    private final LeasedClaims claims;
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(run -> Threads.daemon(run, "motcua-ledger-heart"));

    private PostgresStore(DataSource source, UnaryOperator<DataSource> wrapping, String node, Clock clock) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("motcua-ledger");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        this.writers = wrapping.apply(source);
        this.pool = new HikariDataSource(config);
        this.node = node;
        this.claims = new LeasedClaims(this, clock, LEASE);
        long beat = LEASE.toMillis() / 4;
        heart.scheduleWithFixedDelay(this::renewLeases, beat, beat, TimeUnit.MILLISECONDS);
    }

    /** Opens the database, and makes the tables where they are missing. */
    static PostgresStore open(DataSource source, UnaryOperator<DataSource> wrapping, String node, Clock clock)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            requireFsync(connection);
        }
        Migrations.apply(source, Dialect.POSTGRESQL);
        return new PostgresStore(source, wrapping, node, clock);
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public Optional<String> claimant() {
        return Optional.of(node);
    }

    @Override
    public Session openWriter() throws SQLException {
        Connection connection = writers.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = on");
            return new Session(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public <T> T read(Reading<T> reading) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            T result = reading.in(new Session(connection));
            connection.rollback();
            return result;
        }
    }

    /** Changes something that nobody is promised, such as who has claimed what. */
    <T> T change(Reading<T> change) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            T result = change.in(new Session(connection));
            connection.commit();
            return result;
        }
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Optional<Duration> pollInterval() {
        return Optional.of(POLL);
    }

    @Override
    public void committed(Session writer, int weight) {}

    @Override
    public void close() {
        heart.shutdownNow();
        pool.close();
    }

    private void renewLeases() {
        try {
            claims.renew();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("The leases of node {} could not be renewed; other nodes may take its work", node, e);
        }
    }

    private static void requireFsync(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW fsync")) {
            if (!row.next() || !row.getString(1).equals("on")) {
                throw new LedgerUnavailableException(
                        "PostgreSQL runs with fsync off, and a power cut would lose what was"
                                + " promised; set fsync = on");
            }
        }
    }
}
