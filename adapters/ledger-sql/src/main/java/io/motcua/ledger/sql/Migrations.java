package io.motcua.ledger.sql;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database's tables to this version. */
final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing.
     *
     * @throws org.flywaydb.core.api.FlywayException if it cannot, or if the database is of a newer version
     */
    static void apply(DataSource database, Dialect dialect) {
        Flyway.configure(Migrations.class.getClassLoader())
                .loggers("slf4j")
                .dataSource(database)
                .locations(dialect.migrations())
                .placeholders(dialect.placeholders())
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }
}
