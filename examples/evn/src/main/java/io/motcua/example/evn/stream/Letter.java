package io.motcua.example.evn.stream;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** E-mails as mail programs write them (RFC 5322, RFC 2045); whoever sends one puts the date on top. */
final class Letter {
    private static final String HOST = "mail.example";
    private static final int LINE = 76;

    private Letter() {}

    /** Somebody's request. */
    static Message request(String mailbox, Told told, RandomGenerator random) {
        String text = "Kính gửi điện lực,\n\n" + told.inOneText("Địa chỉ: ", "Mã khách hàng: ") + "\n\n" + told.name()
                + " - " + told.phone() + "\n";
        String id = id(random);
        String sender = Unaccented.mailName(told.name()) + "." + id + "@" + HOST;
        String head = head(told.name(), sender, mailbox, subject(told.words()), id);
        String body = random.nextInt(3) == 0 ? both(text, id) : part("text/plain", text);
        return mail(mailbox, sender, head + body);
    }

    /** What a machine writes when its owner is away (RFC 3834). */
    static Message outOfOffice(String mailbox, String name, RandomGenerator random) {
        String id = id(random);
        String sender = Unaccented.mailName(name) + "." + id + "@" + HOST;
        String head = head(name, sender, mailbox, "Trả lời tự động: Nghỉ phép", id)
                + "Auto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\n";
        return mail(
                mailbox, sender, head + part("text/plain", "Tôi nghỉ phép đến hết tuần, việc gấp xin gọi cơ quan.\n"));
    }

    /** What a list sends to everybody on it (RFC 2919). */
    static Message newsletter(String mailbox, RandomGenerator random) {
        String id = id(random);
        String sender = "ban.tin." + id + "@" + HOST;
        String head = head("Bản tin", sender, mailbox, "Bản tin tiết kiệm điện trong tuần", id)
                + "List-Id: <ban-tin." + HOST + ">\r\nList-Unsubscribe: <mailto:thoi@" + HOST + ">\r\n"
                + "Precedence: bulk\r\n";
        return mail(
                mailbox, sender, head + part("text/plain", "Tuần này: mẹo dùng máy lạnh. Mời xem trên trang tin.\n"));
    }

    private static Message mail(String mailbox, String sender, String text) {
        return new Message(Channel.EMAIL, mailbox, sender, Message.MAIL, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(String name, String sender, String mailbox, String subject, String id) {
        return "From: " + encoded(name) + " <" + sender + ">\r\nTo: " + mailbox + "\r\nSubject: " + encoded(subject)
                + "\r\nMessage-ID: <" + id + "@" + HOST + ">\r\nMIME-Version: 1.0\r\n";
    }

    private static String part(String type, String text) {
        return "Content-Type: " + type + "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64(text)
                + "\r\n";
    }

    /** Plain text, and the same for those who want it prettier. */
    private static String both(String text, String id) {
        String html = "<html><body><p>" + text.strip().replace("\n\n", "</p><p>") + "</p></body></html>";
        String boundary = "=_" + id;
        return "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n--" + boundary + "\r\n"
                + part("text/plain", text) + "--" + boundary + "\r\n" + part("text/html", html) + "--" + boundary
                + "--\r\n";
    }

    /** As people write it: the beginning of what they have to say. */
    private static String subject(String words) {
        String[] all = words.split(" ");
        return String.join(" ", java.util.Arrays.copyOf(all, Math.min(5, all.length)));
    }

    /** An encoded word (RFC 2047); what is longer than one may be is cut. */
    private static String encoded(String text) {
        String cut = text;
        while (cut.getBytes(StandardCharsets.UTF_8).length > 42) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(cut.strip().getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    private static String base64(String text) {
        return Base64.getMimeEncoder(LINE, new byte[] {'\r', '\n'})
                .encodeToString(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String id(RandomGenerator random) {
        return Long.toString(random.nextLong() >>> 16, Character.MAX_RADIX);
    }
}
