package io.motcua.profile;

import java.util.Objects;

/**
 * Words that somebody wrote, and the service that they ask for, to learn from.
 *
 * @param serviceCode of the catalogue
 * @param text without anything that tells who wrote it
 */
public record Example(String serviceCode, String text) {
    public Example {
        Objects.requireNonNull(serviceCode, "serviceCode");
        Objects.requireNonNull(text, "text");
    }

    /** Names the service; never the words. */
    @Override
    public String toString() {
        return "Example[" + serviceCode + "]";
    }
}
