package io.motcua.example.evn.door;

import io.motcua.example.evn.stream.PlannedRequest;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Mail programs that hand their e-mails in by SMTP, one after the other. Safe for use by many threads. */
final class Outbox implements WayIn, AutoCloseable {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "outbox");
        made.setDaemon(true);
        return made;
    });
    private final Session session;
    private final Clock clock;

    Outbox(int smtpPort, Clock clock) {
        this.clock = clock;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(smtpPort));
        properties.setProperty("mail.smtp.timeout", "20000");
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        session = Session.getInstance(properties);
    }

    @Override
    public CompletableFuture<Heard> send(PlannedRequest request) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Transport.send(
                                message(request), new InternetAddress[] {new InternetAddress(request.account())});
                        return new Heard(200, "", Optional.empty());
                    } catch (MessagingException e) {
                        return new Heard(503, e.toString(), Optional.empty());
                    }
                },
                thread);
    }

    /** The e-mail as it was written, with the date on top. */
    private MimeMessage message(PlannedRequest request) throws MessagingException {
        String date = "Date: " + DATE.format(clock.instant()) + "\r\n";
        String text = date + new String(request.body(), StandardCharsets.US_ASCII);
        return new MimeMessage(session, new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))) {
            @Override
            protected void updateMessageID() {
                // It has one, by which its answer is found.
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
