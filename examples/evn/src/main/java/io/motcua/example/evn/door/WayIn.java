package io.motcua.example.evn.door;

import io.motcua.example.evn.stream.PlannedRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** How people send on a channel. */
interface WayIn {

    /**
     * What was heard at once.
     *
     * @param status as in HTTP: 2xx is a yes, 4xx a no that the sender must mend, all else is tried again
     * @param body of that answer
     * @param reference if it is told at once
     */
    record Heard(int status, String body, Optional<String> reference) {}

    /** Sends a request. */
    CompletableFuture<Heard> send(PlannedRequest request);
}
