package io.motcua.channel.email;

import io.motcua.channel.email.ImapMailbox.Candidate;
import io.motcua.channel.email.Pauses.Name;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a mailbox's thread tells those who watch over it, in its state and in the log: facts and names of messages, no
 * sender's words. Told by one thread; the state may be read by any.
 */
final class MailboxNews {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxPoller.class);

    private final MailboxConfig mailbox;
    private volatile MailboxState state;

    MailboxNews(MailboxConfig mailbox) {
        this.mailbox = mailbox;
        this.state = MailboxState.unknown(mailbox.address());
    }

    MailboxState state() {
        return state;
    }

    void connected() {
        if (!state.connected()) {
            LOG.info("Mailbox {} is watched at {}", mailbox.address(), mailbox.imap());
        }
        state = state.withConnection();
    }

    /** The mailbox cannot be read; in the log only if that, or the reason, is new. */
    void lost(Throwable failure, Duration pause) {
        String trouble = MailboxTroubleException.tellable(failure) + " at " + mailbox.imap();
        if (state.connected() || !state.trouble().equals(Optional.of(trouble))) {
            LOG.warn(
                    "Mailbox {} cannot be read: {}; trying again, next in {} ms",
                    mailbox.address(),
                    trouble,
                    pause.toMillis());
        }
        state = state.withTrouble(trouble);
    }

    void stored(int count) {
        state = state.withStored(count);
    }

    void failed(Name name, Throwable failure, Duration pause) {
        state = state.withFailure();
        LOG.warn(
                "A message stays in the mailbox and is tried again in {} ms: {} [mailbox {}, UID {}/{}]",
                pause.toMillis(),
                MailboxTroubleException.tellable(failure),
                mailbox.address(),
                name.uidValidity(),
                name.uid());
    }

    void setAside(Candidate candidate, long uidValidity, int maxBytes) {
        state = state.withSetAside();
        LOG.warn(
                "A message of {} bytes is over the limit of {} and was moved aside, not taken; look at it in folder '{}'"
                        + " [mailbox {}, UID {}/{}]",
                candidate.size(),
                maxBytes,
                mailbox.tooLargeFolder(),
                mailbox.address(),
                uidValidity,
                candidate.uid());
    }
}
