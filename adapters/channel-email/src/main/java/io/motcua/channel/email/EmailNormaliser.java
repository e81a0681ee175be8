package io.motcua.channel.email;

import io.motcua.Reference;
import io.motcua.ServiceRequest.Attachment;
import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.spi.Normaliser;
import io.motcua.understanding.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a message (RFC 5322, MIME): the description is its subject, a line below it the sender's own words, and below
 * those what the sender passes on, be it below a line that says so or as an attached message. Quoted history is a field
 * of its own, {@link Reading#QUOTED}, since what was said in it may be over. Plain text goes before HTML, unless it only says
 * that there is HTML.
 *
 * <p>A message that breaks off, or goes beyond the limits of {@link MimeReader}, is read as far as it goes; it is
 * unreadable only if it has no header fields at all, or if it breaks off before any words.
 */
final class EmailNormaliser implements Normaliser {
    private static final int MAX_SUBJECT_LENGTH = 1_000;
    private static final int MAX_DESCRIPTION_LENGTH = 100_000;
    private static final int MAX_QUOTED_LENGTH = 20_000;
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_ATTACHMENTS = 100;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern PASSES_ON =
            Pattern.compile("^\\s*(?:(?:re|tl)\\s*:\\s*)*(?:fwd?|chuyển tiếp|ct)\\s*:.*", FLAGS);
    private static final Pattern ANSWERS = Pattern.compile("^\\s*(?:re|aw|tl|trả lời)\\s*:.*", FLAGS);
    private static final Pattern NO_SUBJECT =
            Pattern.compile("^\\s*\\(?\\s*(?:no subject|không có (?:chủ|tiêu) đề|none)\\s*\\)?\\s*$", FLAGS);

    private final Set<String> own;
    private final Set<String> domains;

    /** @param mailboxes ours: what comes from them is our own mail, and their domains are those of our Message-IDs */
    EmailNormaliser(List<MailboxConfig> mailboxes) {
        own = mailboxes.stream().map(MailboxConfig::address).collect(Collectors.toUnmodifiableSet());
        domains = mailboxes.stream().map(MailboxConfig::domain).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Reading read(Submission submission) throws UnreadableException {
        MimeReader mime = MimeReader.read(submission.payload().stream());
        MailPart message = mime.message();
        if (message.hasNoFields()) {
            throw new UnreadableException("It is no message: it begins with no header field (RFC 5322, section 2.2)");
        }
        String subject = subject(message);
        OwnWords words = OwnWords.of(
                Bodies.text(message),
                matches(PASSES_ON, subject),
                matches(ANSWERS, subject) || answersSomething(message));
        String passedOn = words.forwarded().isEmpty() ? attached(message) : words.forwarded();
        List<Attachment> attachments = attachments(message);
        boolean empty = subject.isEmpty() && words.own().isEmpty() && passedOn.isEmpty() && attachments.isEmpty();
        if (empty && !mime.complete()) {
            throw new UnreadableException("The message breaks off before any words");
        }

        Reading.Builder reading = Reading.builder()
                .field(Reading.DESCRIPTION, description(subject, words.own(), passedOn))
                .field(Reading.PASSED_ON, cut(passedOn, MAX_DESCRIPTION_LENGTH))
                .field(Reading.QUOTED, cut(words.quoted(), MAX_QUOTED_LENGTH))
                .attachments(attachments);
        message.field("from")
                .flatMap(MailAddress::first)
                .ifPresent(from -> reading.field(Reading.NAME, cut(from.name(), MAX_NAME_LENGTH))
                        .field(Reading.EMAIL, from.address()));
        reference(message, subject).ifPresent(reference -> reading.field(Reading.REFERENCE, reference.value()));
        message.field("in-reply-to")
                .flatMap(ids -> MessageIds.ours(ids, domains))
                // Programs that keep no Message-ID still say whose words they quote.
                .or(() -> own.stream()
                        .filter(words.answered().toLowerCase(Locale.ROOT)::contains)
                        .findFirst())
                .ifPresent(id -> reading.field(Reading.ANSWERS_OURS, id));
        Optional<String> automatic = AutomaticMail.cause(message, own);
        automatic
                .or(() -> empty ? Optional.of("It is empty") : Optional.empty())
                .ifPresent(reading::needsNoAnswer);
        return reading.build();
    }

    private static String subject(MailPart message) {
        String subject = message.field("subject")
                .map(EncodedWords::decode)
                .map(text -> cut(text.replaceAll("\\s+", " ").strip(), MAX_SUBJECT_LENGTH))
                .orElse("");
        return matches(NO_SUBJECT, subject) ? "" : subject;
    }

    /** The words of the first message that is attached, with its subject. */
    private static String attached(MailPart message) {
        return Bodies.attachedMessages(message)
                .findFirst()
                .map(inner -> {
                    String subject = subject(inner);
                    OwnWords words =
                            OwnWords.of(Bodies.text(inner), matches(PASSES_ON, subject), matches(ANSWERS, subject));
                    return description(subject, words.own(), words.forwarded());
                })
                .orElse("");
    }

    private Optional<Reference> reference(MailPart message, String subject) {
        String answered = String.join(" ", message.allFields("references")) + " "
                + String.join(" ", message.allFields("in-reply-to"));
        return MessageIds.referenceIn(answered, domains).or(() -> MessageIds.referenceInSubject(subject));
    }

    private static List<Attachment> attachments(MailPart message) {
        List<Attachment> found = new ArrayList<>();
        Bodies.attachments(message)
                .limit(MAX_ATTACHMENTS)
                .forEach(part -> found.add(new Attachment(
                        part.fileName().map(name -> cut(name, MAX_NAME_LENGTH)),
                        part.mediaType().matches("[a-z0-9.+_-]{1,100}/[a-z0-9.+_-]{1,100}")
                                ? part.mediaType()
                                : "application/octet-stream",
                        part.size(),
                        part.sha256())));
        return found;
    }

    private static boolean answersSomething(MailPart message) {
        return message.field("in-reply-to").isPresent();
    }

    private static String description(String subject, String own, String passedOn) {
        return cut(
                Stream.of(subject, own, passedOn)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n")),
                MAX_DESCRIPTION_LENGTH);
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }

    /** Never between the two halves of a character. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
