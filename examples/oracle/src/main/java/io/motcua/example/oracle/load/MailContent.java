package io.motcua.example.oracle.load;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What is below the header of a mail: servers on the way add to the header, and some to the end of the last line. */
public final class MailContent {
    private static final Pattern LINE_END = Pattern.compile("\r\n?|\n");

    private MailContent() {}

    /** The content, in lines that end alike. */
    public static byte[] of(byte[] mail) {
        String text =
                LINE_END.matcher(new String(mail, StandardCharsets.ISO_8859_1)).replaceAll("\n");
        int blank = text.indexOf("\n\n");
        return (blank < 0 ? "" : text.substring(blank + 2)).strip().getBytes(StandardCharsets.ISO_8859_1);
    }
}
