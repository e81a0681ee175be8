package io.motcua.channel.email;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;

/** Makes sessions of the mail library. Each stands alone: nothing of the system's properties or a message gets in. */
final class MailSessions {
    private MailSessions() {}

    /** For IMAP, by the protocol {@link #imapProtocol}. */
    static Session imap(MailServer server, Duration timeout) {
        String prefix = "mail." + imapProtocol(server) + ".";
        Properties settings = common(server, prefix, timeout);
        // A message comes in one piece. In pieces of 16 KB, the default, a photograph takes a hundred round trips, and
        // ends early where a server says a wrong size.
        settings.setProperty(prefix + "partialfetch", "false");
        settings.setProperty(prefix + "peek", "true");
        settings.setProperty(prefix + "closefoldersonstorefailure", "true");
        return Session.getInstance(settings);
    }

    /** For SMTP, by the protocol {@link #smtpProtocol}. */
    static Session smtp(MailServer server, Duration timeout) {
        String prefix = "mail." + smtpProtocol(server) + ".";
        Properties settings = common(server, prefix, timeout);
        settings.setProperty(prefix + "quitwait", "false");
        settings.setProperty(prefix + "userset", "true");
        settings.setProperty(prefix + "auth", Boolean.toString(!server.user().isEmpty()));
        return Session.getInstance(settings);
    }

    static String imapProtocol(MailServer server) {
        return server.tls() == Tls.IMPLICIT ? "imaps" : "imap";
    }

    static String smtpProtocol(MailServer server) {
        return server.tls() == Tls.IMPLICIT ? "smtps" : "smtp";
    }

    private static Properties common(MailServer server, String prefix, Duration timeout) {
        Properties settings = new Properties();
        String millis = Long.toString(timeout.toMillis());
        settings.setProperty(prefix + "connectiontimeout", millis);
        settings.setProperty(prefix + "timeout", millis);
        settings.setProperty(prefix + "writetimeout", millis);
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (server.tls() == Tls.STARTTLS) {
            settings.setProperty(prefix + "starttls.enable", "true");
            settings.setProperty(prefix + "starttls.required", "true");
        }
        return settings;
    }
}
