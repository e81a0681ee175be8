package io.motcua.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Intake;
import io.motcua.Receipt;
import io.motcua.Submission;
import io.motcua.spi.RememberingIntake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One message at a time into each of many mailboxes, at any moment of a poll. GreenMail does not announce every arrival
 * and removal then; what nobody announced must be seen and moved all the same, and nothing in its place.
 */
class QuietServerTest {
    private static final int MAILBOXES = 12;
    private static final int MESSAGES = 40;
    private static final long PATIENCE_SECONDS = 20;

    /** An intake that tells each mailbox's writer which message has arrived. */
    private static final class Ringing implements Intake {
        private final RememberingIntake kept = new RememberingIntake();
        private final List<SynchronousQueue<String>> writers = IntStream.range(0, MAILBOXES)
                .mapToObj(i -> new SynchronousQueue<String>())
                .toList();

        @Override
        public CompletionStage<Receipt> accept(Submission submission) {
            return kept.accept(submission).whenComplete((receipt, failure) -> {
                SynchronousQueue<String> writer = writers.get(number(submission.account()));
                try {
                    writer.offer(submission.transport().get("subject"), PATIENCE_SECONDS, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    @Test
    @Timeout(180)
    void messageThatTheServerDoesNotAnnounceIsTakenAllTheSame() throws Exception {
        long seed = Long.getLong("motcua.seed", 20_261_125L);
        System.out.println("messageThatTheServerDoesNotAnnounceIsTakenAllTheSame: seed " + seed);
        String[] addresses =
                IntStream.range(0, MAILBOXES).mapToObj(QuietServerTest::address).toArray(String[]::new);
        Ringing intake = new Ringing();
        try (MailServerInProcess server = new MailServerInProcess(addresses)) {
            MailboxConfig[] mailboxes = IntStream.range(0, MAILBOXES)
                    .mapToObj(i -> server.mailbox(addresses[i]).build())
                    .toArray(MailboxConfig[]::new);
            EmailChannel channel = MailServerInProcess.channel(
                    MailServerInProcess.config(mailboxes).build());

            MailServerInProcess.running(MailServerInProcess.start(channel, intake), () -> {
                ExecutorService writers = Executors.newFixedThreadPool(MAILBOXES);
                List<Future<List<String>>> heard = new ArrayList<>();
                for (int i = 0; i < MAILBOXES; i++) {
                    heard.add(writers.submit(writer(server, i, new Random(seed + i), intake.writers.get(i))));
                }
                for (int i = 0; i < MAILBOXES; i++) {
                    assertThat(heard.get(i).get()).as(addresses[i]).isEqualTo(subjects(i));
                }
                writers.shutdown();
            });

            assertThat(intake.kept.stored()).hasSize(MAILBOXES * MESSAGES);
            for (String address : addresses) {
                assertThat(server.count(address, "INBOX")).isZero();
                assertThat(server.count(address, "MotCua")).isEqualTo(MESSAGES);
            }
        }
    }

    /** Puts one message after the other into a mailbox, each a moment after the one before has arrived. */
    private static Callable<List<String>> writer(
            MailServerInProcess server, int mailbox, Random random, SynchronousQueue<String> arrived) {
        return () -> {
            List<String> heard = new ArrayList<>();
            for (String subject : subjects(mailbox)) {
                byte[] mail = ("From: an@nha.example\r\nTo: " + address(mailbox) + "\r\nSubject: " + subject
                                + "\r\n\r\nMat dien\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                server.deliver(address(mailbox), mail);
                heard.add(String.valueOf(arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)));
                // Any moment of the next poll.
                arrived.poll(random.nextInt(100), TimeUnit.MILLISECONDS);
            }
            return heard;
        };
    }

    private static List<String> subjects(int mailbox) {
        return IntStream.range(0, MESSAGES)
                .mapToObj(i -> "Number " + mailbox + "-" + i)
                .toList();
    }

    private static String address(int number) {
        return "box" + number + "@nha.example";
    }

    private static int number(String address) {
        return Integer.parseInt(address.substring("box".length(), address.indexOf('@')));
    }
}
