package io.motcua.channel.portal;

import io.motcua.RequestStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The portal's statuses 1 to 10, and which of them may follow which. A dossier only goes forward; the one way back is from
 * waiting for the citizen (5, 6) to being worked on (4).
 */
final class PortalStatus {
    static final int REGISTERED = 1;
    static final int RECEIVED = 2;
    static final int NOT_RECEIVED = 3;
    static final int IN_PROGRESS = 4;
    static final int WAITING_PAPERS = 5;
    static final int WAITING_PAYMENT = 6;
    static final int WITHDRAWN = 7;
    static final int STOPPED = 8;
    static final int DONE = 9;
    static final int HANDED_OVER = 10;

    private static final Map<Integer, List<Integer>> FORWARD = Map.of(
            REGISTERED, List.of(RECEIVED, NOT_RECEIVED, WITHDRAWN),
            RECEIVED, List.of(IN_PROGRESS, WITHDRAWN),
            IN_PROGRESS, List.of(WAITING_PAPERS, WAITING_PAYMENT, STOPPED, DONE, WITHDRAWN),
            WAITING_PAPERS, List.of(IN_PROGRESS, WITHDRAWN),
            WAITING_PAYMENT, List.of(IN_PROGRESS, WITHDRAWN),
            DONE, List.of(HANDED_OVER, WITHDRAWN),
            WITHDRAWN, List.of(STOPPED));

    /** What may be said on the way to something else without telling the citizen what is not so. */
    private static final Set<Integer> BETWEEN = Set.of(RECEIVED, IN_PROGRESS, DONE);

    private static final Map<RequestStatus, Integer> MEANT = new EnumMap<>(Map.of(
            RequestStatus.ACCEPTED, RECEIVED,
            RequestStatus.IN_PROGRESS, IN_PROGRESS,
            RequestStatus.WAITING_CUSTOMER, WAITING_PAPERS,
            RequestStatus.WAITING_PAYMENT, WAITING_PAYMENT,
            RequestStatus.WITHDRAWN, WITHDRAWN,
            RequestStatus.STOPPED, STOPPED,
            RequestStatus.RESOLVED, DONE,
            RequestStatus.CLOSED, HANDED_OVER));

    private PortalStatus() {}

    /** Whether one may be told right after the other. */
    static boolean mayFollow(int from, int to) {
        return FORWARD.getOrDefault(from, List.of()).contains(to);
    }

    /**
     * What to tell, in this order, of a dossier that the portal shows in one status. Nothing if it is so already, if the
     * status says nothing to the portal (received, held, restored), or if no way forward leads there.
     *
     * @param from what the portal shows
     */
    static List<Integer> steps(int from, RequestStatus status) {
        return target(from, status).map(to -> way(from, to)).orElse(List.of());
    }

    private static Optional<Integer> target(int from, RequestStatus status) {
        if (status == RequestStatus.REJECTED) {
            // What was received before cannot be "not received" any more: it is stopped.
            return Optional.of(from == REGISTERED || from == NOT_RECEIVED ? NOT_RECEIVED : STOPPED);
        }
        return Optional.ofNullable(MEANT.get(status));
    }

    /** The shortest way; empty if there is none. */
    private static List<Integer> way(int from, int to) {
        Map<Integer, List<Integer>> ways = new TreeMap<>(Map.of(from, List.of()));
        Deque<Integer> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            int at = next.remove();
            for (int after : FORWARD.getOrDefault(at, List.of())) {
                if (!ways.containsKey(after) && (after == to || BETWEEN.contains(after))) {
                    List<Integer> way = new ArrayList<>(ways.get(at));
                    way.add(after);
                    ways.put(after, way);
                    next.add(after);
                }
            }
        }
        return ways.getOrDefault(to, List.of());
    }
}
