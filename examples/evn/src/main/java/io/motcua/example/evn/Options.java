package io.motcua.example.evn;

import io.motcua.example.evn.stream.Corporation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param root the repository
 * @param serve whether to stay up without a stream of requests
 * @param live whether to draw on the terminal
 * @param length how long the stream of requests lasts
 * @param perSecond requests a second, the storm's own not counted
 * @param seed makes the same stream again
 * @param mute a utility that takes requests and never answers
 */
record Options(
        Path root,
        boolean serve,
        boolean live,
        Duration length,
        int perSecond,
        long seed,
        Optional<Corporation> mute,
        boolean help) {

    static final String HELP = """
            examples/evn/run: a gateway, five regional utilities, a mail server, a message centre, the national
            portal, and half a minute of requests by six channels.

              examples/evn/run                starts all, sends requests for 30 seconds, shows what becomes of them,
                                              and ends with status 0 only if every one came to what was meant for it
                                              and every sender had an answer on the same channel
              examples/evn/run --serve        starts all, prints the addresses and stays up until Ctrl-C

              --seconds N   how long requests are sent (30)
              --rate N      how many a second (20); in a storm in the middle, three times as many more
              --seed N      makes another stream of requests (2025)
              --mute NAME   lets one corporation take requests and never acknowledge: the run must then fail
              --plain       lines instead of a screen; also NO_COLOR=1 for a screen without colours
              --help        this

            The log files of each run are under examples/evn/target/demonstration.
            """;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it cannot be understood, saying what was expected
     */
    static Options parse(List<String> words) {
        Options options =
                new Options(Path.of("."), false, false, Duration.ofSeconds(30), 20, 2025, Optional.empty(), false);
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private Options with(String word, Iterator<String> rest) {
        return switch (word) {
            case "--serve" -> new Options(root, true, live, length, perSecond, seed, mute, help);
            case "--live" -> new Options(root, serve, true, length, perSecond, seed, mute, help);
            case "--plain" -> new Options(root, serve, false, length, perSecond, seed, mute, help);
            case "--help", "-h" -> new Options(root, serve, live, length, perSecond, seed, mute, true);
            case "--root" -> new Options(Path.of(next(word, rest)), serve, live, length, perSecond, seed, mute, help);
            case "--seconds" ->
                new Options(
                        root,
                        serve,
                        live,
                        Duration.ofSeconds(number(word, rest, 1, 3600)),
                        perSecond,
                        seed,
                        mute,
                        help);
            case "--rate" -> new Options(root, serve, live, length, number(word, rest, 1, 200), seed, mute, help);
            case "--seed" ->
                new Options(root, serve, live, length, perSecond, number(word, rest, 0, Integer.MAX_VALUE), mute, help);
            case "--mute" ->
                new Options(
                        root, serve, live, length, perSecond, seed, Optional.of(corporation(next(word, rest))), help);
            default -> throw new IllegalArgumentException("There is no option " + word + "; --help names them all");
        };
    }

    private static String next(String word, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(word + " needs a value after it");
        }
        return rest.next();
    }

    private static int number(String word, Iterator<String> rest, int from, int to) {
        String value = next(word, rest);
        try {
            int number = Integer.parseInt(value);
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            // It is said below what was expected.
        }
        throw new IllegalArgumentException(word + " takes a number from " + from + " to " + to + ", not " + value);
    }

    private static Corporation corporation(String name) {
        return Arrays.stream(Corporation.values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no corporation " + name + "; there are "
                        + Arrays.stream(Corporation.values()).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
