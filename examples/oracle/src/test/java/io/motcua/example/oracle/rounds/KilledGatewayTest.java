package io.motcua.example.oracle.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.example.oracle.fault.End;
import io.motcua.example.oracle.fault.FaultPoint;
import io.motcua.example.oracle.fault.PlantedBug;
import io.motcua.example.oracle.gateway.GatewaySetting;
import io.motcua.example.oracle.process.Child;
import io.motcua.example.oracle.reconcile.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway of this build, killed in processes of its own; and gateways with a mistake, which must be found out. */
class KilledGatewayTest {
    private static final Path PROFILE = Path.of("../evn/config/profile");
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(60);
    private static final Duration END_WITHIN = Duration.ofSeconds(60);
    private static final int KILLED = 137;

    @TempDir
    Path folder;

    @Test
    void tenSeededRoundsLoseAndDoubleNothing() throws Exception {
        long seed = Long.getLong("oracle.seed", 20_250_701);
        System.out.println("Seed " + seed + "; -Doracle.seed=" + seed + " plays the same rounds");

        Verdict verdict;
        try (Scene scene = new Scene(folder, PROFILE, seed)) {
            verdict = new Rounds(60, System.out).play(scene, 10, seed);
        }

        System.out.println(verdict.summary());
        assertThat(verdict.findings()).as("findings with seed " + seed).isEmpty();
        assertThat(verdict.intended()).isEqualTo(600);
        assertThat(verdict.acknowledged()).isEqualTo(600);
        assertThat(verdict.held()).isPositive();
        assertThat(verdict.effects()).isEqualTo(600 - verdict.held());
    }

    @Test
    void answeringBeforeTheCommitIsFoundOut() throws Exception {
        Verdict verdict = verdictOn(PlantedBug.EARLY_ANSWER);

        assertThat(verdict.lost()).as(verdict.summary()).isPositive();
    }

    @Test
    void rememberingInMemoryOnlyIsFoundOut() throws Exception {
        Verdict verdict = verdictOn(PlantedBug.FORGETFUL_DEDUPE);

        assertThat(verdict.doubled()).as(verdict.summary()).isPositive();
        assertThat(verdict.lost()).as(verdict.summary()).isZero();
    }

    @Test
    void promisingBeforeTheFsyncIsFoundOut() throws Exception {
        Verdict verdict = verdictOn(PlantedBug.LATE_COMMIT);

        // What it forgets may also be that a request was sent, so it may double some too.
        assertThat(verdict.lost()).as(verdict.summary()).isPositive();
    }

    /** A gateway with the bug lives until the bug has shown; a sound one drains what it left. */
    private Verdict verdictOn(PlantedBug bug) throws Exception {
        try (Scene scene = new Scene(folder, PROFILE, 1)) {
            GatewaySetting sick = scene.sound().with(bug).ending(new End(FaultPoint.AFTER_COMMIT, endOf(bug)));
            scene.send(60);
            Child gateway = scene.start(sick);
            try {
                assertThat(gateway.awaitEnd(END_WITHIN)).isTrue();
                assertThat(gateway.exitStatus()).isEqualTo(KILLED);
            } finally {
                gateway.kill();
            }
            return scene.healAndJudge(DRAIN_WITHIN);
        }
    }

    /** Two of the bugs end the process themselves, when the answer is out; the third shows at the named point. */
    private static int endOf(PlantedBug bug) {
        return bug == PlantedBug.FORGETFUL_DEDUPE ? 10 : Integer.MAX_VALUE;
    }
}
