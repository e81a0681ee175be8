package io.motcua.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * A connection to one mailbox with its folder selected. Messages are named by UID, since a person or another program
 * may take some away at any time. For use by one thread.
 */
final class ImapMailbox implements AutoCloseable {
    /** A message that is not done yet, with the size that the server says it has, in bytes. */
    record Candidate(long uid, int size) {}

    private final MailboxConfig config;
    private final IMAPStore store;
    private final IMAPFolder folder;
    private final UidCommands commands;
    private final long uidValidity;

    private ImapMailbox(MailboxConfig config, IMAPStore store, IMAPFolder folder) throws MessagingException {
        this.config = config;
        this.store = store;
        this.folder = folder;
        this.commands = new UidCommands(folder);
        this.uidValidity = folder.getUIDValidity();
    }

    /** Connects, selects the folder and makes sure that it can say which messages are done. */
    static ImapMailbox open(MailboxConfig config, Duration timeout) throws MessagingException {
        MailServer server = config.imap();
        Store store = MailSessions.imap(server, timeout).getStore(MailSessions.imapProtocol(server));
        try {
            store.connect(server.host(), server.port(), server.user(), server.password());
            IMAPFolder folder = (IMAPFolder) store.getFolder(config.folder());
            folder.open(Folder.READ_WRITE);
            ImapMailbox mailbox = new ImapMailbox(config, (IMAPStore) store, folder);
            if (config.keyword().isEmpty()) {
                mailbox.make(config.processedFolder());
            } else if (!folder.getPermanentFlags().contains(Flags.Flag.USER)
                    && !folder.getPermanentFlags().contains(config.keyword().get())) {
                throw new MailboxTroubleException(
                        "The server keeps no keywords in this folder, so that mail would be taken"
                                + " for ever; use a processed folder instead");
            }
            return mailbox;
        } catch (AuthenticationFailedException e) {
            closeQuietly(store);
            throw new MailboxTroubleException("The server refuses our user or password; check both");
        } catch (FolderNotFoundException e) {
            closeQuietly(store);
            throw new MailboxTroubleException(
                    "The folder '" + config.folder() + "' is not there; make it or name another");
        } catch (MessagingException | RuntimeException e) {
            closeQuietly(store);
            throw e;
        }
    }

    long uidValidity() {
        return uidValidity;
    }

    /**
     * The messages that the mailbox says are not done, the small ones first so that a great one delays nobody, then in
     * the order of their arrival. {@code \Seen} has no part in it: a person who opens a message hides nothing.
     *
     * @param atOnce of how many at most
     * @param skip which UIDs are not wanted now
     */
    List<Candidate> candidates(int atOnce, int small, LongPredicate skip) throws MessagingException {
        String open = config.keyword().map(keyword -> "UNKEYWORD " + keyword).orElse("UNDELETED");
        List<Long> wanted = commands.search(open).stream()
                .filter(uid -> !skip.test(uid))
                .limit(atOnce)
                .toList();
        Map<Long, Integer> sizes = commands.sizes(wanted);
        return wanted.stream()
                .filter(sizes::containsKey)
                .map(uid -> new Candidate(uid, sizes.get(uid)))
                // Stable: within each of the two groups the order stays that of the mailbox.
                .sorted((a, b) -> Boolean.compare(a.size() > small, b.size() > small))
                .toList();
    }

    /**
     * The bytes of a message, by {@code BODY.PEEK[]} (RFC 9051, section 6.4.5), so that it stays as unread as it was.
     *
     * @return empty if it is not there any more
     * @throws FolderClosedException if the connection is gone; another exception concerns this message alone
     */
    Optional<byte[]> fetch(long uid) throws MessagingException {
        return commands.bytes(uid);
    }

    /** Says in the mailbox that these messages are done. Those that are gone are left alone. */
    void done(List<Long> uids) throws MessagingException {
        if (config.keyword().isPresent()) {
            commands.flag(uids, config.keyword().get());
        } else {
            move(uids, config.processedFolder());
        }
    }

    /** Moves a message to where a person finds it. */
    void setAside(long uid) throws MessagingException {
        move(List.of(uid), config.tooLargeFolder());
    }

    /** Passes on a failure that is the connection's end; what concerns one message must not cost the others theirs. */
    void requireConnection(Exception e) throws MessagingException {
        if (e instanceof FolderClosedException || e instanceof StoreClosedException || !folder.isOpen()) {
            throw e instanceof MessagingException lost ? lost : new MessagingException("The connection is gone", e);
        }
    }

    @Override
    public void close() {
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
        } catch (MessagingException | RuntimeException e) {
            // It was gone already; the store is closed in any case.
            closeQuietly(store);
            return;
        }
        closeQuietly(store);
    }

    private void move(List<Long> uids, String name) throws MessagingException {
        make(name);
        if (store.hasCapability("MOVE")) {
            commands.move(uids, name);
            return;
        }
        // Without RFC 6851: copied first, so that a crash leaves two rather than none, then marked; whatever is marked
        // is no candidate. Expunging all would also take away what other people have marked.
        commands.copy(uids, name);
        commands.flag(uids, "\\Deleted");
        if (store.hasCapability("UIDPLUS")) {
            commands.expunge(uids);
        }
    }

    private void make(String name) throws MessagingException {
        Folder target = store.getFolder(name);
        if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES) && !target.exists()) {
            throw new MailboxTroubleException("The folder '" + name + "' is not there and cannot be made; make it");
        }
    }

    private static void closeQuietly(Store store) {
        try {
            store.close();
        } catch (MessagingException | RuntimeException e) {
            // There is nothing left to close.
            return;
        }
    }
}
