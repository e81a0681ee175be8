package io.motcua.channel.portal;

import io.motcua.NoticeOutcome;

/** Why the portal has not got an answer, on its way to becoming the outcome. The message is for the operator. */
final class PortalFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient NoticeOutcome outcome;

    PortalFailure(NoticeOutcome outcome) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    NoticeOutcome outcome() {
        return outcome;
    }
}
