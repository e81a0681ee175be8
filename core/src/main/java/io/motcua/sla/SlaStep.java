package io.motcua.sla;

/** A part of a request's way that has a limit of its own. */
public enum SlaStep {
    /** Nobody serves it, or nobody is sure: a person of ours must see to it. */
    DESK,
    /** It was addressed to a utility, which must acknowledge that it has it. */
    HAND_OFF,
    /** A crew must be on its way. */
    CREW,
    /** It must be done. */
    RESOLUTION
}
