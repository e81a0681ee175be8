package io.motcua.example.oracle.rounds;

import io.motcua.example.oracle.fault.End;
import io.motcua.example.oracle.fault.FaultPoint;
import io.motcua.example.oracle.gateway.GatewaySetting;
import io.motcua.example.oracle.load.Channel;
import io.motcua.example.oracle.process.Child;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One life of the gateway, and how it ends: killed from outside at an instant, during its start or under load, or ended
 * at a named point.
 *
 * @param end the named point; empty: killed at an instant
 * @param whileStarting whether the instant counts from the start of the process, and not from when it was ready
 * @param killAfter that instant
 */
record Round(Optional<End> end, boolean whileStarting, Duration killAfter) {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration REACHED_WITHIN = Duration.ofSeconds(10);
    /** How often a point is passed at most before it ends the process; batches are fewer than what is in them. */
    private static final Map<FaultPoint, Integer> MOST_PASSES = Map.of(
            FaultPoint.MID_BATCH, 5,
            FaultPoint.AFTER_COMMIT, 40,
            FaultPoint.AFTER_SEND, 40,
            FaultPoint.AFTER_STEP, 80,
            FaultPoint.AFTER_REPLIES, 5,
            FaultPoint.MAIL_COMMITTED, 5,
            FaultPoint.NOTICE_SENT, 12);
    /** What a gateway that is reached by every channel may meet: what it has more than others comes first. */
    private static final List<FaultPoint> POINTS = List.of(
            FaultPoint.NOTICE_SENT,
            FaultPoint.BETWEEN_PARTS,
            FaultPoint.MAIL_COMMITTED,
            FaultPoint.AFTER_COMMIT,
            FaultPoint.AFTER_SEND,
            FaultPoint.AFTER_STEP,
            FaultPoint.AFTER_REPLIES,
            FaultPoint.MID_BATCH);

    private static final Duration GONE_WITHIN = Duration.ofSeconds(5);
    private static final int LATEST_KILL_MILLIS = 1_200;
    private static final int LATEST_KILL_WHILE_STARTING_MILLIS = 2_500;

    /** The next round: every second one ends at a named point, each of them in turn; one in eight during the start. */
    static Round draw(int number, Set<Channel> channels, Random random) {
        List<FaultPoint> points =
                POINTS.stream().filter(point -> mayBeReached(point, channels)).toList();
        if (number % 2 == 1) {
            FaultPoint point = points.get(number / 2 % points.size());
            End end = new End(point, 1 + random.nextInt(MOST_PASSES.getOrDefault(point, 1)));
            return new Round(Optional.of(end), false, REACHED_WITHIN);
        }
        boolean whileStarting = random.nextInt(4) == 0;
        int latest = whileStarting ? LATEST_KILL_WHILE_STARTING_MILLIS : LATEST_KILL_MILLIS;
        return new Round(Optional.empty(), whileStarting, Duration.ofMillis(random.nextInt(latest)));
    }

    private static boolean mayBeReached(FaultPoint point, Set<Channel> channels) {
        return switch (point) {
            case NOTICE_SENT -> channels.stream().anyMatch(Channel::answers);
            case BETWEEN_PARTS -> channels.contains(Channel.SMS);
            case MAIL_COMMITTED -> channels.contains(Channel.EMAIL);
            default -> true;
        };
    }

    /** Plays it; says how it ended. */
    String play(Scene scene) throws IOException {
        return end.filter(at -> at.point() == FaultPoint.BETWEEN_PARTS).isPresent()
                ? playBetweenParts(scene)
                : playUntilKilled(scene);
    }

    /** The gateway cannot tell when it is there: whoever has the other part does. */
    private String playBetweenParts(Scene scene) throws IOException {
        scene.stopBetweenParts();
        Child gateway = scene.start(scene.sound());
        try {
            return scene.isStopped() ? "killed between two parts" : "killed, no message was between two parts";
        } finally {
            gateway.kill();
            scene.goOn();
        }
    }

    private String playUntilKilled(Scene scene) throws IOException {
        GatewaySetting setting = end.map(point -> scene.sound().ending(point)).orElse(scene.sound());
        Child gateway = scene.start(setting);
        try {
            if (!whileStarting) {
                awaitReady(gateway);
            }
            if (gateway.awaitEnd(killAfter)) {
                return end.isPresent() ? "at " + end.get() : "ENDED BY ITSELF";
            }
            return end.isPresent()
                    ? "killed, " + end.get() + " not reached"
                    : "killed " + killAfter.toMillis() + " ms after " + (whileStarting ? "start" : "ready");
        } finally {
            gateway.kill();
        }
    }

    /** It may reach its point, and be gone, before it says that it is ready. */
    private void awaitReady(Child gateway) {
        try {
            gateway.hear(READY_WITHIN);
        } catch (IllegalStateException e) {
            if (end.isEmpty() || !gateway.awaitEnd(GONE_WITHIN)) {
                throw e;
            }
        }
    }
}
