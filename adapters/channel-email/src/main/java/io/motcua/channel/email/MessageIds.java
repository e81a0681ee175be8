package io.motcua.channel.email;

import io.motcua.Notice;
import io.motcua.Reference;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Message-IDs of our own messages: {@code <notice id.reference@our domain>}. Whoever answers one names the request
 * without knowing it, and a notice that is sent twice has one id, by which mail programs show it once.
 */
final class MessageIds {
    private static final Pattern OURS = Pattern.compile(
            "<[0-9a-fA-F-]{36}\\.(MC-[0-9A-Za-z]{3}-[0-9A-Za-z]{3}-[0-9A-Za-z]{3})@([A-Za-z0-9.-]{1,250})>");
    private static final Pattern ANY = Pattern.compile("<[^<>\\s@]{1,250}@([A-Za-z0-9.-]{1,250})>");
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<![\\p{L}\\p{N}])MC[\\s-]?[0-9A-Z]{3}[\\s-]?[0-9A-Z]{3}[\\s-]?[0-9A-Z]{3}(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    private MessageIds() {}

    static String of(Notice notice, String domain) {
        return "<" + notice.noticeId() + "." + notice.update().reference().value() + "@" + domain + ">";
    }

    /** Of a message that tells of several requests: whoever answers it names none of them. */
    static String ofSeveral(Notice notice, String domain) {
        return "<" + notice.noticeId() + "@" + domain + ">";
    }

    /** The reference of the last message of ours that these Message-IDs name. */
    static Optional<Reference> referenceIn(String messageIds, Set<String> domains) {
        Optional<Reference> last = Optional.empty();
        Matcher ours = OURS.matcher(messageIds);
        while (ours.find()) {
            if (domains.contains(ours.group(2).toLowerCase(Locale.ROOT))) {
                Optional<Reference> previous = last;
                last = Reference.parse(ours.group(1)).or(() -> previous);
            }
        }
        return last;
    }

    /** The first of these Message-IDs that is of a domain of ours: of a message that one of our systems sent. */
    static Optional<String> ours(String messageIds, Set<String> domains) {
        Matcher id = ANY.matcher(messageIds);
        while (id.find()) {
            if (domains.contains(id.group(1).toLowerCase(Locale.ROOT))) {
                return Optional.of(id.group());
            }
        }
        return Optional.empty();
    }

    /** The first reference in a subject, if its check character is right. */
    static Optional<Reference> referenceInSubject(String subject) {
        Matcher written = WRITTEN.matcher(subject);
        while (written.find()) {
            Optional<Reference> reference = Reference.parse(written.group());
            if (reference.isPresent()) {
                return reference;
            }
        }
        return Optional.empty();
    }
}
