package io.motcua.channel.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of the pages in one language, by key. Immutable after it is read, and safe for use by many threads. */
final class Texts {
    private static final Texts VI = read("texts_vi.properties");
    private static final Texts EN = read("texts_en.properties");

    private final Properties byKey;

    private Texts(Properties byKey) {
        this.byKey = byKey;
    }

    static Texts in(Language language) {
        return language == Language.EN ? EN : VI;
    }

    /**
     * The text of this key.
     *
     * @param value stands where the text has {@code {0}}
     * @throws IllegalArgumentException if there is no such text
     */
    String of(String key, String value) {
        return of(key).replace("{0}", value);
    }

    /** The text of this key, as {@link #of(String, String)}. */
    String of(String key) {
        @Nullable String text = byKey.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text for '" + key + "'");
        }
        return text;
    }

    Set<String> keys() {
        return byKey.stringPropertyNames();
    }

    /** Reads a file beside this class. */
    static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Texts read(String name) {
        Properties byKey = new Properties();
        try (InputStream stream = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            byKey.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Texts(byKey);
    }
}
