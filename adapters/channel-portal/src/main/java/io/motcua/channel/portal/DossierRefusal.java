package io.motcua.channel.portal;

/** A body that is no dossier. The message says the fact and never the words that stood there. */
final class DossierRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    /** @param pointer the field that is meant (RFC 6901); empty for the whole body */
    DossierRefusal(String pointer, String fact) {
        super(fact, null, false, false);
        this.pointer = pointer;
    }

    String pointer() {
        return pointer;
    }
}
