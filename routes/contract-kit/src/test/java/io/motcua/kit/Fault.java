package io.motcua.kit;

import java.util.Set;

/** What a {@link FaultyBackend} does wrong, and the cases that must find it: those and no others. */
enum Fault {
    /** Nothing: the backend keeps the contract. */
    NONE(),
    /** Says yes and no more, which the contract allows. */
    NEVER_TELLS_PROGRESS(),
    /** Makes one appointment for each request, which the contract allows. */
    MAKES_AN_APPOINTMENT(),
    /** Comes some time in the next four hundred days. */
    MAKES_AN_ENDLESS_APPOINTMENT("replies-valid"),
    /** Moves an appointment under the time of the first. */
    MOVES_AN_APPOINTMENT_AT_NO_LATER_TIME("appointment-order"),
    /** Keeps no record of what it has answered. */
    FORGETS_DELIVERIES("duplicate", "lost-answer", "duplicates-at-once"),
    /** Whatever is sent to it, so that no case can say more than another. */
    REFUSES_ALL(),
    ACCEPTS_UNKNOWN_SERVICE("unknown-service"),
    REJECTS_WITHOUT_REASON("unknown-service"),
    /** Says nothing at all of what it will not do. */
    SILENT_ON_REJECTION("not-mine"),
    /** Knows its own territory only, also when it stands in for another utility. */
    REFUSES_TAKEOVERS("taken-over"),
    /** Drops the connection when an event is too large. */
    DIES_OF_OVERSIZE("over-limit"),
    REFUSES_UNKNOWN_ATTRIBUTES("unknown-attributes"),
    ACKNOWLEDGES_WITH_A_WRONG_ID("answers-name-request"),
    REPLIES_AGAINST_THE_SCHEMA("replies-valid"),
    REUSES_REPLY_IDS("replies-valid"),
    APPLIES_OLDER_OVER_NEWER("older-after-newer"),
    REFUSES_A_CHANGE_THAT_COMES_FIRST("changed-first"),
    ANSWERS_TOO_LATE("in-time"),
    /** Writes UTF-8 that it has read as windows-1252. */
    READS_ANOTHER_CHARSET("reply-text"),
    WRITES_ANOTHER_CHARSET("reply-text"),
    GIVES_ALL_THE_SAME_REFERENCE("references-distinct"),
    GOES_BACK_IN_STATUS("status-monotone"),
    FAILS_AT_MALFORMED("malformed"),
    OPENS_A_SECOND_ONE_AT_A_REPLAY("replay"),
    CUTS_LONG_TEXT_OFF("text"),
    GIVES_UP_UNDER_LOAD("many-at-once");

    private final Set<String> cases;

    Fault(String... cases) {
        this.cases = Set.of(cases);
    }

    Set<String> cases() {
        return cases;
    }
}
