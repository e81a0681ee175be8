package io.motcua.path;

import io.motcua.spi.Ledger;
import io.motcua.understanding.Understanding;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The steps of a gateway without channels, for tests of what calls them. */
final class TestSteps {
    private TestSteps() {}

    static Steps of(Ledger ledger, AlarmBook alarms, Clock clock) throws Exception {
        return new Steps(
                ledger,
                new Understanding(TestProfile.load()),
                URI.create("urn:motcua:test"),
                Map.of(),
                utility -> true,
                List.of(),
                List.of(),
                alarms,
                new AcceptsFirst(System::nanoTime),
                clock);
    }
}
