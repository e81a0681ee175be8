package io.motcua.example.evn.door;

import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.view.Observations;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The people's mailbox, looked into by IMAP a few times a second. */
final class Letterbox implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "letterbox");
        thread.setDaemon(true);
        return thread;
    });
    private final Session session;
    private final int port;
    private final String user;
    private final String password;
    private final AnswerReader reader;
    private final Observations observations;
    private final Clock clock;
    private @Nullable Folder inbox;
    private int seen;

    Letterbox(int imapPort, String user, String password, AnswerReader reader, Observations observations, Clock clock) {
        this.port = imapPort;
        this.user = user;
        this.password = password;
        this.reader = reader;
        this.observations = observations;
        this.clock = clock;
        Properties properties = new Properties();
        properties.setProperty("mail.imap.timeout", "20000");
        properties.setProperty("mail.imap.connectiontimeout", "5000");
        session = Session.getInstance(properties);
        looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A look that fails is followed by another, over a connection of its own. */
    private void look() {
        try {
            Folder open = inbox == null || !inbox.isOpen() ? open() : inbox;
            int count = open.getMessageCount();
            for (; seen < count; seen++) {
                read(open.getMessage(seen + 1));
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            inbox = null;
        }
    }

    private Folder open() throws MessagingException {
        Store store = session.getStore("imap");
        store.connect("127.0.0.1", port, user, password);
        Folder folder = store.getFolder("INBOX");
        folder.open(Folder.READ_ONLY);
        inbox = folder;
        return folder;
    }

    private void read(Message message) throws MessagingException, IOException {
        String subject = message.getSubject() == null ? "" : message.getSubject();
        String to = Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                .map(address -> ((InternetAddress) address).getAddress())
                .findFirst()
                .orElse("");
        String[] thread = message.getHeader("In-Reply-To");
        String text = subject + "\n" + AnswerReader.text((MimeMessage) message);
        observations.heard(
                Channel.EMAIL,
                to,
                AnswerReader.reference(text),
                reader.status(Channel.EMAIL, text),
                thread != null && thread.length == 1,
                clock.instant());
    }

    @Override
    public void close() {
        looks.shutdownNow();
        Folder open = inbox;
        if (open != null) {
            try {
                open.getStore().close();
            } catch (MessagingException e) {
                // It is gone already.
            }
        }
    }
}
