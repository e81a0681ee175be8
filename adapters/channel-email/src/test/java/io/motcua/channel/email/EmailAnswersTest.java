package io.motcua.channel.email;

import com.icegreen.greenmail.util.GreenMail;
import io.motcua.Submission;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.AnsweringChannelContract;
import io.motcua.spi.RememberingIntake;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;

class EmailAnswersTest implements AnsweringChannelContract {
    @Override
    public FarSide farSide() throws Exception {
        return new MailServerSide();
    }

    @Override
    public boolean marksRepetitions() {
        return true;
    }

    /** A mail server; the people have their mailboxes there too. */
    private static final class MailServerSide implements FarSide {
        private static final List<String> PEOPLE = List.of("an@nha.example", "binh@nha.example");
        private final MailServerInProcess server =
                new MailServerInProcess(MailServerInProcess.ADDRESS, PEOPLE.get(0), PEOPLE.get(1));
        private final EmailChannel channel = MailServerInProcess.channel(MailServerInProcess.config(
                        server.mailbox(MailServerInProcess.ADDRESS).build())
                .build());
        private final DefaultCamelContext context = MailServerInProcess.start(channel, new RememberingIntake());

        MailServerSide() throws Exception {}

        @Override
        public AnsweringChannel channel() {
            return channel;
        }

        @Override
        public List<Person> people() {
            return PEOPLE.stream().map(MailServerSide::person).toList();
        }

        @Override
        public Optional<Person> nobody() {
            return Optional.empty();
        }

        @Override
        public List<Received> received() {
            List<Received> received = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            GreenMail mail = server.greenMail();
            for (MimeMessage message : mail.getReceivedMessages()) {
                try {
                    received.add(received(message, ids));
                } catch (MessagingException | IOException e) {
                    throw new AssertionError(e);
                }
            }
            return received;
        }

        @Override
        public void down() {
            server.stopSmtp();
        }

        @Override
        public void up() {
            server.restartSmtp();
        }

        @Override
        public void close() {
            context.stop();
            server.close();
        }

        private static Person person(String address) {
            return new Person(
                    address,
                    Map.of(
                            Submission.ANSWER_TO,
                            address,
                            EmailBinding.MAILBOX,
                            MailServerInProcess.ADDRESS,
                            EmailBinding.MESSAGE_ID,
                            "<first@nha.example>"));
        }

        private static Received received(MimeMessage message, Set<String> ids) throws MessagingException, IOException {
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            message.writeTo(raw);
            return new Received(
                    message.getAllRecipients()[0].toString(),
                    Optional.ofNullable(message.getSubject()),
                    message.getContent().toString().replace("\r\n", "\n"),
                    !ids.add(message.getMessageID()),
                    raw.toString(StandardCharsets.ISO_8859_1));
        }
    }
}
