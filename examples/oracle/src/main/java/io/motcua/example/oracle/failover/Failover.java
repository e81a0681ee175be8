package io.motcua.example.oracle.failover;

import io.motcua.example.oracle.gateway.Partners;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;

/**
 * Kills two centres in turn while people of both territories write, each until its partner has its work, and counts who
 * has worked what.
 */
public final class Failover {
    private static final Duration AFTER = Duration.ofSeconds(2);
    private static final Duration ACKNOWLEDGE_WITHIN = Duration.ofSeconds(20);
    private static final Duration DRAIN_WITHIN = Duration.ofMinutes(2);
    private static final int LATEST_KILL_MILLIS = 1_500;
    private static final int LONGEST_AWAY_MILLIS = 4_000;

    private Failover() {}

    /** Words: how many requests, how many kills, the seed, the profile's folder, the folder to work in. */
    public static void main(String[] words) throws IOException, SQLException, InterruptedException {
        long seed = Long.parseLong(words[2]);
        Path folder = Files.createDirectories(Path.of(words[4])).resolve("failover-" + seed + "-" + System.nanoTime());
        System.out.println("Seed " + seed + ", everything is kept in " + folder);
        Count count = play(
                folder, Path.of(words[3]), Integer.parseInt(words[0]), Integer.parseInt(words[1]), seed, System.out);
        count.lines().forEach(System.out::println);
        System.exit(count.wrong().isEmpty() ? 0 : 1);
    }

    /**
     * Plays it.
     *
     * @param requests as many in all
     * @param kills of either centre in turn
     */
    public static Count play(Path folder, Path profile, int requests, int kills, long seed, PrintStream out)
            throws IOException, SQLException, InterruptedException {
        Partners partners = new Partners("EVNHCMC", "EVNSPC", AFTER, ACKNOWLEDGE_WITHIN);
        Random random = new Random(seed);
        try (Centres centres = new Centres(folder, profile, partners, seed)) {
            for (int kill = 0; kill < kills; kill++) {
                String victim = partners.both().get(kill % 2);
                // Some before the kill, some while it is away, and some when it comes back.
                int share = requests * (kill + 1) / kills - requests * kill / kills;
                centres.send(share / 3);
                int after = random.nextInt(LATEST_KILL_MILLIS);
                Thread.sleep(after);
                centres.kill(victim);
                centres.send(share / 3);
                long away = AFTER.toMillis() / 2 + random.nextInt(LONGEST_AWAY_MILLIS);
                Thread.sleep(away);
                centres.start(victim);
                centres.send(share - share / 3 * 2);
                out.printf(
                        "kill %2d  %-8s after %4d ms, for %4d ms, %4d yet to be sent%n",
                        kill + 1, victim, after, away, centres.open());
                // Until the other is killed, this one has time to be heard.
                Thread.sleep(AFTER.toMillis());
            }
            return centres.count(DRAIN_WITHIN);
        }
    }
}
