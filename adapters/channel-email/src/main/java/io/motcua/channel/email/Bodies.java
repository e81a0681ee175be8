package io.motcua.channel.email;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds in a message which parts are its text, which are attached, and which are messages of their own. */
final class Bodies {
    /** Plain text with fewer words than this beside much HTML only says that there is HTML. */
    private static final int PLACEHOLDER_WORDS = 20;

    private Bodies() {}

    /** The text that a mail program would show, HTML made plain. */
    static String text(MailPart part) {
        if (part.isLeaf()) {
            if (part.isAttachment()) {
                return "";
            }
            String text = part.decodedText();
            return part.mediaType().equals("text/html") ? HtmlText.of(text) : text;
        }
        if (part.mediaType().startsWith("message/")) {
            return "";
        }
        if (part.mediaType().equals("multipart/alternative")) {
            return alternative(part);
        }
        return part.parts().stream()
                .map(Bodies::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** Everything that stands beside the text, not what is in attached messages. */
    static Stream<MailPart> attachments(MailPart part) {
        if (part.isLeaf()) {
            return part.isAttachment() ? Stream.of(part) : Stream.empty();
        }
        return part.mediaType().startsWith("message/")
                ? Stream.empty()
                : part.parts().stream().flatMap(Bodies::attachments);
    }

    /** The messages that are attached to this one, not those within them. */
    static Stream<MailPart> attachedMessages(MailPart part) {
        if (part.mediaType().equals("message/rfc822") && !part.isLeaf()) {
            return part.parts().stream();
        }
        return part.parts().stream().flatMap(Bodies::attachedMessages);
    }

    private static String alternative(MailPart part) {
        String plain = "";
        String rich = "";
        for (MailPart choice : part.parts()) {
            String text = text(choice);
            if (choice.mediaType().equals("text/plain")) {
                plain = plain.isBlank() ? text : plain;
            } else {
                rich = rich.isBlank() ? text : rich;
            }
        }
        int words = words(plain);
        boolean placeholder = words < PLACEHOLDER_WORDS && words(rich) > 3 * words;
        return placeholder ? rich : plain;
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
