package io.motcua.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.spi.RememberingIntake;
import io.motcua.text.TextRepair;
import io.motcua.understanding.Reading;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Transport;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The labelled e-mails of the corpus, sent over SMTP and fetched over IMAP. */
class EmailCorpusTest {
    private static final Path CORPUS =
            Path.of("..", "..", "core", "src", "test", "resources", "io", "motcua", "corpus");

    private record Case(String id, String account, byte[] message, JsonNode expected) {}

    @Test
    void corpusGoesInOverTheRealProtocolsAndIsReadFieldForField() throws Exception {
        List<Case> cases = cases();
        String[] accounts = cases.stream().map(Case::account).distinct().toArray(String[]::new);
        RememberingIntake intake = new RememberingIntake();
        try (MailServerInProcess server = new MailServerInProcess(accounts)) {
            EmailConfig.Builder config = MailServerInProcess.config();
            for (String account : accounts) {
                config.mailbox(server.mailbox(account).build());
            }
            EmailChannel channel = MailServerInProcess.channel(config.build());
            Map<String, Submission> arrived = new HashMap<>();
            MailServerInProcess.running(MailServerInProcess.start(channel, intake), () -> {
                for (Case one : cases) {
                    int before = intake.stored().size();
                    send(server, one);
                    await().atMost(Duration.ofSeconds(15))
                            .until(() -> intake.stored().size() > before);
                    arrived.put(one.id(), intake.stored().get(before));
                }
                for (String account : accounts) {
                    await().atMost(Duration.ofSeconds(15)).until(() -> server.count(account, "INBOX") == 0);
                }
            });

            judge(cases, arrived, channel);
        }
    }

    private static void judge(List<Case> cases, Map<String, Submission> arrived, EmailChannel channel)
            throws UnreadableException, MessagingException, IOException {
        List<String> otherBytes = new ArrayList<>();
        List<String> wrongDisposition = new ArrayList<>();
        List<String> wrongSubject = new ArrayList<>();
        List<String> noPhone = new ArrayList<>();
        List<String> missingWords = new ArrayList<>();
        int bodies = 0;
        int ignored = 0;
        int phones = 0;
        for (Case one : cases) {
            Submission submission = arrived.get(one.id());
            Reading reading = channel.normaliser().read(submission);
            assertThat(submission.account()).isEqualTo(one.account());
            if (!sameBytes(submission.payload().toBytes(), one.message())) {
                otherBytes.add(one.id());
            }
            boolean expectedIgnored =
                    one.expected().path("disposition").asText().equals("IGNORED");
            ignored += expectedIgnored ? 1 : 0;
            if (reading.needsNoAnswer().isPresent() != expectedIgnored) {
                wrongDisposition.add(one.id());
            }
            if (expectedIgnored) {
                assertThat(submission.answerTo().isEmpty()
                                || reading.description().isEmpty())
                        .as(one.id() + " is not answered")
                        .isTrue();
                continue;
            }
            assertThat(submission.answerTo()).as(one.id()).isPresent();
            if (!reading.description().startsWith(subject(one.message()))) {
                wrongSubject.add(one.id());
            }
            Optional<String> body = body(one.message());
            if (body.isPresent()) {
                bodies++;
                Set<String> read = words(reading.description() + " "
                        + reading.field(Reading.QUOTED).orElse(""));
                Set<String> missing = words(TextRepair.repair(body.get()));
                missing.removeAll(read);
                if (!missing.isEmpty()) {
                    missingWords.add(one.id() + " " + missing.size());
                }
            }
            String phone = one.expected().path("phone").asText("");
            if (phone.startsWith("+84")) {
                phones++;
                String digits =
                        (reading.description() + reading.field(Reading.QUOTED).orElse("")).replaceAll("[^0-9]", "");
                if (!digits.contains(phone.substring(3))) {
                    noPhone.add(one.id());
                }
            }
        }
        System.out.printf(
                "corpus: %d mails, bytes differ %s; %d ignored, disposition wrong %s; subject differs %s; %d phones, not"
                        + " in the text %s%n",
                cases.size(), otherBytes, ignored, wrongDisposition, wrongSubject, phones, noPhone);
        System.out.println("corpus: " + bodies + " plain bodies read by the other library too, words missing in ours "
                + missingWords);
        assertThat(bodies).isGreaterThan(50);
        // Left out on purpose: the lines that mail programs add above quotations and below telephones' mail, the head
        // of
        // what is forwarded, and a plain part that only says to look at the other.
        assertThat(missingWords).hasSizeLessThanOrEqualTo(10);
        assertThat(cases).hasSize(90);
        assertThat(otherBytes).isEmpty();
        assertThat(wrongDisposition).isEmpty();
        assertThat(wrongSubject).hasSizeLessThanOrEqualTo(3);
        assertThat(noPhone).hasSizeLessThanOrEqualTo(3);
    }

    /** The plain text that the other library reads; empty if it cannot, or if there is none. */
    private static Optional<String> body(byte[] message) throws MessagingException, IOException {
        return plain(new jakarta.mail.internet.MimeMessage(
                MailServerInProcess.session(), new ByteArrayInputStream(message)));
    }

    private static Optional<String> plain(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            String charset = new ContentType(part.getContentType()).getParameter("charset");
            boolean known = charset != null && charset.equalsIgnoreCase("utf-8");
            return known && part.getContent() instanceof String text ? Optional.of(text) : Optional.empty();
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts && parts.getCount() > 0) {
            return plain(parts.getBodyPart(0));
        }
        return Optional.empty();
    }

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : Normalizer.normalize(text, Normalizer.Form.NFC).split("[^\\p{L}\\p{M}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** What the other library reads, for the subjects that are as they should be. */
    private static String subject(byte[] message) throws MessagingException, IOException {
        String raw = new jakarta.mail.internet.MimeMessage(
                        MailServerInProcess.session(), new ByteArrayInputStream(message))
                .getHeader("Subject", null);
        if (raw == null
                || !raw.chars().allMatch(c -> c < 128)
                || raw.contains("x-unknown")
                || raw.contains("iso-8859")) {
            return "";
        }
        String decoded = MimeUtility.decodeText(MimeUtility.unfold(raw));
        return Normalizer.normalize(decoded, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The server that delivers may put its own fields before the message, and end it with a line feed. */
    private static boolean sameBytes(byte[] arrived, byte[] sent) {
        String a = new String(arrived, StandardCharsets.ISO_8859_1).stripTrailing();
        return a.endsWith(new String(sent, StandardCharsets.ISO_8859_1).stripTrailing());
    }

    private static void send(MailServerInProcess server, Case one) throws MessagingException {
        Transport transport = MailServerInProcess.session().getTransport("smtp");
        try {
            transport.connect("127.0.0.1", server.smtpPort(), null, null);
            transport.sendMessage(
                    new MailServerInProcess.RawMessage(one.message()),
                    new Address[] {new InternetAddress(one.account())});
        } finally {
            transport.close();
        }
    }

    private static List<Case> cases() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(CORPUS.resolve("email.jsonl"))) {
            JsonNode label = json.readTree(line);
            cases.add(new Case(
                    label.path("id").asText(),
                    label.path("account").asText(),
                    Files.readAllBytes(
                            CORPUS.resolve(label.path("input").path("file").asText())),
                    label.path("expected")));
        }
        return cases;
    }
}
