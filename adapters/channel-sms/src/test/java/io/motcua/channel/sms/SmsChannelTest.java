package io.motcua.channel.sms;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import io.motcua.Submission;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.AnsweringChannelContract;
import io.motcua.spi.ChannelAdapter;
import io.motcua.spi.ChannelAdapterContract;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmsChannelTest implements ChannelAdapterContract, AnsweringChannelContract {
    private static final String NOBODY = "84903000999";

    @TempDir
    Path folder;

    @Override
    public Source source(RememberingIntake intake) throws Exception {
        SmscUnderTest smsc = new SmscUnderTest(ChannelUnderTest.SYSTEM_ID, ChannelUnderTest.PASSWORD);
        return new SmscSource(smsc, new ChannelUnderTest(smsc, Files.createTempDirectory(folder, "spool"), intake));
    }

    @Override
    public List<Sample> samples() {
        return Sample.in(SmsChannelTest.class, "samples");
    }

    @Override
    public boolean hasKeys() {
        return false;
    }

    @Override
    public Map<String, byte[]> refused() {
        byte[] whole = new Handset("+84903000417").message("8055", "mat dien");
        byte[] noEnd = Arrays.copyOf(whole, 30);
        noEnd[3] = 30;
        return Map.of(
                "message is shorter than its length says",
                new DeliverSmBytes()
                        .length(200)
                        .message("mat dien".getBytes(US_ASCII))
                        .bytes(),
                "address has no end",
                new DeliverSmBytes().from(1, "1".repeat(400)).bytes(),
                "PDU ends in its middle",
                noEnd,
                "PDU has no body",
                new byte[] {0, 0, 0, 16, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0});
    }

    @Override
    public FarSide farSide() throws Exception {
        SmscUnderTest smsc = new SmscUnderTest(ChannelUnderTest.SYSTEM_ID, ChannelUnderTest.PASSWORD);
        smsc.refuse(message -> message.to().equals(NOBODY) ? SMPPConstant.STAT_ESME_RINVDSTADR : 0);
        ChannelUnderTest channel =
                new ChannelUnderTest(smsc, Files.createTempDirectory(folder, "spool"), new RememberingIntake());
        return new FarSmsc(smsc, channel);
    }

    @Test
    void thereIsNoWayOutForAnswersWhileTheMessageCentreIsAway() throws Exception {
        try (FarSide far = farSide()) {
            await().atMost(BACK_WITHIN).until(() -> far.channel().ready());

            far.down();

            await().atMost(BACK_WITHIN).until(() -> !far.channel().ready());
        }
    }

    @Override
    public boolean marksRepetitions() {
        return false;
    }

    /** A message centre that sends each PDU of a message and hears the response to the last. */
    private record SmscSource(SmscUnderTest smsc, ChannelUnderTest channel) implements Source {
        @Override
        public ChannelAdapter adapter() {
            return channel.channel();
        }

        @Override
        public CompletableFuture<Heard> send(byte[] message, String key) {
            CompletableFuture<Heard> heard = new CompletableFuture<>();
            List<byte[]> pdus = pdus(message);
            CompletableFuture<Integer> status = CompletableFuture.completedFuture(0);
            for (byte[] pdu : pdus) {
                status = status.thenCompose(before -> smsc.deliver(pdu));
            }
            status.whenComplete((last, failure) -> {
                if (failure == null) {
                    heard.complete(heard(last));
                } else {
                    heard.completeExceptionally(failure);
                }
            });
            return heard;
        }

        private static List<byte[]> pdus(byte[] message) {
            try {
                return Pdus.split(message);
            } catch (MalformedPduException e) {
                return List.of(message);
            }
        }

        private static Heard heard(int status) {
            Answer answer = status == 0 ? Answer.YES : status == Smsc.QUEUE_FULL ? Answer.NOT_NOW : Answer.NO;
            return new Heard(answer, Optional.empty());
        }

        @Override
        public void close() {
            channel.close();
            smsc.close();
        }
    }

    private record FarSmsc(SmscUnderTest smsc, ChannelUnderTest under) implements FarSide {
        @Override
        public AnsweringChannel channel() {
            return under.channel();
        }

        @Override
        public List<Person> people() {
            return List.of(person("84903000417"), person("84977000118"));
        }

        @Override
        public Optional<Person> nobody() {
            return Optional.of(person(NOBODY));
        }

        @Override
        public List<Received> received() {
            return smsc.messages().stream()
                    .map(message -> new Received(message.to(), Optional.empty(), message.text(), false, message.text()))
                    .toList();
        }

        @Override
        public void down() throws IOException {
            smsc.down();
        }

        @Override
        public void up() throws IOException {
            smsc.up();
        }

        @Override
        public void close() {
            under.close();
            smsc.close();
        }

        private static Person person(String number) {
            Map<String, String> transport = new HashMap<>();
            transport.put(SmsBinding.SMSC, "one");
            transport.put(SmsBinding.SOURCE, number);
            transport.put(SmsBinding.SOURCE_TON, "1");
            transport.put(SmsBinding.SOURCE_NPI, "1");
            transport.put(SmsBinding.DESTINATION, "8055");
            transport.put(Submission.ANSWER_TO, number);
            return new Person(number, transport);
        }
    }
}
