package io.motcua.gateway.evaluate;

import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * What people write, by the service that they mean, from {@code wordings.txt}. One that a phrase of the profile has taken
 * over, or that was taken from one, is left out: what stands in the profile proves nothing about what does not.
 */
final class Wordings {
    /**
     * Syllables of a phrase from which it is more than a common word: Vietnamese writes the syllables of a word apart, and
     * no word for these matters has more than three.
     */
    private static final int MORE_THAN_A_WORD = 4;

    private static final Set<Kind> OF_MATTERS = Set.of(Kind.SERVICE, Kind.HAZARD, Kind.LIFE_SUPPORT);
    private static final String[] TIMES = {
        "từ 7 giờ tối", "từ trưa", "từ 3h sáng", "từ lúc 18h30", "nãy giờ", "từ tối qua", "từ 9h15"
    };
    private static final String[] HOURS = {"hai tiếng", "4 tiếng", "cả buổi", "5 tiếng đồng hồ", "nửa ngày"};

    private final Map<String, List<String>> byService = new LinkedHashMap<>();
    private int leftOut;

    /** Those that share no more than common words with these phrases. */
    Wordings(List<Phrase> phrases) {
        List<String[]> known = phrases.stream()
                .filter(phrase -> OF_MATTERS.contains(phrase.kind()))
                .map(phrase -> folded(phrase.text()).split("…"))
                .filter(pieces -> syllables(String.join(" ", pieces)) >= MORE_THAN_A_WORD)
                .toList();
        String service = "";
        for (String line : lines()) {
            if (line.startsWith("[")) {
                service = line.substring(1, line.length() - 1);
                byService.put(service, new ArrayList<>());
            } else if (known.stream().anyMatch(pieces -> holds(folded(line), pieces))) {
                leftOut++;
            } else {
                byService.get(service).add(line);
            }
        }
    }

    /** By service code; under {@code IGNORED} what advertisers write. */
    Map<String, List<String>> byService() {
        return byService;
    }

    /** How many a phrase has taken over. */
    int leftOut() {
        return leftOut;
    }

    /** One of a service's, with something in its gaps. */
    String any(String service, Random random) {
        List<String> all = byService.get(service);
        return all.get(random.nextInt(all.size()))
                .replace("{time}", TIMES[random.nextInt(TIMES.length)])
                .replace("{hours}", HOURS[random.nextInt(HOURS.length)])
                .replace("{month}", "tháng " + (1 + random.nextInt(12)))
                .replace("{money}", (3 + random.nextInt(20)) + "00.000đ")
                .replace("{volts}", String.valueOf(130 + random.nextInt(60)))
                .replace("{kva}", String.valueOf(100 + 50 * random.nextInt(20)))
                .replace("{kw}", String.valueOf(5 + random.nextInt(40)))
                .replace("{n}", String.valueOf(2 + random.nextInt(5)));
    }

    private static boolean holds(String line, String... pieces) {
        int from = 0;
        for (String piece : pieces) {
            String words = piece.strip();
            int at = (" " + line + " ").indexOf(" " + words + " ", from);
            if (at < 0) {
                return false;
            }
            from = at + words.length();
        }
        return true;
    }

    private static int syllables(String text) {
        return text.strip().split("\\s+").length;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}…]+", " ")
                .strip();
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Wordings.class.getResourceAsStream("wordings.txt")), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
