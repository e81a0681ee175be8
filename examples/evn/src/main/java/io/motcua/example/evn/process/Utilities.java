package io.motcua.example.evn.process;

import io.motcua.example.evn.stream.Corporation;
import io.motcua.example.evn.utility.RegionalBackend;
import io.motcua.example.evn.utility.RegionalBackend.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How each of the five utilities is started: they differ in how quick they are and in what they speak. */
public final class Utilities {
    /**
     * One utility.
     *
     * @param quickestMillis the soonest that it acknowledges
     * @param slowestMillis the latest
     * @param amqp whether it speaks AMQP 1.0 by a client that is not the broker's own
     */
    private record Manner(int quickestMillis, int slowestMillis, boolean amqp) {
        String delay() {
            return String.format(Locale.ROOT, "%.2f–%.2f s", quickestMillis / 1000.0, slowestMillis / 1000.0);
        }
    }

    private static final Map<Corporation, Manner> MANNERS = new EnumMap<>(Map.of(
            Corporation.EVNNPC, new Manner(200, 700, false),
            Corporation.EVNCPC, new Manner(300, 1000, true),
            Corporation.EVNSPC, new Manner(100, 500, false),
            Corporation.EVNHANOI, new Manner(50, 150, false),
            Corporation.EVNHCMC, new Manner(500, 1500, false)));

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private Utilities() {}

    /** How long each takes by itself, in words. */
    public static Map<Corporation, String> delays() {
        Map<Corporation, String> delays = new EnumMap<>(Corporation.class);
        MANNERS.forEach((corporation, manner) -> delays.put(corporation, manner.delay()));
        return delays;
    }

    /** The program that plays this utility. */
    static Program program(Corporation corporation, Map<String, String> environment, RunFolder run, Path archives)
            throws IOException {
        // Each of the two clients has classes of its own; one process for each makes the archive.
        boolean makes = corporation == Corporation.EVNNPC || corporation == Corporation.EVNCPC;
        String name = MANNERS.get(corporation).amqp() ? "utility-amqp" : "utility-artemis";
        List<String> words = List.of(
                "-Xmx64m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                "-cp",
                CLASS_PATH,
                RegionalBackend.class.getName());
        return new Program(
                corporation.name(),
                words,
                environment,
                List.of(run.log(corporation.name())),
                ClassArchive.of(archives, name, CLASS_PATH, makes));
    }

    /** What this utility is told. */
    static Map<String, String> environment(
            Corporation corporation, Addresses addresses, Secrets secrets, Optional<Corporation> mute, long seed) {
        Manner manner = MANNERS.get(corporation);
        return Map.of(
                Setting.NAME, corporation.name(),
                Setting.URL,
                        manner.amqp()
                                ? addresses.amqpUri().toString()
                                : addresses.brokerUri().toString(),
                Setting.USER, corporation.name(),
                Setting.PASSWORD, secrets.broker(corporation),
                Setting.QUEUE, queue(corporation, "requests"),
                Setting.REPLY_QUEUE, queue(corporation, "replies"),
                Setting.QUICKEST_MILLIS, Integer.toString(manner.quickestMillis()),
                Setting.SLOWEST_MILLIS, Integer.toString(manner.slowestMillis()),
                Setting.MUTE, Boolean.toString(mute.equals(Optional.of(corporation))),
                Setting.SEED, Long.toString(seed + corporation.ordinal()));
    }

    /** A corporation's queue at the broker. */
    public static String queue(Corporation corporation, String kind) {
        return "motcua." + kind + "." + corporation;
    }
}
