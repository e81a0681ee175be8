package io.motcua.spi;

/**
 * What every {@link Ledger} must do: accepting, handing out work, recording its results, hearing what utilities say and
 * what they appoint, letting what one of them refuses go to another once, telling requesters and those whom it concerns
 * as well, knowing who wrote before, joining follow-ups, showing what is not over, what persons do about what is held, the
 * clocks of all that, lanes that are paused, and what goes to a partner. An implementation's test implements this
 * interface, and adds only what is its own.
 */
public interface LedgerContract
        extends LedgerAcceptContract,
                LedgerWorkContract,
                LedgerStepContract,
                LedgerReplyContract,
                LedgerOddReplyContract,
                LedgerAppointmentContract,
                LedgerAppointmentWindowContract,
                LedgerAppointmentNoticeContract,
                LedgerReroutingContract,
                LedgerNoticeContract,
                LedgerTellingContract,
                LedgerDigestContract,
                LedgerOtherWayContract,
                LedgerWishContract,
                LedgerLinkContract,
                LedgerRestorationContract,
                LedgerSharedNewsContract,
                LedgerKeptAppointmentContract,
                LedgerConversationContract,
                LedgerJoinContract,
                LedgerOpenContract,
                LedgerHeldContract,
                LedgerRepeatContract,
                LedgerClockContract,
                LedgerClockMoveContract,
                LedgerClockPauseContract,
                LedgerLaneContract,
                LedgerRoomContract,
                LedgerTakeoverContract,
                LedgerTakeoverOrderContract {}
