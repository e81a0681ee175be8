package io.motcua.path;

import io.motcua.spi.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A ledger in front of another: it remembers how much was taken at a time, and waits or fails as a test
 * plants it. */
final class LedgerInFront {
    private final Map<String, Supplier<RuntimeException>> faults = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> taken = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<?>> gates = new ConcurrentHashMap<>();
    private final Ledger ledger;

    LedgerInFront(Ledger behind) {
        ledger = (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    Supplier<RuntimeException> fault = faults.get(method.getName());
                    if (fault != null) {
                        throw fault.get();
                    }
                    CompletableFuture<?> gate = gates.get(method.getName());
                    if (gate != null) {
                        return gate.thenCompose(opened -> begin(behind, method, arguments));
                    }
                    try {
                        Object answer = method.invoke(behind, arguments);
                        if (answer instanceof Collection<?> several && !several.isEmpty()) {
                            taken.computeIfAbsent(method.getName(), name -> new CopyOnWriteArrayList<>())
                                    .add(several.size());
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    Ledger ledger() {
        return ledger;
    }

    /** How much each call of this method gave that gave anything. */
    List<Integer> taken(String method) {
        return taken.getOrDefault(method, List.of());
    }

    /** From now on, this method fails so. */
    void plant(String method, Supplier<RuntimeException> fault) {
        faults.put(method, fault);
    }

    /** From now on, what this method begins is begun only when the gate opens, and fails as the gate fails. */
    void hold(String method, CompletableFuture<?> gate) {
        gates.put(method, gate);
    }

    /** What this method begins from now on waits no longer. */
    void open(String method) {
        gates.remove(method);
    }

    private static CompletionStage<?> begin(Ledger behind, Method method, Object[] arguments) {
        try {
            return (CompletionStage<?>) method.invoke(behind, arguments);
        } catch (ReflectiveOperationException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    void mend(String method) {
        faults.remove(method);
    }
}
