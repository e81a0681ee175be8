package io.motcua.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every reply in the order in which it came. Safe for use by many threads. */
final class Inbox {
    private final List<Heard> replies = new ArrayList<>();

    synchronized void add(Heard reply) {
        replies.add(reply);
        notifyAll();
    }

    /** Forgets what came: answers to an earlier run, which a queue kept. */
    synchronized void clear() {
        replies.clear();
    }

    /** What came so far. */
    synchronized List<Heard> all() {
        return List.copyOf(replies);
    }

    /** How many came so far: what a wait may begin from. */
    synchronized int size() {
        return replies.size();
    }

    /** Waits for an acknowledgment of this event among those from this position on. */
    synchronized Optional<Heard> acknowledgment(Event event, int from, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        int next = from;
        while (true) {
            for (; next < replies.size(); next++) {
                Heard reply = replies.get(next);
                if (reply.isAcknowledgment() && reply.isAbout(event)) {
                    return Optional.of(reply);
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left / 1_000_000 + 1);
        }
    }

    /** Waits until nothing has come for so long, or so long altogether. */
    synchronized void quiet(Duration quiet, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        int seen = -1;
        while (seen != replies.size() && System.nanoTime() < end) {
            seen = replies.size();
            long until = System.nanoTime() + quiet.toNanos();
            for (long left = quiet.toNanos(); left > 0 && seen == replies.size(); left = until - System.nanoTime()) {
                wait(left / 1_000_000 + 1);
            }
        }
    }
}
