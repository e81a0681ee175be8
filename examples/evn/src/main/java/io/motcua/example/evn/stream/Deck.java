package io.motcua.example.evn.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Cards drawn without return until all are out: even a short run sees each of them. Not safe for several threads. */
final class Deck<T> {
    private final List<T> cards;
    private final List<T> left = new ArrayList<>();
    private final RandomGenerator random;

    Deck(List<T> cards, RandomGenerator random) {
        if (cards.isEmpty()) {
            throw new IllegalArgumentException("A deck needs a card");
        }
        this.cards = List.copyOf(cards);
        this.random = random;
    }

    T draw() {
        if (left.isEmpty()) {
            left.addAll(cards);
            shuffle();
        }
        return left.remove(left.size() - 1);
    }

    /** Fisher and Yates by hand: {@link Collections#shuffle} takes no {@link RandomGenerator} on Java 17. */
    private void shuffle() {
        for (int i = left.size() - 1; i > 0; i--) {
            Collections.swap(left, i, random.nextInt(i + 1));
        }
    }
}
