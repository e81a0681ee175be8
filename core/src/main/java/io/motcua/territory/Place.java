package io.motcua.territory;

/**
 * A row of the territory: a piece of ground with a code and a name, while the row holds. A bare code may mean another
 * place in another era, so that a row is what the look-ups hand on.
 */
public sealed interface Place permits Province, District, Commune {
    /** As in the profile's place system; unique among the rows of its level on any day. */
    String code();

    /** With its kind, for example {@code Phường Bến Nghé}. */
    String name();

    /** When the row holds. */
    Validity validity();
}
