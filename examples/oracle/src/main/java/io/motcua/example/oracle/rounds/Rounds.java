package io.motcua.example.oracle.rounds;

import io.motcua.example.oracle.load.Channel;
import io.motcua.example.oracle.reconcile.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;

/**
 * Plays rounds on one ledger, one after the other, and judges: after each, that nothing promised is missing and nothing
 * exists twice so far; after the last one, when a sound gateway has drained, that everything is as it must be.
 */
public final class Rounds {
    /** What met a channel or a utility that was away three times is tried again after two minutes, and a tenth. */
    private static final Duration DRAIN_WITHIN = Duration.ofMinutes(4);

    private final int requestsEach;
    private final PrintStream out;

    /**
     * Rounds that report here.
     *
     * @param requestsEach how many requests more people send in each
     */
    public Rounds(int requestsEach, PrintStream out) {
        this.requestsEach = requestsEach;
        this.out = out;
    }

    /** Words: how many rounds, the seed, the profile's folder, the folder to work in, the channels with commas between. */
    public static void main(String[] words) throws IOException, SQLException, InterruptedException {
        int rounds = Integer.parseInt(words[0]);
        long seed = Long.parseLong(words[1]);
        Set<Channel> channels = words.length > 4 ? Channel.parse(words[4]) : Channel.ALL;
        Path folder = Files.createDirectories(Path.of(words[3])).resolve("rounds-" + seed + "-" + System.nanoTime());
        System.out.println("Rounds " + rounds + ", seed " + seed + ", everything is kept in " + folder);
        Verdict verdict;
        try (Scene scene = new Scene(folder, Path.of(words[2]), channels, seed)) {
            verdict = new Rounds(120, System.out).play(scene, rounds, seed);
        }
        verdict.findings().stream().limit(50).forEach(finding -> System.out.println("  " + finding));
        System.out.println(verdict.summary());
        System.exit(verdict.isClean() ? 0 : 1);
    }

    /** Plays so many rounds, heals, and gives the verdict. Ends early when something is lost or doubled. */
    public Verdict play(Scene scene, int rounds, long seed) throws IOException, SQLException, InterruptedException {
        Random random = new Random(seed);
        for (int number = 1; number <= rounds; number++) {
            scene.send(requestsEach);
            String end = Round.draw(number, scene.sound().channels(), random).play(scene);
            Verdict soFar = scene.judge();
            out.printf(
                    "round %3d  %-40s accepted %6d  effects %6d  again %4d  told %6d  again %3d  lost %d  doubled %d%n",
                    number,
                    end,
                    soFar.acknowledged(),
                    soFar.effects(),
                    soFar.receivedAgain(),
                    soFar.notices(),
                    soFar.toldAgain(),
                    soFar.lost(),
                    soFar.doubled());
            if (soFar.lost() + soFar.doubled() > 0) {
                break;
            }
        }
        return scene.healAndJudge(DRAIN_WITHIN);
    }
}
