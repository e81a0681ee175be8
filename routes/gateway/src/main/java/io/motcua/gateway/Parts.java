package io.motcua.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, to be closed in the opposite order, each whether or not another fails. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private record Part(String name, AutoCloseable closeable) {}

    private final Deque<Part> opened = new ArrayDeque<>();
    private boolean clean = true;

    synchronized <T extends AutoCloseable> T add(String name, T part) {
        opened.push(new Part(name, part));
        return part;
    }

    /** Whether everything that was closed closed without a fault. */
    synchronized boolean closedCleanly() {
        return clean && opened.isEmpty();
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            Part part = opened.pop();
            try {
                part.closeable().close();
            } catch (Exception e) {
                clean = false;
                LOG.error("The {} did not close cleanly", part.name(), e);
            }
        }
    }
}
