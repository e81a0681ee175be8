package io.motcua.gateway.evaluate;

/** A generated message, and how it came to be. */
record GeneratedCase(LabelledCase labelled, WrittenPlace place, Habit habit, String text) {}
