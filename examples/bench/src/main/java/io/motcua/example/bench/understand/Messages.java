package io.motcua.example.bench.understand;

import io.motcua.understanding.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages as people write them, of many services, places and hands. */
final class Messages {
    private Messages() {}

    /** All of them, each a text. */
    static List<String> texts() {
        try (InputStream in = Messages.class.getResourceAsStream("messages.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException("The messages are not beside the class", e);
        }
    }

    /** All of them, as a short message's normaliser reads them. */
    static List<Reading> readings() {
        return texts().stream().map(Messages::reading).toList();
    }

    /** The messages one after the other, up to this many characters. */
    static Reading ofLength(int characters) {
        String once = String.join("\n", texts()) + "\n";
        return reading(once.repeat(characters / once.length() + 1).substring(0, characters));
    }

    private static Reading reading(String text) {
        return Reading.builder()
                .field(Reading.DESCRIPTION, text)
                .field(Reading.PHONE, "+84903000417")
                .build();
    }
}
