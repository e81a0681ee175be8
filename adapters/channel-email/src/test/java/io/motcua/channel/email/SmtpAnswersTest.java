package io.motcua.channel.email;

import static io.motcua.channel.email.MailServerInProcess.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Answer;
import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.NoticeOutcome.Undeliverable;
import io.motcua.Reference;
import io.motcua.ReferenceScheme;
import io.motcua.RequestStatus;
import io.motcua.ServiceRequest.Requester;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.spi.OtherWay;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.Updates;
import io.motcua.understanding.Reading;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpAnswersTest {
    private static final Reference REFERENCE = new ReferenceScheme(new byte[ReferenceScheme.KEY_BYTES]).nth(7);

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 <an@nha.example> no such person, Undeliverable",
        "RCPT, 450 4.2.1 <an@nha.example> later, Deferred",
        "RCPT, 530 5.7.0 Authentication required, Deferred",
        "., 554 5.7.1 refused, Undeliverable",
        "., 451 4.3.0 later, Deferred",
        "MAIL, 530 5.7.0 not you, Deferred",
        "EHLO, 421 4.3.2 closing, Deferred",
        "RCPT, HANG, Deferred"
    })
    void serversCodeSaysWhetherToTryAgain(String command, String answer, String expected) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of(command, answer, "HELO", answer))) {
            MailSender sender = sender(server.port());

            NoticeOutcome outcome = sender.send(answer("an@nha.example", Map.of()))
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);

            assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
            assertThat(outcome.toString()).doesNotContain("an@nha.example");
            sender.stop();
        }
    }

    @Test
    void manyAnswersShareFewConnections() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of())) {
            MailSender sender = sender(server.port());
            for (int i = 0; i < 50; i++) {
                sender.send(answer("an@nha.example", Map.of()));
            }

            assertThat(sender.send(answer("an@nha.example", Map.of()))
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS))
                    .isInstanceOf(Sent.class);
            assertThat(server.connections()).isLessThan(30);
            sender.stop();
        }
    }

    @Test
    void addressThatIsNoneIsNeverAsked() throws Exception {
        MailSender sender = sender(1);

        for (String address :
                new String[] {"a@b.example\r\nRCPT TO:<c@d.example>", "a@b.example, c@d.example", "x", ""}) {
            assertThat(sender.send(answer(address, Map.of()))
                            .toCompletableFuture()
                            .get(1, TimeUnit.SECONDS))
                    .isInstanceOf(Undeliverable.class);
        }
        sender.stop();
        assertThat(sender.send(answer("a@b.example", Map.of()))
                        .toCompletableFuture()
                        .get(1, TimeUnit.SECONDS))
                .isInstanceOf(Deferred.class);
    }

    @Test
    void answerStandsInTheThreadOfItsMailAndAReplyToItNamesTheRequest() throws Exception {
        RememberingIntake intake = new RememberingIntake();
        try (MailServerInProcess server = new MailServerInProcess(ADDRESS, "an@nha.example")) {
            EmailChannel channel = MailServerInProcess.channel(MailServerInProcess.config(server.mailbox(ADDRESS)
                            .displayName("Chăm sóc khách hàng")
                            .build())
                    .build());
            MailServerInProcess.running(MailServerInProcess.start(channel, intake), () -> {
                server.append(ADDRESS, MailboxTest.mail("first"));
                await().atMost(Duration.ofSeconds(15))
                        .until(() -> intake.stored().size() == 1);

                NoticeOutcome outcome = channel.answer(
                                answer("an@nha.example", intake.stored().get(0).transport()))
                        .toCompletableFuture()
                        .get(15, TimeUnit.SECONDS);

                assertThat(outcome).isInstanceOf(Sent.class);
                MimeMessage sent = server.greenMail().getReceivedMessagesForDomain("nha.example")[0];
                assertThat(sent.getHeader("In-Reply-To", null)).isEqualTo("<first@nha.example>");
                assertThat(sent.getHeader("References", null)).contains("<first@nha.example>");
                assertThat(sent.getSubject()).isEqualTo("Re: Mat dien");
                assertThat(sent.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
                assertThat(sent.getFrom()[0].toString()).contains("<" + ADDRESS + ">");
                assertThat(sent.getMessageID())
                        .isEqualTo(((Sent) outcome).messageId())
                        .contains(REFERENCE.value());

                server.append(
                        ADDRESS,
                        ("From: an@nha.example\r\nSubject: Re: Mat dien\r\nIn-Reply-To: " + sent.getMessageID()
                                        + "\r\n\r\nVan chua co.\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                await().atMost(Duration.ofSeconds(15))
                        .until(() -> intake.stored().size() == 2);
                Reading reading = channel.normaliser().read(intake.stored().get(1));
                assertThat(reading.field(Reading.REFERENCE)).contains(REFERENCE.value());
            });
        }
    }

    @Test
    void subjectWithAnAddressOfTheWebDoesNotGoOutUnderOurName() throws Exception {
        try (MailServerInProcess server = new MailServerInProcess(ADDRESS, "an@nha.example")) {
            MailSender sender = sender(server.smtpPort());

            sender.send(answer("an@nha.example", Map.of(EmailBinding.SUBJECT, "Buy at http://shop.example")))
                    .toCompletableFuture()
                    .get(15, TimeUnit.SECONDS);

            assertThat(server.greenMail().getReceivedMessages()[0].getSubject()).isEqualTo("Yêu cầu");
            sender.stop();
        }
    }

    @Test
    void messageAboutSeveralRequestsStandsInNoThreadAndAReplyToItNamesNone() throws Exception {
        try (MailServerInProcess server = new MailServerInProcess(ADDRESS, "an@nha.example")) {
            MailSender sender = sender(server.smtpPort());
            Answer one = answer(
                    "an@nha.example",
                    Map.of(EmailBinding.SUBJECT, "Mat dien", EmailBinding.MESSAGE_ID, "<first@nha.example>"));
            Answer digest = new Answer(one.notice(), "vi", "Các yêu cầu", "MC-1: xong\nMC-2: xong", true);

            sender.send(digest).toCompletableFuture().get(15, TimeUnit.SECONDS);

            MimeMessage sent = server.greenMail().getReceivedMessages()[0];
            assertThat(sent.getSubject()).isEqualTo("Các yêu cầu");
            assertThat(sent.getHeader("In-Reply-To", null)).isNull();
            assertThat(sent.getMessageID())
                    .isEqualTo("<" + one.notice().noticeId() + "@" + ADDRESS.substring(ADDRESS.indexOf('@') + 1) + ">");
            assertThat(sent.getContent().toString()).contains("MC-1: xong", "MC-2: xong");
            sender.stop();
        }
    }

    @Test
    void mailGoesToWhoWroteElsewhereFromTheMailboxThatIsPreferred() throws Exception {
        try (MailServerInProcess server = new MailServerInProcess(ADDRESS, "an@nha.example")) {
            EmailChannel channel = MailServerInProcess.channel(MailServerInProcess.config(
                            server.mailbox("an@nha.example").build(),
                            server.mailbox(ADDRESS).build())
                    .build());
            Requester requester = new Requester(Optional.empty(), Optional.empty(), Optional.of("an@nha.example"));
            OtherWay way = channel.wayTo(requester, ADDRESS::equals).orElseThrow();
            assertThat(way.account()).isEqualTo(ADDRESS);
            assertThat(channel.wayTo(Requester.UNKNOWN, ADDRESS::equals)).isEmpty();

            MailServerInProcess.running(MailServerInProcess.start(channel, new RememberingIntake()), () -> {
                NoticeOutcome outcome = channel.answer(answer("an@nha.example", way.transport()))
                        .toCompletableFuture()
                        .get(15, TimeUnit.SECONDS);

                assertThat(outcome).isInstanceOf(Sent.class);
                MimeMessage sent = server.greenMail().getReceivedMessagesForDomain("nha.example")[0];
                assertThat(sent.getFrom()[0].toString()).contains(ADDRESS);
                assertThat(sent.getSubject()).isEqualTo("Yêu cầu");
            });
        }
    }

    private static MailSender sender(int port) {
        MailServer smtp = new MailServer("127.0.0.1", port, Tls.NONE, "", "");
        MailSender sender = new MailSender(
                EmailConfig.builder()
                        .timeout(Duration.ofSeconds(3))
                        .mailbox(MailboxConfig.builder(ADDRESS)
                                .imap(smtp)
                                .smtp(smtp)
                                .build())
                        .build(),
                Clock.systemUTC());
        sender.start();
        return sender;
    }

    private static Answer answer(String to, Map<String, String> transport) {
        Map<String, String> facts = new HashMap<>(transport);
        facts.put(Submission.ANSWER_TO, to);
        StatusUpdate update = Updates.of(RequestStatus.ACCEPTED)
                .reference(REFERENCE)
                .account(ADDRESS)
                .build();
        return new Answer(new Notice(TrackingId.next(), update, facts, Optional.empty()), "vi", "Yêu cầu", "Đã nhận.");
    }
}
