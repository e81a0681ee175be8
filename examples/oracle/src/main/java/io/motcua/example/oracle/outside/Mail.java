package io.motcua.example.oracle.outside;

import io.motcua.example.oracle.load.MailContent;
import io.motcua.example.oracle.load.Sample;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A mail as somebody's program writes it: plain text in UTF-8, in one of three transfer encodings (RFC 2045, section 6).
 *
 * @param bytes the whole of it
 */
record Mail(byte[] bytes) {
    /** Where people have their mailboxes. */
    static final String PEOPLE = "people.example";

    static final String SUBJECT = "Phan anh";

    private static final List<String> ENCODINGS = List.of("8bit", "base64", "quoted-printable");

    static Mail of(Sample sample) throws IOException, MessagingException {
        String encoding = ENCODINGS.get(sample.number() % ENCODINGS.size());
        String name = sample.submission();
        String head = String.join(
                "\r\n",
                "From: <" + name + "@" + PEOPLE + ">",
                "To: <cskh@evn.com.vn>",
                "Subject: " + SUBJECT,
                "Message-ID: <" + name + "@" + PEOPLE + ">",
                "Date: Tue, 9 Jun 2026 08:15:00 +0700",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: " + encoding,
                "",
                "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        try (OutputStream body = MimeUtility.encode(bytes, encoding)) {
            body.write((sample.wordsWithPlace() + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        return new Mail(bytes.toByteArray());
    }

    /** What is below the header, where nobody on the way adds anything. */
    byte[] content() {
        return MailContent.of(bytes);
    }

    /** The first plain text of a mail. */
    static String text(Part part) throws IOException, MessagingException {
        if (part.getContent() instanceof Multipart parts) {
            return parts.getCount() == 0 ? "" : text(parts.getBodyPart(0));
        }
        return part.getContent() instanceof String text ? text : "";
    }
}
