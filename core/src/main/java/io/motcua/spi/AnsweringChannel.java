package io.motcua.spi;

import io.motcua.Answer;
import io.motcua.NoticeOutcome;
import io.motcua.ServiceRequest.Requester;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * A channel that can tell the requester something of its own accord. Which submissions get answers, the channel's
 * binding decides by {@link io.motcua.Submission#ANSWER_TO}; when and what, the gateway does. Safe for use by many
 * threads.
 */
public interface AnsweringChannel extends ChannelAdapter {

    /**
     * Sends an answer, once. Does not block the caller for longer than it takes to hand the answer on.
     *
     * <p>After a crash the same answer may come again, with the same {@link io.motcua.Notice#noticeId()}; where the
     * protocol has a way to say that a message is a repetition, the channel uses it. A later answer about the same
     * request does not come before the stage of the earlier one has completed with something other than
     * {@code Deferred}.
     *
     * @return what came of it; a server that is down or busy is {@link NoticeOutcome.Deferred}, and a stage that
     *     completes exceptionally counts as deferred too
     */
    CompletionStage<NoticeOutcome> answer(Answer answer);

    /** Whether one message on this channel may tell of several requests of a person. */
    default boolean gathers() {
        return false;
    }

    /**
     * How an answer goes to a person who did not write on this channel, by an address that they gave elsewhere; empty
     * if the channel cannot begin a conversation, or they gave none. Returns at once.
     *
     * @param preferred says whether one of the channel's accounts is of the utility that has the request; one that is,
     *     is preferred
     */
    default Optional<OtherWay> wayTo(Requester requester, Predicate<String> preferred) {
        return Optional.empty();
    }

    /**
     * Whether there is a way out for answers now: a connection that answers go by is there. While there is none, the
     * gateway keeps answers in its ledger, where waiting uses up no attempt. Returns at once; a channel that opens its
     * connections as it sends is always ready.
     */
    default boolean ready() {
        return true;
    }
}
