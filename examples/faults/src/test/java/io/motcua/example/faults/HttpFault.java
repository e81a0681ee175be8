package io.motcua.example.faults;

import io.motcua.example.faults.HttpUtility.Conduct;
import java.time.Duration;

/** What a utility's server may do wrong with each request, for as long as a fault lasts. */
enum HttpFault {
    ERROR_BEFORE_THE_WORK("5xx before the work", (server, event, socket) -> server.answer(socket, 503, "")),
    ERROR_AFTER_THE_WORK("5xx after the work", (server, event, socket) -> {
        server.effects().work(event);
        server.answer(socket, 500, "oops");
    }),
    SLOW("slow", (server, event, socket) -> {
        server.dawdle(Duration.ofMillis(300));
        HttpUtility.RIGHT.on(server, event, socket);
    }),
    TIME_OUT_AFTER_THE_WORK("time-out after doing the work", (server, event, socket) -> {
        server.effects().work(event);
        server.dawdle(HttpUtility.TOO_LONG);
    }),
    WORK_AFTER_THE_TIME_OUT("work done long after the time-out", (server, event, socket) -> {
        server.dawdle(HttpUtility.TOO_LONG);
        server.effects().work(event);
    }),
    RESET_AFTER_HEADERS("RST after headers", (server, event, socket) -> {
        server.effects().work(event);
        server.write(socket, "HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{\"ref");
        socket.setSoLinger(true, 0);
    }),
    RESET_BEFORE_THE_WORK("RST before the work", (server, event, socket) -> socket.setSoLinger(true, 0)),
    MALFORMED("malformed", (server, event, socket) -> {
        server.effects().work(event);
        server.answer(socket, 200, "<html>ok</html>");
    }),
    NO_HTTP("no HTTP", (server, event, socket) -> {
        server.effects().work(event);
        server.write(socket, "hello\r\n\r\n");
    }),
    FOREIGN("foreign acknowledgment", (server, event, socket) -> {
        server.effects().work(event);
        server.answer(socket, 201, HttpUtility.yes("another-request", event.reference()));
    }),
    ERROR_IN_THE_BODY(
            "200 with an error body",
            (server, event, socket) -> server.answer(socket, 200, "{\"error\":{\"code\":\"90\"}}")),
    UNKNOWN_ERROR_IN_THE_BODY("200 with an error body that nobody mapped", (server, event, socket) -> {
        server.effects().work(event);
        server.answer(socket, 200, "{\"error\":{\"code\":\"77\"}}");
    });

    private final String words;
    private final Conduct conduct;

    HttpFault(String words, Conduct conduct) {
        this.words = words;
        this.conduct = conduct;
    }

    /** What a server with this fault does. */
    Conduct conduct() {
        return conduct;
    }

    @Override
    public String toString() {
        return words;
    }
}
