package io.motcua.example.oracle.outside;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.motcua.example.oracle.gateway.MailAccount;
import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.journal.Journal;
import io.motcua.example.oracle.load.Channel;
import io.motcua.example.oracle.load.Marker;
import io.motcua.example.oracle.load.Sample;
import io.motcua.example.oracle.load.Source;
import io.motcua.example.oracle.load.Witness;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The mail server, and the people who hand their mail in there by SMTP. A mail counts as acknowledged when the gateway
 * has moved it out of the inbox. Each mail has a sender of its own.
 */
final class MailHouse implements Source, Telling {
    private static final long LOOK_MILLIS = 100;

    private final GreenMail server;
    private final GreenMailUser ours;
    private final GreenMailUser people;
    private final Journal journal;
    private final NoticeBook notices;
    private final Session session;
    private final BlockingQueue<Sample> due = new LinkedBlockingQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Set<String> acknowledged = new HashSet<>();
    private long seenUpTo;

    MailHouse(int imapPort, int smtpPort, String password, Journal journal, NoticeBook notices) throws FolderException {
        this.journal = journal;
        this.notices = notices;
        this.server = new GreenMail(new ServerSetup[] {
            new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        this.ours = server.setUser(MailAccount.ADDRESS, password);
        this.people = server.setUser("everybody@" + Mail.PEOPLE, password);
        server.getUserManager().setMessageDeliveryHandler(this::delivered);
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(smtpPort));
        this.session = Session.getInstance(properties);
        start("handing mail in", this::handIn);
        start("looking at the mailbox", this::look);
    }

    @Override
    public void put(Sample sample) {
        open.incrementAndGet();
        due.add(sample);
    }

    @Override
    public int open() {
        return open.get();
    }

    @Override
    public int acknowledged() {
        synchronized (acknowledged) {
            return acknowledged.size();
        }
    }

    /** Writes down which mails are out of the inbox by now. */
    @Override
    public void catchUp() {
        synchronized (acknowledged) {
            MailFolder processed = server.getManagers().getImapHostManager().getFolder(ours, MailAccount.PROCESSED);
            if (processed == null) {
                return;
            }
            try {
                for (long uid : processed.getMessageUids()) {
                    if (uid > seenUpTo) {
                        moved(processed.getMessage(uid).getMimeMessage());
                        seenUpTo = uid;
                    }
                }
            } catch (IOException | MessagingException e) {
                Witness.silenced(e);
            }
        }
    }

    private void moved(MimeMessage mail) throws IOException, MessagingException {
        String submission = Marker.in(String.valueOf(mail.getMessageID())).orElse("nobody:" + mail.getMessageID());
        journal.append(new Entry.Acknowledged(submission, Optional.empty()));
        // A mail that was copied by a gateway that was killed before it was taken away comes here twice.
        if (acknowledged.add(submission)) {
            open.decrementAndGet();
        }
    }

    /** Says whose mailbox a mail goes to; one that the gateway sends somebody is written down first. */
    private GreenMailUser delivered(MovingMessage mail, MailAddress to) throws MessagingException {
        if (to.getEmail().equalsIgnoreCase(MailAccount.ADDRESS)) {
            return ours;
        }
        String submission = Marker.in(to.getEmail()).orElse("nobody:" + to.getEmail());
        try {
            String text = mail.getMessage().getSubject() + "\n" + Mail.text(mail.getMessage());
            notices.told(submission, text, String.valueOf(mail.getMessage().getMessageID()));
        } catch (IOException e) {
            throw new MessagingException("The mail cannot be read", e);
        }
        return people;
    }

    private void handIn() {
        try {
            while (true) {
                Sample sample = due.take();
                Mail mail = Mail.of(sample);
                journal.append(
                        sample.intent(Channel.EMAIL, mail.content(), Mail.SUBJECT + "\n" + sample.wordsWithPlace()));
                MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail.bytes()));
                handIn(message);
            }
        } catch (InterruptedException | IOException | MessagingException e) {
            Witness.silenced(e);
        }
    }

    /** As it is: what goes out must be what was written down. */
    private void handIn(MimeMessage message) throws MessagingException {
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, InternetAddress.parse(MailAccount.ADDRESS));
        }
    }

    private void look() {
        try {
            while (true) {
                catchUp();
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Witness.silenced(e);
        }
    }

    private static void start(String name, Runnable what) {
        Thread thread = new Thread(what, name);
        thread.setDaemon(true);
        thread.start();
    }
}
