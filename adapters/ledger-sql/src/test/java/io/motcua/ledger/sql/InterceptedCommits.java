package io.motcua.ledger.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Connections whose commits are another's to make, or not to make. */
final class InterceptedCommits implements UnaryOperator<DataSource> {
    private final Commit commit;

    /** What is done instead of a commit. */
    @FunctionalInterface
    interface Commit {
        void of(Connection connection) throws SQLException;
    }

    InterceptedCommits(Commit commit) {
        this.commit = commit;
    }

    @Override
    public DataSource apply(DataSource source) {
        return proxy(DataSource.class, source, connection -> proxy(Connection.class, (Connection) connection, null));
    }

    private <T> T proxy(Class<T> type, T target, UnaryOperator<Object> results) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (target instanceof Connection connection
                            && method.getName().equals("commit")) {
                        commit.of(connection);
                        return null;
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return results != null && method.getName().equals("getConnection")
                                ? results.apply(result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
