package io.motcua.gateway.config;

import org.jspecify.annotations.Nullable;

/** The variables that a process was given; {@code System::getenv} is one. */
@FunctionalInterface
public interface Environment {

    /** The variable's value; null if it is not set. */
    @Nullable
    String get(String name);
}
