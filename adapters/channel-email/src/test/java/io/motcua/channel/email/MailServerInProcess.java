package io.motcua.channel.email;

import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.motcua.Intake;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** A mail server in this process, with IMAP and SMTP on free ports, and a person's own way into its mailboxes. */
final class MailServerInProcess implements AutoCloseable {
    static final String ADDRESS = "cskh@evnspc.vn";
    static final String PASSWORD = "never-in-a-log";

    private final ServerSetup imap = setup("imap");
    private final ServerSetup smtp = setup("smtp");
    private final GreenMail server;
    private int smtpPort;
    private @Nullable SmtpServer smtpAgain;

    MailServerInProcess(String... addresses) {
        server = new GreenMail(new ServerSetup[] {imap, smtp});
        server.start();
        for (String address : addresses.length == 0 ? new String[] {ADDRESS} : addresses) {
            server.setUser(address, address, PASSWORD);
        }
    }

    GreenMail greenMail() {
        return server;
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    int smtpPort() {
        return smtpPort > 0 ? smtpPort : server.getSmtp().getPort();
    }

    MailboxConfig.Builder mailbox(String address) {
        return MailboxConfig.builder(address)
                .imap(new MailServer("127.0.0.1", imapPort(), Tls.NONE, address, PASSWORD))
                .smtp(new MailServer("127.0.0.1", smtpPort(), Tls.NONE, address, PASSWORD));
    }

    static EmailConfig.Builder config(MailboxConfig... mailboxes) {
        EmailConfig.Builder config =
                EmailConfig.builder().pollInterval(Duration.ofMillis(50)).timeout(Duration.ofSeconds(10));
        for (MailboxConfig mailbox : mailboxes) {
            config.mailbox(mailbox);
        }
        return config;
    }

    /** A started context with this channel in front of this intake. */
    static DefaultCamelContext start(EmailChannel channel, Intake intake) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("intake", new IntakeDoor(intake));
        context.addRoutes(channel);
        context.start();
        return context;
    }

    interface Body {
        void run() throws Exception;
    }

    /** Does something while a context runs, and stops it. */
    static void running(DefaultCamelContext context, Body body) throws Exception {
        try {
            body.run();
        } finally {
            context.stop();
        }
    }

    static EmailChannel channel(EmailConfig config) {
        return new EmailChannel(config, Clock.systemUTC());
    }

    /** Delivers a message into a mailbox's {@code INBOX}, as from another server. */
    void deliver(String address, byte[] message) throws Exception {
        server.getUserManager()
                .getUser(address)
                .deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message)));
    }

    /** Puts a message into a folder as it is, and returns its UID. */
    long append(String address, byte[] message) throws MessagingException {
        return inFolder(address, "INBOX", folder -> {
            long uid = ((UIDFolder) folder).getUIDNext();
            folder.appendMessages(new Message[] {new RawMessage(message)});
            return uid;
        });
    }

    /** The messages that lie in a folder, as bytes; none if there is no such folder. */
    List<byte[]> messages(String address, String folderName) throws MessagingException {
        return inFolder(address, folderName, folder -> {
            List<byte[]> all = new ArrayList<>();
            for (Message message : folder.getMessages()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ((org.eclipse.angus.mail.imap.IMAPMessage) message).setPeek(true);
                message.writeTo(bytes);
                all.add(bytes.toByteArray());
            }
            return all;
        });
    }

    int count(String address, String folderName) throws MessagingException {
        return inFolder(address, folderName, Folder::getMessageCount);
    }

    interface InFolder<T> {
        T apply(Folder folder) throws MessagingException, IOException;
    }

    /** Does something as the mailbox's owner would, over IMAP. */
    <T> T inFolder(String address, String folderName, InFolder<T> action) throws MessagingException {
        Store store = session().getStore("imap");
        store.connect("127.0.0.1", imapPort(), address, PASSWORD);
        try {
            Folder folder = store.getFolder(folderName);
            if (!folder.exists()) {
                folder.create(Folder.HOLDS_MESSAGES);
            }
            folder.open(Folder.READ_WRITE);
            return action.apply(folder);
        } catch (IOException e) {
            throw new MessagingException("Reading a message", e);
        } finally {
            store.close();
        }
    }

    /** From now on nobody listens for SMTP. */
    void stopSmtp() {
        smtpPort = smtpPort();
        server.getSmtp().stopService();
        if (smtpAgain != null) {
            smtpAgain.stopService();
        }
    }

    /** Takes mail again, on the port of before. */
    void restartSmtp() {
        ServerSetup same = new ServerSetup(smtpPort, "127.0.0.1", "smtp");
        same.setServerStartupTimeout(10_000);
        smtpAgain = new SmtpServer(same, server.getManagers());
        smtpAgain.startService();
    }

    static boolean hasFlag(Message message, String keyword) throws MessagingException {
        return message.getFlags().contains(new Flags(keyword));
    }

    static Session session() {
        Properties settings = new Properties();
        settings.setProperty("mail.imap.partialfetch", "false");
        settings.setProperty("mail.mime.address.strict", "false");
        return Session.getInstance(settings);
    }

    @Override
    public void close() {
        if (smtpAgain != null) {
            smtpAgain.stopService();
        }
        server.stop();
    }

    private static ServerSetup setup(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(10_000);
        return setup;
    }

    /** A message that is written as it was given. */
    static final class RawMessage extends MimeMessage {
        private final byte[] bytes;

        RawMessage(byte[] bytes) {
            super(session());
            this.bytes = bytes;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(bytes);
        }

        @Override
        public void saveChanges() {
            // It stays as it is.
        }
    }
}
