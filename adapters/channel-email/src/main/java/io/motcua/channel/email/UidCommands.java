package io.motcua.channel.email;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.Item;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.eclipse.angus.mail.imap.protocol.UIDSet;
import org.jspecify.annotations.Nullable;

/**
 * The commands of IMAP that name messages by UID (RFC 9051, section 6.4.9), on the folder that a connection has
 * selected. None of them depends on a count of messages that is kept here: a server that forgets to announce an arrival
 * or a removal would shift all numbers behind it, and one message would be moved for another. For use by one thread.
 */
final class UidCommands {
    private final IMAPFolder folder;

    UidCommands(IMAPFolder folder) {
        this.folder = folder;
    }

    /**
     * The messages that match, in the order of their UIDs.
     *
     * @param criteria a search key of RFC 9051, section 6.4.4
     */
    List<Long> search(String criteria) throws MessagingException {
        List<Long> found = new ArrayList<>();
        for (Response response : command("UID SEARCH " + criteria, null)) {
            if (response instanceof IMAPResponse search && search.keyEquals("SEARCH")) {
                for (long uid; (uid = search.readLong()) != -1; ) {
                    found.add(uid);
                }
            }
        }
        found.sort(null);
        return found;
    }

    /** The sizes that the server says these messages have, in bytes; those that are gone are left out. */
    Map<Long, Integer> sizes(List<Long> uids) throws MessagingException {
        Map<Long, Integer> sizes = new HashMap<>();
        if (uids.isEmpty()) {
            return sizes;
        }
        for (Response response : command("UID FETCH " + set(uids) + " (UID RFC822.SIZE)", null)) {
            Optional<Long> uid = uid(response);
            Optional<RFC822SIZE> size = item(response, RFC822SIZE.class);
            if (uid.isPresent() && size.isPresent()) {
                sizes.put(uid.get(), (int) Math.min(Math.max(0, size.get().size), Integer.MAX_VALUE));
            }
        }
        return sizes;
    }

    /** The bytes of a message, which stays as unread as it was; empty if it is gone. */
    Optional<byte[]> bytes(long uid) throws MessagingException {
        for (Response response : command("UID FETCH " + uid + " (UID BODY.PEEK[])", null)) {
            Optional<BODY> body = item(response, BODY.class);
            if (body.isPresent() && uid(response).filter(of -> of == uid).isPresent()) {
                return Optional.ofNullable(body.get().getByteArray()).map(bytes -> bytes.getNewBytes());
            }
        }
        return Optional.empty();
    }

    /** Sets a flag or a keyword. Messages that are gone are left alone, as by all commands below. */
    void flag(List<Long> uids, String flag) throws MessagingException {
        command("UID STORE " + set(uids) + " +FLAGS.SILENT (" + flag + ")", null);
    }

    /** Moves messages into another folder (RFC 6851). */
    void move(List<Long> uids, String mailbox) throws MessagingException {
        intoFolder("UID MOVE", uids, mailbox);
    }

    void copy(List<Long> uids, String mailbox) throws MessagingException {
        intoFolder("UID COPY", uids, mailbox);
    }

    /** Takes away those of the messages that are marked as deleted, and no others (RFC 4315, section 2.1). */
    void expunge(List<Long> uids) throws MessagingException {
        command("UID EXPUNGE " + set(uids), null);
    }

    private void intoFolder(String command, List<Long> uids, String mailbox) throws MessagingException {
        Argument arguments = new Argument();
        arguments.writeAtom(set(uids));
        folder.doCommand(protocol -> {
            if (protocol.supportsUtf8()) {
                arguments.writeString(mailbox, StandardCharsets.UTF_8);
            } else {
                arguments.writeString(BASE64MailboxEncoder.encode(mailbox));
            }
            return run(protocol, command, arguments);
        });
    }

    private Response[] command(String command, @Nullable Argument arguments) throws MessagingException {
        return (Response[]) folder.doCommand(protocol -> run(protocol, command, arguments));
    }

    private static Response[] run(IMAPProtocol protocol, String command, @Nullable Argument arguments)
            throws ProtocolException {
        Response[] responses = protocol.command(command, arguments);
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return responses;
    }

    private static Optional<Long> uid(Response response) {
        return item(response, UID.class).map(item -> item.uid);
    }

    private static <T extends Item> Optional<T> item(Response response, Class<T> kind) {
        return response instanceof FetchResponse fetch ? Optional.ofNullable(fetch.getItem(kind)) : Optional.empty();
    }

    private static String set(List<Long> uids) {
        return UIDSet.toString(UIDSet.createUIDSets(
                uids.stream().mapToLong(Long::longValue).sorted().toArray()));
    }
}
