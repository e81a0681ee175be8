package io.motcua.backend.http;

import io.motcua.DeliveryOutcome.Rejected;

/** A request that cannot be put into a utility's form. Nothing is sent; the message holds no citizen's data. */
final class RefusedHere extends Exception {
    private static final long serialVersionUID = 1L;

    private final Rejected.Kind kind;

    RefusedHere(Rejected.Kind kind, String fact) {
        super(fact, null, false, false);
        this.kind = kind;
    }

    Rejected outcome() {
        return new Rejected(kind, String.valueOf(getMessage()));
    }
}
