package io.motcua.ledger.sql;

import io.motcua.Urgency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where commands wait for the writer, bounded in number and in bytes. Submissions go before the path's own work, and
 * life safety before other submissions; but a batch takes some of each, so that none starves the other. Room is kept
 * for life safety when the rest is full.
 */
final class CommandQueue {
    static final int DEFAULT_CAPACITY = 8_192;
    private static final int MAX_ACCEPTS = 512;
    private static final int MAX_PATH_WEIGHT = 512;
    private static final int MIN_PATH_WEIGHT_BESIDE_ACCEPTS = 8;
    private static final int PATH_SHARE_BESIDE_ACCEPTS = 8;
    private static final long MAX_BATCH_BYTES = 8L << 20;
    private static final long MAX_WAITING_BYTES = 128L << 20;

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<AcceptCommand> urgent = new ArrayDeque<>();
    private final ArrayDeque<AcceptCommand> accepts = new ArrayDeque<>();
    private final ArrayDeque<Command<?>> path = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    CommandQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a submission; false if there is no room or the queue is closed. */
    boolean offer(AcceptCommand command) {
        boolean isUrgent = command.submission().urgency() == Urgency.LIFE_SAFETY;
        lock.lock();
        try {
            int limit = isUrgent ? capacity + capacity / 4 + 1 : capacity;
            long maxBytes = isUrgent ? MAX_WAITING_BYTES + MAX_WAITING_BYTES / 4 : MAX_WAITING_BYTES;
            if (closed || urgent.size() + accepts.size() >= limit || bytes + command.bytes() > maxBytes && bytes > 0) {
                return false;
            }
            bytes += command.bytes();
            (isUrgent ? urgent : accepts).add(command);
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Adds work of the path; false if there is no room or the queue is closed. */
    boolean offer(Command<?> command) {
        lock.lock();
        try {
            if (closed || path.size() >= capacity) {
                return false;
            }
            path.add(command);
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for commands and takes a batch of them; empty when the queue is closed and nothing waits any more. */
    List<Command<?>> take() throws InterruptedException {
        lock.lock();
        try {
            while (isEmpty() && !closed) {
                filled.await();
            }
            List<Command<?>> batch = new ArrayList<>();
            long batchBytes = drain(urgent, batch, 0);
            drain(accepts, batch, batchBytes);
            int room = batch.isEmpty()
                    ? MAX_PATH_WEIGHT
                    : MIN_PATH_WEIGHT_BESIDE_ACCEPTS + path.size() / PATH_SHARE_BESIDE_ACCEPTS;
            while (!path.isEmpty() && room > 0) {
                room -= path.peek().weight();
                batch.add(path.remove());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** How many commands wait. */
    int size() {
        lock.lock();
        try {
            return urgent.size() + accepts.size() + path.size();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing more in; what waits can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isEmpty() {
        return urgent.isEmpty() && accepts.isEmpty() && path.isEmpty();
    }

    private long drain(ArrayDeque<AcceptCommand> from, List<Command<?>> batch, long batchBytesBefore) {
        long batchBytes = batchBytesBefore;
        while (!from.isEmpty() && batch.size() < MAX_ACCEPTS && batchBytes < MAX_BATCH_BYTES) {
            AcceptCommand command = from.remove();
            bytes -= command.bytes();
            batchBytes += command.bytes();
            batch.add(command);
        }
        return batchBytes;
    }
}
