package io.motcua.channel.email;

import static io.motcua.channel.email.MailServerInProcess.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.spi.RememberingIntake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong with one message or one mailbox costs the others nothing, and is said in words. */
class MailboxTroubleTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String OTHER = "box@nha.example";

    private final RememberingIntake intake = new RememberingIntake();
    private final MailServerInProcess server = new MailServerInProcess(ADDRESS, OTHER);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void messageThatCannotBeMovedAsideKeepsNoneBehindItWaiting() throws Exception {
        // A pattern that the processed folder fits: it seems to be there, and the server moves nothing into it.
        MailboxConfig mailbox =
                server.mailbox(ADDRESS).tooLargeFolder("MotCua*").build();
        server.append(ADDRESS, large("a", 30_000));
        server.append(ADDRESS, large("b", 20_000));

        EmailChannel channel = MailServerInProcess.channel(
                MailServerInProcess.config(mailbox).maxMessageBytes(1_700_000).build());
        MailServerInProcess.running(MailServerInProcess.start(channel, intake), () -> {
            await().atMost(SOON).until(() -> server.count(ADDRESS, "MotCua") == 1);

            assertThat(server.count(ADDRESS, "INBOX")).isEqualTo(1);
            assertThat(channel.mailboxes().get(0).setAside()).isZero();
            assertThat(channel.mailboxes().get(0).failed()).isPositive();
            assertThat(channel.mailboxes().get(0).connected()).isTrue();
        });
        assertThat(intake.offered()).hasSize(1);
    }

    @Test
    void whatOnlyAPersonCanMendIsSaidInWordsOfOurs() throws Exception {
        MailServer imap = new MailServer("127.0.0.1", server.imapPort(), Tls.NONE, ADDRESS, "old-password");

        assertThat(trouble(server.mailbox(ADDRESS).folder("Requests").build()))
                .startsWith("The folder 'Requests' is not there; make it or name another");
        assertThat(trouble(server.mailbox(ADDRESS).imap(imap).build()))
                .startsWith("The server refuses our user or password; check both")
                .doesNotContain("old-password");
    }

    @Test
    void mailboxThatIsStoppedLeavesItsRoomToTheOthers() throws Exception {
        intake.hold();
        server.append(ADDRESS, MailboxTest.mail("1"));
        EmailChannel channel = MailServerInProcess.channel(MailServerInProcess.config(
                        server.mailbox(ADDRESS).build(), server.mailbox(OTHER).build())
                .maxBytesInFlight(1)
                .build());
        DefaultCamelContext context = MailServerInProcess.start(channel, intake);
        MailServerInProcess.running(context, () -> {
            await().atMost(SOON).until(() -> intake.held() == 1);

            context.getRouteController().stopRoute("channel-email-" + ADDRESS, 1, TimeUnit.SECONDS);
            server.append(OTHER, MailboxTest.mail("2"));

            await().atMost(SOON).until(() -> intake.held() == 2);
            intake.release();
        });
    }

    private String trouble(MailboxConfig mailbox) throws Exception {
        EmailChannel channel =
                MailServerInProcess.channel(MailServerInProcess.config(mailbox).build());
        MailServerInProcess.running(MailServerInProcess.start(channel, intake), () -> {
            await().atMost(SOON)
                    .until(() -> channel.mailboxes().get(0).trouble().isPresent());
        });
        return channel.mailboxes().get(0).trouble().orElseThrow();
    }

    private static byte[] large(String id, int lines) {
        return ("Message-ID: <" + id + "@nha.example>\r\nFrom: an@nha.example\r\nSubject: anh\r\n\r\n"
                        + ("a".repeat(70) + "\r\n").repeat(lines))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
