package io.motcua.example.oracle.reconcile;

import io.motcua.example.oracle.load.Hash;
import io.motcua.example.oracle.load.MailContent;
import io.motcua.example.oracle.load.Marker;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody sent, as it is known again in the bytes that the ledger keeps. Read from the bytes alone, and not by the
 * code that stored them.
 *
 * @param submission as its sender calls it, if it is one of ours
 * @param sha256 of its content, in hexadecimal
 */
record Original(Optional<String> submission, String sha256) {
    /** The sender's number in a deliver_sm, a C-octet string (SMPP 3.4, section 3.1). */
    private static final Pattern SENDER = Pattern.compile("8490(\\d{7})\0");

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:[ \t]*<([^>\r\n]*)>");

    static Original of(String channel, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return switch (channel) {
            case "email" -> {
                Matcher id = MESSAGE_ID.matcher(text);
                yield new Original(
                        id.find() ? Marker.in(id.group(1)) : Optional.empty(), Hash.of(MailContent.of(bytes)));
            }
            case "sms" -> {
                Matcher sender = SENDER.matcher(text);
                yield new Original(
                        sender.find() ? Optional.of(Marker.of(Integer.parseInt(sender.group(1)))) : Optional.empty(),
                        Hash.of(bytes));
            }
            // JSON and forms leave the letters of a name as they are.
            default -> new Original(Marker.in(text), Hash.of(bytes));
        };
    }
}
