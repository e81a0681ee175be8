package io.motcua.example.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.motcua.backend.jms.UtilityAccount;
import io.motcua.kit.ContractKit;
import io.motcua.kit.KitConfig;
import io.motcua.kit.KitConfig.EmbeddedQueue;
import io.motcua.kit.KitReport;
import io.motcua.kit.TextReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Node program before the contract kit, over the kit's own broker. */
class ContractTest {
    private static final UtilityAccount UTILITY = UtilityAccount.of("EVNHCMC", "south-secret");

    @TempDir
    private Path scratch;

    private long seed = 20261128;

    @BeforeAll
    static void nodeIsHere() {
        Optional<String> obstacle = NodeBackend.obstacle();
        obstacle.ifPresent(System.out::println);
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
    }

    @Test
    void backendPassesTheKitAndPassesItAgainAfterAPowerCut() throws Exception {
        String journal = scratch.resolve("done.txt").toString();
        for (int round = 0; round < 2; round++) {
            try (ContractKit kit = ContractKit.open(config(scratch.resolve("broker-" + round)));
                    NodeBackend node =
                            NodeBackend.start(scratch, UTILITY, kit.port().orElseThrow(), "--journal", journal)) {
                KitReport report = kit.run(result -> {});

                String told =
                        report.results().stream().map(new TextReport()::line).collect(Collectors.joining());
                assertThat(report.passed()).as(told + node.printed()).isTrue();
                assertThat(report.results()).hasSize(26);
            }
        }
    }

    /** Other references in each round: a backend that was killed knows those of the first. */
    private KitConfig config(Path folder) {
        return new KitConfig(
                UTILITY.utility(),
                new EmbeddedQueue(folder, "127.0.0.1", 0, UTILITY.password()),
                List.of(NodeBackend.SERVICES.split(",")),
                "EVNSPC",
                Duration.ofSeconds(15),
                KitConfig.LARGEST,
                seed++);
    }
}
