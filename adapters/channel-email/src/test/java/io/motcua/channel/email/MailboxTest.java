package io.motcua.channel.email;

import static io.motcua.channel.email.MailServerInProcess.ADDRESS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.motcua.Intake;
import io.motcua.Submission;
import io.motcua.spi.RememberingIntake;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RememberingIntake intake = new RememberingIntake();
    private MailServerInProcess server;

    @BeforeEach
    void start() {
        server = new MailServerInProcess();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void storedMessageIsMovedAsItWasAndStaysUnread() throws Exception {
        byte[] message = mail("1");
        server.append(ADDRESS, message);

        MailServerInProcess.running(start(intake, config()), () -> {
            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 1);

            assertThat(server.count(ADDRESS, "INBOX")).isZero();
            assertThat(server.messages(ADDRESS, "MotCua").get(0)).isEqualTo(message);
            assertThat(seen("MotCua")).isFalse();
            assertThat(intake.offered()).hasSize(1);
            Submission submission = intake.stored().get(0);
            assertThat(submission.account()).isEqualTo(ADDRESS);
            assertThat(submission.payload().mediaType()).isEqualTo("message/rfc822");
            assertThat(submission.answerTo()).contains("an@nha.example");
            assertThat(submission.transport())
                    .containsEntry("messageId", "<1@nha.example>")
                    .containsEntry("subject", "Mat dien")
                    .containsEntry("mailbox", ADDRESS);
        });
    }

    @Test
    void messageThatAPersonHasOpenedIsTakenToo() throws Exception {
        server.append(ADDRESS, mail("1"));
        server.inFolder(ADDRESS, "INBOX", folder -> {
            folder.getMessage(1).setFlag(Flags.Flag.SEEN, true);
            return true;
        });

        MailServerInProcess.running(start(intake, config()), () -> {
            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 1);

            assertThat(intake.stored()).hasSize(1);
        });
    }

    @Test
    void manyAreOnTheirWayAtOnceSoThatOneCommitCanTakeThem() throws Exception {
        intake.hold();
        for (int i = 0; i < 30; i++) {
            server.append(ADDRESS, mail("m" + i));
        }

        MailServerInProcess.running(start(intake, config().maxInFlight(25)), () -> {
            await().atMost(SOON).until(() -> intake.held() == 25);
            assertThat(server.count(ADDRESS, "INBOX")).isEqualTo(30);
            intake.release();

            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 30);
            assertThat(intake.stored()).hasSize(30);
        });
    }

    @Test
    void killedBetweenCommitAndMoveBringsTheSameKeyAgain() throws Exception {
        server.append(ADDRESS, mail("1"));
        Intake killed = submission -> {
            intake.accept(submission);
            return new CompletableFuture<>();
        };
        DefaultCamelContext first = start(killed, config());
        await().atMost(SOON).until(() -> intake.stored().size() == 1);
        first.getShutdownStrategy().setTimeout(1);
        first.stop();
        assertThat(server.count(ADDRESS, "INBOX")).isEqualTo(1);

        MailServerInProcess.running(start(intake, config()), () -> {
            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 1);
        });

        assertThat(intake.offered()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(intake.offered().stream().map(Submission::dedupeKey).distinct())
                .hasSize(1);
        assertThat(intake.stored()).hasSize(1);
        assertThat(server.count(ADDRESS, "INBOX")).isZero();
    }

    @Test
    void twoThatWatchOneMailboxStoreEachMessageOnce() throws Exception {
        MailServerInProcess.running(start(intake, config()), () -> {
            MailServerInProcess.running(start(intake, config()), () -> {
                for (int i = 0; i < 40; i++) {
                    server.append(ADDRESS, mail("m" + i));
                }

                await().atMost(SOON).until(() -> intake.stored().size() == 40 && server.count(ADDRESS, "INBOX") == 0);
            });
        });

        assertThat(intake.stored()).hasSize(40);
        assertThat(server.count(ADDRESS, "MotCua")).isGreaterThanOrEqualTo(40);
    }

    @Test
    void sameUidUnderAnotherValidityIsAnotherMessage() throws Exception {
        EmailConfig.Builder config = MailServerInProcess.config(
                server.mailbox(ADDRESS).folder("Requests").build());
        appendTo("Requests", mail("1"));
        MailServerInProcess.running(start(intake, config), () -> {
            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 1);
        });
        server.inFolder(
                ADDRESS,
                "INBOX",
                inbox -> inbox.getStore().getFolder("Requests").delete(true));

        appendTo("Requests", mail("2"));
        MailServerInProcess.running(start(intake, config), () -> {
            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 2);
        });

        assertThat(intake.stored()).hasSize(2);
        assertThat(intake.stored())
                .extracting(Submission::dedupeKey)
                .allMatch(key -> key.matches("Requests/\\d+/\\d+"));
        assertThat(intake.stored().get(0).transport().get("uid").split("/")[1])
                .isEqualTo(intake.stored().get(1).transport().get("uid").split("/")[1]);
    }

    @Test
    void onePoisonMailDelaysNobody() throws Exception {
        server.append(ADDRESS, mail("poison"));
        for (int i = 0; i < 20; i++) {
            server.append(ADDRESS, mail("m" + i));
        }
        Intake picky = submission -> {
            if ("<poison@nha.example>".equals(submission.transport().get("messageId"))) {
                throw new IllegalStateException("This one always fails");
            }
            return intake.accept(submission);
        };

        MailServerInProcess.running(start(picky, config()), () -> {
            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 20);

            assertThat(new String(server.messages(ADDRESS, "INBOX").get(0), UTF_8))
                    .contains("<poison@nha.example>");
            server.append(ADDRESS, mail("later"));
            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 21);
        });
    }

    @Test
    void ledgerThatComesBackGetsWhatLayInTheMailbox() throws Exception {
        for (int i = 0; i < 10; i++) {
            server.append(ADDRESS, mail("m" + i));
        }
        RememberingIntake refusing = new RememberingIntake();
        refusing.refuse();
        int[] offers = new int[1];
        Intake comesBack = submission -> ++offers[0] < 5 ? refusing.accept(submission) : intake.accept(submission);

        MailServerInProcess.running(start(comesBack, config()), () -> {
            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 10);
        });

        assertThat(intake.stored()).hasSize(10);
        assertThat(refusing.stored()).isEmpty();
    }

    @Test
    void sameKeyWithOtherBytesIsKeptUnderAnother() throws Exception {
        long uid = server.append(ADDRESS, mail("1"));
        long validity = server.inFolder(ADDRESS, "INBOX", folder -> ((jakarta.mail.UIDFolder) folder).getUIDValidity());
        EmailBinding binding = new EmailBinding(List.of(server.mailbox(ADDRESS).build()), java.time.Clock.systemUTC());
        intake.accept(binding.submission(
                new ArrivedMail(ADDRESS, "INBOX", validity, uid, false, mail("other")), java.time.Instant.now()));

        MailServerInProcess.running(start(intake, config()), () -> {
            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 1);
        });

        assertThat(intake.stored()).hasSize(2);
    }

    @Test
    void messageOverTheLimitIsMovedAsideWholeAndTheNextIsTaken() throws Exception {
        byte[] large = with("", "a".repeat(70).concat("\r\n").repeat(1_000));
        server.append(ADDRESS, large);
        server.append(ADDRESS, mail("1"));

        EmailChannel channel =
                MailServerInProcess.channel(config().maxMessageBytes(50_000).build());
        MailServerInProcess.running(MailServerInProcess.start(channel, intake), () -> {
            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 1);
            await().atMost(SOON).until(() -> server.count(ADDRESS, "INBOX") == 0);

            assertThat(server.messages(ADDRESS, "MotCua-too-large").get(0)).isEqualTo(large);
            assertThat(intake.offered()).hasSize(1);
            assertThat(channel.mailboxes().get(0).setAside()).isEqualTo(1);
        });
    }

    @Test
    void attachmentOfFiftyMegabytesIsTakenWhole() throws Exception {
        int size = appendPhotograph(50 << 20);
        server.append(ADDRESS, mail("1"));

        EmailChannel channel = MailServerInProcess.channel(
                config().timeout(Duration.ofSeconds(60)).build());
        MailServerInProcess.running(MailServerInProcess.start(channel, intake), () -> {
            await().atMost(Duration.ofSeconds(60)).until(() -> server.count(ADDRESS, "MotCua") == 2);
        });

        // The small one was not kept waiting by the one before it.
        assertThat(intake.stored())
                .extracting(s -> s.payload().size() > 1_000_000)
                .containsExactly(false, true);
        Submission large = intake.stored().get(1);
        assertThat(large.payload().size()).isEqualTo(size);
        assertThat(channel.normaliser().read(large).attachments().get(0).size()).isEqualTo(50 << 20);
    }

    /** The intake of these tests fails an Exchange that carries any header. */
    @Test
    void sendersHeaderFieldsNeverBecomeCamels() throws Exception {
        server.append(
                ADDRESS,
                with(
                        "CamelHttpUri: http://127.0.0.1:1/\r\nmail.smtp.host: evil.example\r\nCamelFileName: ../x\r\n"
                                + "JMSReplyTo: queue\r\nbreadcrumbId: 1\r\n",
                        "a\r\n"));

        MailServerInProcess.running(start(intake, config()), () -> {
            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 1);
        });

        assertThat(intake.stored().get(0).transport().keySet())
                .containsOnly("answerTo", "mailbox", "uid", "messageId", "subject");
    }

    @Test
    void serverThatIsAbsentAtTheStartIsFoundWhenItComes() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        MailServer absent = new MailServer("127.0.0.1", port, Tls.NONE, ADDRESS, MailServerInProcess.PASSWORD);
        EmailChannel channel = MailServerInProcess.channel(MailServerInProcess.config(
                        MailboxConfig.builder(ADDRESS).imap(absent).smtp(absent).build())
                .build());
        GreenMail late = new GreenMail(new ServerSetup(port, "127.0.0.1", "imap"));
        MailServerInProcess.running(MailServerInProcess.start(channel, intake), () -> {
            await().atMost(SOON)
                    .until(() -> channel.mailboxes().get(0).trouble().isPresent());
            assertThat(channel.mailboxes().get(0).trouble().get()).doesNotContain(MailServerInProcess.PASSWORD);

            late.setUser(ADDRESS, ADDRESS, MailServerInProcess.PASSWORD);
            late.start();

            await().atMost(SOON).until(() -> channel.mailboxes().get(0).connected());
        });
        late.stop();
    }

    @Test
    void configurationTellsNoPasswords() {
        EmailConfig config = config().build();

        assertThat(config.toString()).contains(ADDRESS).doesNotContain(MailServerInProcess.PASSWORD);
    }

    /** Returns the size of the whole message, of which nothing else stays in this heap twice. */
    private int appendPhotograph(int contentSize) throws MessagingException {
        byte[] content = new byte[contentSize];
        new Random(20_260_713).nextBytes(content);
        byte[] encoded = Base64.getMimeEncoder().encode(content);
        byte[] head =
                ("From: an@nha.example\r\nSubject: anh\r\nMIME-Version: 1.0\r\nContent-Type: image/jpeg; name=a.jpg\r\n"
                                + "Content-Transfer-Encoding: base64\r\n\r\n")
                        .getBytes(UTF_8);
        byte[] message = Arrays.copyOf(head, head.length + encoded.length);
        System.arraycopy(encoded, 0, message, head.length, encoded.length);
        server.append(ADDRESS, message);
        return message.length;
    }

    private EmailConfig.Builder config() {
        return MailServerInProcess.config(server.mailbox(ADDRESS).build());
    }

    private static DefaultCamelContext start(Intake intake, EmailConfig.Builder config) throws Exception {
        return MailServerInProcess.start(MailServerInProcess.channel(config.build()), intake);
    }

    private void appendTo(String folderName, byte[] message) throws MessagingException {
        server.inFolder(ADDRESS, folderName, folder -> {
            folder.appendMessages(new Message[] {new MailServerInProcess.RawMessage(message)});
            return true;
        });
    }

    private boolean seen(String folderName) throws MessagingException {
        return server.inFolder(
                ADDRESS, folderName, (Folder folder) -> folder.getMessage(1).isSet(Flags.Flag.SEEN));
    }

    static byte[] mail(String id) {
        return with("Message-ID: <" + id + "@nha.example>\r\n", "Nha toi mat dien.\r\n");
    }

    private static byte[] with(String fields, String body) {
        String id = fields.contains("Message-ID") ? "" : "Message-ID: <x@nha.example>\r\n";
        return ("From: An <an@nha.example>\r\nSubject: Mat dien\r\n" + id + fields + "\r\n" + body).getBytes(UTF_8);
    }
}
