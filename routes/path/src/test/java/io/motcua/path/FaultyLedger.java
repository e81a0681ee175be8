package io.motcua.path;

import io.motcua.spi.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A ledger in front of another whose look-ups fail as a test plants it. */
final class FaultyLedger {
    private final Map<String, Supplier<RuntimeException>> faults = new ConcurrentHashMap<>();
    private final Ledger ledger;

    FaultyLedger(Ledger behind) {
        ledger = (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    Supplier<RuntimeException> fault = faults.get(method.getName());
                    if (fault != null) {
                        throw fault.get();
                    }
                    try {
                        return method.invoke(behind, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    Ledger ledger() {
        return ledger;
    }

    /** From now on, this method fails so. */
    void plant(String method, Supplier<RuntimeException> fault) {
        faults.put(method, fault);
    }

    void mend(String method) {
        faults.remove(method);
    }
}
