package io.motcua.example.evn.stream;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Invented names, telephones and customer codes, and the small facts that sentences have gaps for. */
final class People {
    private static final List<String> PREFIXES =
            List.of("0903", "0912", "0935", "0968", "0385", "0777", "0856", "0328", "0703", "0589");
    private static final int FIRST_SERIAL = 9_900_000;

    private static final int MOST_TRIES = 10_000;

    private final Set<String> seen = new HashSet<>();
    private final RandomGenerator random;
    private final Map<String, List<String>> names = new HashMap<>();

    People(RandomGenerator random) {
        this.random = random;
        Table.text("names.txt").lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] parts = line.split(": ", 2);
            names.put(parts[0], List.of(parts[1].split(" ")));
        });
    }

    /** Family, middle and given name, in that order. */
    String name() {
        return one("family") + " " + one("middle") + " " + one("given");
    }

    /** A mobile that nobody has: 000 in the middle. */
    String phone() {
        String spaced = PREFIXES.get(random.nextInt(PREFIXES.size())) + " 000 " + number(100, 999);
        return random.nextInt(3) == 0 ? spaced.replace(" ", "") : spaced;
    }

    /** The same, of somebody who has not been seen yet: by it an answer finds whom it is for. */
    String newPhone() {
        String phone = phone();
        for (int tries = 0; tries < MOST_TRIES && !seen.add(phone.replace(" ", "")); tries++) {
            phone = phone();
        }
        return phone;
    }

    /** Thirteen characters: the unit and an invented serial. */
    String customerCode(Unit unit) {
        return unit.code() + (FIRST_SERIAL + random.nextInt(100_000));
    }

    /** An agent of that hotline. */
    String agent(String prefix) {
        return prefix + number(100, 399);
    }

    /** The sentence with its gaps filled. */
    String fill(String template) {
        String text = template;
        while (text.contains("{n}")) {
            text = text.replaceFirst("\\{n}", Integer.toString(number(1, 12)));
        }
        return text.replace("{h}", number(5, 22) + "h" + number(10, 59))
                .replace("{d}", number(1, 28) + "/" + number(1, 12));
    }

    private String one(String kind) {
        List<String> all = names.get(kind);
        return all.get(random.nextInt(all.size()));
    }

    private int number(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }
}
