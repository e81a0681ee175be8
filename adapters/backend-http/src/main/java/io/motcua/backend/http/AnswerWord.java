package io.motcua.backend.http;

/** What a code of a utility's answers stands for. */
public enum AnswerWord {
    /** It has the request; the answer must hold how it calls it. */
    ACCEPTED,
    /** Its server has the request; the utility acknowledges it later. */
    RECEIVED,
    /** Not now: try again. */
    LATER,
    /** Another utility serves the place. */
    NOT_MINE,
    /** The requester left something out. */
    NEEDS_INFORMATION,
    /** The request is not as the utility's contract wants it. */
    INVALID,
    /** Nobody can tell from it whether the utility has the request. */
    UNKNOWN
}
