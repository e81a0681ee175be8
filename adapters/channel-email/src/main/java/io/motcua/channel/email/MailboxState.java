package io.motcua.channel.email;

import java.util.Optional;

/**
 * How a mailbox is doing, for whoever watches over it.
 *
 * @param address the mailbox's
 * @param connected whether its server answers
 * @param trouble what is wrong, without anybody's data; empty if nothing is
 * @param stored how many messages were stored and then marked as done, since the start
 * @param failed how many attempts to store one failed, since the start; each is tried again
 * @param setAside how many were too large and are in the mailbox's folder for those, since the start
 */
public record MailboxState(
        String address, boolean connected, Optional<String> trouble, long stored, long failed, long setAside) {

    static MailboxState unknown(String address) {
        return new MailboxState(address, false, Optional.empty(), 0, 0, 0);
    }

    MailboxState withConnection() {
        return new MailboxState(address, true, Optional.empty(), stored, failed, setAside);
    }

    MailboxState withTrouble(String what) {
        return new MailboxState(address, false, Optional.of(what), stored, failed, setAside);
    }

    MailboxState withStored(int more) {
        return new MailboxState(address, connected, trouble, stored + more, failed, setAside);
    }

    MailboxState withFailure() {
        return new MailboxState(address, connected, trouble, stored, failed + 1, setAside);
    }

    MailboxState withSetAside() {
        return new MailboxState(address, connected, trouble, stored, failed, setAside + 1);
    }
}
