package io.motcua.example.oracle.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.example.oracle.fault.End;
import io.motcua.example.oracle.fault.FaultPoint;
import io.motcua.example.oracle.fault.PlantedBug;
import io.motcua.example.oracle.gateway.GatewaySetting;
import io.motcua.example.oracle.load.Channel;
import io.motcua.example.oracle.process.Child;
import io.motcua.example.oracle.reconcile.Finding.Kind;
import io.motcua.example.oracle.reconcile.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
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
        try (Scene scene = new Scene(folder, PROFILE, Channel.CALLS, seed)) {
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
    void fiveSeededRoundsOfSixChannelsLoseDoubleAndRepeatNothing() throws Exception {
        long seed = Long.getLong("oracle.seed", 20_250_702);
        System.out.println("Seed " + seed + "; -Doracle.seed=" + seed + " plays the same rounds");

        Verdict verdict;
        try (Scene scene = new Scene(folder, PROFILE, Channel.ALL, seed)) {
            verdict = new Rounds(60, System.out).play(scene, 5, seed);
        }

        System.out.println(verdict.summary());
        assertThat(verdict.findings()).as("findings with seed " + seed).isEmpty();
        assertThat(verdict.intended()).isEqualTo(300);
        assertThat(verdict.acknowledged()).isEqualTo(300);
        assertThat(verdict.held()).isPositive();
        assertThat(verdict.effects()).isEqualTo(300 - verdict.held());
        // Half of the channels answer: that it was received, and once more if a utility has it.
        assertThat(verdict.notices()).isGreaterThan(150);
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

    @Test
    void movingAMailBeforeTheCommitIsFoundOut() throws Exception {
        Verdict verdict = verdictOn(PlantedBug.EARLY_MOVE);

        assertThat(verdict.lost()).as(verdict.summary()).isPositive();
    }

    @Test
    void forgettingThatANoticeWasSentIsFoundOut() throws Exception {
        Verdict verdict = verdictOn(PlantedBug.FORGETFUL_NOTICES);

        assertThat(verdict.of(Kind.REPEATED)).as(verdict.summary()).isPositive();
        assertThat(verdict.lost() + verdict.doubled()).as(verdict.summary()).isZero();
    }

    /** A gateway with the bug lives until the bug has shown; a sound one drains what it left. */
    private Verdict verdictOn(PlantedBug bug) throws Exception {
        try (Scene scene = new Scene(folder, PROFILE, channelsOf(bug), 1)) {
            GatewaySetting sick = scene.sound().with(bug).ending(new End(FaultPoint.AFTER_COMMIT, endOf(bug)));
            scene.send(bug == PlantedBug.EARLY_MOVE || bug == PlantedBug.FORGETFUL_NOTICES ? 30 : 60);
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

    private static Set<Channel> channelsOf(PlantedBug bug) {
        return switch (bug) {
            case EARLY_MOVE -> Set.of(Channel.EMAIL);
            case FORGETFUL_NOTICES -> Set.of(Channel.EMAIL, Channel.SMS, Channel.PORTAL);
            case EARLY_ANSWER, FORGETFUL_DEDUPE, LATE_COMMIT -> Channel.CALLS;
        };
    }

    /** All of the bugs but one end the process themselves, when they have shown; that one shows at the named point. */
    private static int endOf(PlantedBug bug) {
        return bug == PlantedBug.FORGETFUL_DEDUPE ? 10 : Integer.MAX_VALUE;
    }
}
