package io.motcua.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.motcua.Answer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An answer as a message: a reply in the thread of the one that it answers, to one address, and marked as automatic so
 * that no machine answers it (RFC 3834, section 3.1.7). Its Message-ID says which notice it is, and of which request.
 */
final class AnswerMessage extends MimeMessage {
    private static final int MAX_SUBJECT_LENGTH = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern ADVERTISES = Pattern.compile("://|www\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern REPLY = Pattern.compile("re\\s*:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String messageId;

    AnswerMessage(Session session, MailboxConfig from, String to, Answer answer, Instant now)
            throws MessagingException {
        super(session);
        // What tells of several requests is no answer to one of their messages.
        Map<String, String> facts = answer.digest() ? Map.of() : answer.notice().transport();
        messageId = answer.digest()
                ? MessageIds.ofSeveral(answer.notice(), from.domain())
                : MessageIds.of(answer.notice(), from.domain());
        setFrom(sender(from));
        setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        setSubject(subject(facts.getOrDefault(EmailBinding.SUBJECT, ""), answer.subject()), "UTF-8");
        setSentDate(Date.from(now));
        String answered = line(facts.getOrDefault(EmailBinding.MESSAGE_ID, ""));
        if (!answered.isEmpty()) {
            setHeader("In-Reply-To", answered);
            String thread = line(facts.getOrDefault(EmailBinding.REFERENCES, "") + " " + answered);
            // One id to a line: a line may have 998 characters (RFC 5322, section 2.1.1).
            setHeader("References", thread.replace(" ", "\r\n "));
        }
        setHeader("Auto-Submitted", "auto-replied");
        setHeader("X-Auto-Response-Suppress", "All");
        if (answer.language().matches("[A-Za-z0-9-]{1,35}")) {
            setHeader("Content-Language", answer.language());
        }
        setText(answer.text().replaceAll("\\R", "\r\n"), "UTF-8");
        setHeader("Content-Transfer-Encoding", "base64");
        saveChanges();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    String messageId() {
        return messageId;
    }

    /**
     * The subject of the message that is answered, by which mail programs find the thread. If it holds an address of
     * the web, our own subject instead: a From line is a claim, and nobody's advertisement goes out under our name.
     */
    private static String subject(String original, String ours) {
        String kept = ADVERTISES.matcher(original).find() ? "" : line(original);
        String subject = kept.isEmpty() ? line(ours) : REPLY.matcher(kept).matches() ? kept : "Re: " + kept;
        return subject.length() > MAX_SUBJECT_LENGTH ? subject.substring(0, MAX_SUBJECT_LENGTH) : subject;
    }

    private static InternetAddress sender(MailboxConfig from) throws MessagingException {
        try {
            return from.displayName().isEmpty()
                    ? new InternetAddress(from.address(), true)
                    : new InternetAddress(from.address(), line(from.displayName()), UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java platform has UTF-8", e);
        }
    }

    /** One line without anything that could end it. */
    private static String line(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }
}
