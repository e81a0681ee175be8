package io.motcua.example.faults;

import static io.motcua.Alarm.State.CLEARED;
import static io.motcua.Alarm.State.RAISED;
import static io.motcua.example.faults.TwoRivers.EAST;
import static io.motcua.example.faults.TwoRivers.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a utility's server does wrong, and for how long: one effect for each request, and nobody else waits. */
@Timeout(60)
class HttpFaultsTest {
    private static final int REQUESTS = 200;
    /** Long enough for a server that is right, also while the machine is busy with other tests. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void faultThatEndsHasOneEffectForEachRequestAndNobodyElseWaits(HttpFault fault) throws Exception {
        try (HttpUtility east = new HttpUtility();
                HttpUtility west = new HttpUtility();
                TwoRivers rivers = new TwoRivers(folder, east.adapter(EAST), west.adapter(WEST, ANSWER_WITHIN))) {
            west.begin(fault.conduct());
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
            if (fault != HttpFault.SLOW || rivers.wasToldOfFailing(WEST)) {
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
