package io.motcua.example.oracle.fault;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * The ledger's connection to its database, in a process that may end in the middle of a transaction that stores
 * submissions. It can also have the bug of promising before the fsync: a commit that returns at once, and is made with
 * the next one, which comes too late.
 */
final class MortalConnection implements InvocationHandler {
    private static final long ANSWERS_LEAVE_NANOS = 300_000_000;

    private final Connection connection;
    private final Tripwire tripwire;
    /** The commit with submissions that is not made; zero for none. */
    private final int lateCommit;

    private int commits;
    private boolean storesSubmissions;
    private boolean owesCommit;

    private MortalConnection(Connection connection, Tripwire tripwire, int lateCommit) {
        this.connection = connection;
        this.tripwire = tripwire;
        this.lateCommit = lateCommit;
    }

    /**
     * A source whose connections are mortal.
     *
     * @param lateCommit which commit with submissions returns before it is made, counted from 1; 0 for none
     */
    static DataSource source(DataSource source, Tripwire tripwire, int lateCommit) {
        return proxy(DataSource.class, (proxy, method, values) -> {
            Object result = call(source, method, values);
            return result instanceof Connection connection
                    ? proxy(Connection.class, new MortalConnection(connection, tripwire, lateCommit))
                    : result;
        });
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] values) throws Throwable {
        if (method.getName().equals("commit")) {
            return commit(method, values);
        }
        Object result = call(connection, method, values);
        if (result instanceof PreparedStatement statement && values[0] instanceof String sql && stores(sql)) {
            return storing(statement);
        }
        return result;
    }

    private Object commit(Method method, Object[] values) throws Throwable {
        if (owesCommit) {
            LockSupport.parkNanos(ANSWERS_LEAVE_NANOS);
            Tripwire.trip();
        }
        if (storesSubmissions && ++commits == lateCommit) {
            owesCommit = true;
            return null;
        }
        storesSubmissions = false;
        return call(connection, method, values);
    }

    private PreparedStatement storing(PreparedStatement statement) {
        InvocationHandler handler = (proxy, method, values) -> {
            Object result = call(statement, method, values);
            if (method.getName().startsWith("execute")) {
                storesSubmissions = true;
                tripwire.reached(FaultPoint.MID_BATCH);
            }
            return result;
        };
        return proxy(PreparedStatement.class, handler);
    }

    private static boolean stores(String sql) {
        return sql.toLowerCase(Locale.ROOT).matches("(?s)\\s*insert\\s+into\\s+submission\\b.*");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(MortalConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
