package io.motcua.gateway.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * What people write, by the service that they mean, from {@code wordings.txt}. What takes more from the profile than single
 * common words is left out: what stands in the profile proves nothing about what does not.
 */
final class Wordings {
    private static final String[] TIMES = {
        "từ 7 giờ tối", "từ trưa", "từ 3h sáng", "từ lúc 18h30", "nãy giờ", "từ tối qua", "từ 9h15"
    };
    private static final String[] HOURS = {"hai tiếng", "4 tiếng", "cả buổi", "5 tiếng đồng hồ", "nửa ngày"};

    private final Map<String, List<String>> byService = new LinkedHashMap<>();
    private int leftOut;

    Wordings(KnownWords known) {
        String service = "";
        for (String line : lines()) {
            if (line.startsWith("[")) {
                service = line.substring(1, line.length() - 1);
                byService.put(service, new ArrayList<>());
            } else if (known.in(line)) {
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

    /** How many of the file are not used. */
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
