package io.motcua.channel.email;

import io.motcua.Payload;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * Makes submissions of what lies in mailboxes. Of the header it takes only what an answer needs, cut to a length and
 * without control characters; mail that nobody may answer gets no {@link Submission#ANSWER_TO}.
 */
final class EmailBinding {
    /** The mailbox that the message came to, which its answers come from. */
    static final String MAILBOX = "mailbox";

    static final String MESSAGE_ID = "messageId";
    static final String REFERENCES = "references";
    static final String SUBJECT = "subject";
    static final String UID = "uid";

    private static final int MAX_MESSAGE_ID_LENGTH = 500;
    private static final int MAX_REFERENCES_LENGTH = 2_000;
    private static final int MAX_SUBJECT_LENGTH = 200;

    private final Set<String> own;
    private final Clock clock;

    EmailBinding(List<MailboxConfig> mailboxes, Clock clock) {
        this.own = mailboxes.stream().map(MailboxConfig::address).collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    /** Makes the body, an {@link ArrivedMail}, a {@link Submission}. */
    void toSubmission(Exchange exchange) {
        exchange.getMessage().setBody(submission(exchange.getMessage().getBody(ArrivedMail.class), clock.instant()));
    }

    Submission submission(ArrivedMail mail, Instant receivedAt) {
        Payload payload = Payload.of(mail.bytes(), "message/rfc822");
        String key = mail.folder() + "/" + mail.uidValidity() + "/" + mail.uid();
        return new Submission(
                TrackingId.next(),
                EmailChannel.CHANNEL,
                mail.account(),
                receivedAt,
                Urgency.OTHER,
                // A server that gives one UID to two messages breaks RFC 9051; both are kept.
                mail.again() ? key + "/" + payload.sha256Hex().substring(0, 16) : key,
                payload,
                transport(mail));
    }

    private Map<String, String> transport(ArrivedMail mail) {
        Map<String, String> facts = new HashMap<>();
        facts.put(MAILBOX, mail.account());
        facts.put(UID, mail.uidValidity() + "/" + mail.uid());
        MailPart message = MimeReader.fields(new ByteArrayInputStream(mail.bytes()));
        if (AutomaticMail.cause(message, own).isPresent()) {
            return facts;
        }
        answerTo(message).ifPresent(address -> {
            facts.put(Submission.ANSWER_TO, address);
            message.field("message-id")
                    .map(EmailBinding::clean)
                    .filter(id -> id.length() <= MAX_MESSAGE_ID_LENGTH && id.matches("<[^<>\\s]+>"))
                    .ifPresent(id -> facts.put(MESSAGE_ID, id));
            String references = references(message);
            if (!references.isEmpty()) {
                facts.put(REFERENCES, references);
            }
            message.field("subject")
                    .map(EncodedWords::decode)
                    .map(EmailBinding::clean)
                    .map(subject -> subject.substring(0, Math.min(MAX_SUBJECT_LENGTH, subject.length())))
                    .filter(subject -> !subject.isEmpty())
                    .ifPresent(subject -> facts.put(SUBJECT, subject));
        });
        return facts;
    }

    private Optional<String> answerTo(MailPart message) {
        return message.field("reply-to")
                .flatMap(MailAddress::first)
                .or(() -> message.field("from").flatMap(MailAddress::first))
                .map(MailAddress::address)
                .filter(address -> !own.contains(address));
    }

    /** The newest Message-IDs of the thread (RFC 5322, section 3.6.4), the oldest first. */
    private static String references(MailPart message) {
        String all = clean(String.join(" ", message.allFields("references")));
        if (all.isEmpty()) {
            all = clean(message.field("in-reply-to").orElse(""));
        }
        StringBuilder kept = new StringBuilder();
        String[] ids = all.split(" ");
        for (int i = ids.length - 1; i >= 0; i--) {
            if (ids[i].matches("<[^<>\\s]+>")) {
                if (kept.length() + ids[i].length() > MAX_REFERENCES_LENGTH) {
                    break;
                }
                kept.insert(0, ids[i] + " ");
            }
        }
        return kept.toString().strip();
    }

    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s\u2028\u2029]+", " ").strip();
    }
}
