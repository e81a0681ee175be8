package io.motcua.example.faults;

import static io.motcua.Alarm.State.CLEARED;
import static io.motcua.Alarm.State.RAISED;
import static io.motcua.example.faults.TwoRivers.EAST;
import static io.motcua.example.faults.TwoRivers.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Reference;
import io.motcua.example.faults.HttpUtility.Conduct;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a utility's server does wrong, and for how long: one effect for each request, and nobody else waits. */
@Timeout(60)
class HttpFaultsTest {
    private static final int REQUESTS = 200;
    /** Long enough for a server that is right, also while the machine is busy with other tests. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private static final Duration TOO_LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("5xx before the work", (server, event, socket) -> server.answer(socket, 503, "")),
                fault("5xx after the work", (server, event, socket) -> {
                    server.effects().work(event);
                    server.answer(socket, 500, "oops");
                }),
                fault("slow", (server, event, socket) -> {
                    server.dawdle(Duration.ofMillis(300));
                    HttpUtility.RIGHT.on(server, event, socket);
                }),
                fault("time-out after doing the work", (server, event, socket) -> {
                    server.effects().work(event);
                    server.dawdle(TOO_LONG);
                }),
                fault("work done long after the time-out", (server, event, socket) -> {
                    server.dawdle(TOO_LONG);
                    server.effects().work(event);
                }),
                fault("RST after headers", (server, event, socket) -> {
                    server.effects().work(event);
                    server.write(socket, "HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{\"ref");
                    socket.setSoLinger(true, 0);
                }),
                fault("RST before the work", (server, event, socket) -> socket.setSoLinger(true, 0)),
                fault("malformed", (server, event, socket) -> {
                    server.effects().work(event);
                    server.answer(socket, 200, "<html>ok</html>");
                }),
                fault("no HTTP", (server, event, socket) -> {
                    server.effects().work(event);
                    server.write(socket, "hello\r\n\r\n");
                }),
                fault("foreign acknowledgment", (server, event, socket) -> {
                    server.effects().work(event);
                    server.answer(socket, 201, HttpUtility.yes("another-request", event.reference()));
                }),
                fault(
                        "200 with an error body",
                        (server, event, socket) -> server.answer(socket, 200, "{\"error\":{\"code\":\"90\"}}")),
                fault("200 with an error body that nobody mapped", (server, event, socket) -> {
                    server.effects().work(event);
                    server.answer(socket, 200, "{\"error\":{\"code\":\"77\"}}");
                }));
    }

    private static Arguments fault(String name, Conduct fault) {
        return Arguments.of(name, fault);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultThatEndsHasOneEffectForEachRequestAndNobodyElseWaits(String name, Conduct fault) throws Exception {
        try (HttpUtility east = new HttpUtility();
                HttpUtility west = new HttpUtility();
                TwoRivers rivers = new TwoRivers(folder, east.adapter(EAST), west.adapter(WEST, ANSWER_WITHIN))) {
            west.begin(fault);
            List<Reference> toTheWest = rivers.send(WEST, REQUESTS);
            List<Reference> toTheEast = rivers.send(EAST, REQUESTS);
            rivers.awaitSettled(toTheEast);
            await().atMost(TwoRivers.PATIENCE).until(() -> west.faults() >= 5);
            assertThat(rivers.settled(toTheWest)).as("the fault lasts still").isLessThan(REQUESTS);

            west.recover();

            rivers.awaitSettled(toTheWest);
            west.effects().assertOneEach(toTheWest);
            east.effects().assertOneEach(toTheEast);
            assertThat(rivers.balances()).isTrue();
            // A slow server answers; whether it fails depends on how many wait for a connection, which is not told
            // twice.
            if (!name.equals("slow") || rivers.wasToldOfFailing(WEST)) {
                rivers.assertToldOfFailing(WEST, List.of(RAISED, CLEARED));
            }
            rivers.assertToldOfFailing(EAST, List.of());
        }
    }

    @Test
    void serverThatRefusesConnectionsHasOneEffectForEachRequestOnceItIsBack() throws Exception {
        try (HttpUtility east = new HttpUtility();
                HttpUtility west = new HttpUtility();
                TwoRivers rivers = new TwoRivers(folder, east.adapter(EAST), west.adapter(WEST, ANSWER_WITHIN))) {
            List<Reference> before = rivers.send(WEST, REQUESTS / 2);
            west.refuseConnections();
            List<Reference> meanwhile = rivers.send(WEST, REQUESTS / 2);
            List<Reference> toTheEast = rivers.send(EAST, REQUESTS);
            rivers.awaitSettled(toTheEast);
            assertThat(rivers.settled(meanwhile)).isZero();

            west.recover();

            rivers.awaitSettled(before);
            rivers.awaitSettled(meanwhile);
            west.effects()
                    .assertOneEach(
                            Stream.concat(before.stream(), meanwhile.stream()).toList());
            east.effects().assertOneEach(toTheEast);
            assertThat(rivers.balances()).isTrue();
            rivers.assertToldOfFailing(WEST, List.of(RAISED, CLEARED));
            rivers.assertToldOfFailing(EAST, List.of());
        }
    }
}
