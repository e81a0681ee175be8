package io.motcua.example.evn.outside;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;

/**
 * The mail server: SMTP and IMAP on 127.0.0.1. The gateway's mailboxes are its accounts; everything for anybody else
 * goes to one more, by which the demonstration's people read theirs.
 */
final class PostOffice implements AutoCloseable {
    /** Whose mailbox all people share, and its password: nothing in it is anybody's. */
    static final String PEOPLE = "people@mail.example";

    private static final long START_MILLIS = 20_000;
    private static final String HOST = "127.0.0.1";

    private final GreenMail server;

    /**
     * Opens it.
     *
     * @param mailboxes passwords by address
     */
    PostOffice(int smtpPort, int imapPort, Map<String, String> mailboxes, String peoplesPassword) throws UserException {
        server = new GreenMail(new ServerSetup[] {
            setup(smtpPort, ServerSetup.PROTOCOL_SMTP), setup(imapPort, ServerSetup.PROTOCOL_IMAP)
        });
        UserManager users = server.getUserManager();
        for (Map.Entry<String, String> mailbox : mailboxes.entrySet()) {
            users.createUser(mailbox.getKey(), mailbox.getKey(), mailbox.getValue());
        }
        GreenMailUser people = users.createUser(PEOPLE, PEOPLE, peoplesPassword);
        users.setMessageDeliveryHandler((message, address) -> {
            GreenMailUser ours = users.getUserByEmail(address.getEmail());
            return ours == null ? people : ours;
        });
        server.start();
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, HOST, protocol);
        setup.setServerStartupTimeout(START_MILLIS);
        return setup;
    }

    @Override
    public void close() {
        server.stop();
    }
}
