package io.motcua.channel.sms;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.spi.SettableClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path spool;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-07-14T23:59:59Z"));
    private final Handset handset = new Handset("+84903000417");
    private final ChoosyIntake intake = new ChoosyIntake();
    private SmscUnderTest smsc;
    private ChannelUnderTest channel;

    @BeforeEach
    void bind() throws Exception {
        smsc = new SmscUnderTest(ChannelUnderTest.SYSTEM_ID, ChannelUnderTest.PASSWORD);
        channel = start(config -> config);
    }

    @AfterEach
    void close() {
        channel.close();
        smsc.close();
    }

    private ChannelUnderTest start(UnaryOperator<SmsConfig.Builder> settings) throws Exception {
        ChannelUnderTest started = new ChannelUnderTest(smsc.port(), spool, intake, clock, settings);
        ChannelUnderTest.awaitBind(smsc);
        return started;
    }

    @Test
    void whatCannotBeReadIsRefusedInTheProtocolsWordsAndTheNextOneIsTaken() throws Exception {
        byte[] tooShort = new DeliverSmBytes()
                .length(90)
                .message("mat".getBytes(US_ASCII))
                .bytes();
        byte[] endless = new DeliverSmBytes().to("8".repeat(300)).bytes();
        byte[] nothing = ByteBuffer.allocate(16).putInt(16).putInt(5).array();

        assertThat(deliver(tooShort)).isEqualTo(SMPPConstant.STAT_ESME_RINVMSGLEN);
        assertThat(deliver(endless)).isEqualTo(SMPPConstant.STAT_ESME_RINVDSTADR);
        assertThat(deliver(nothing)).isEqualTo(SMPPConstant.STAT_ESME_RINVCMDLEN);

        assertThat(deliver(handset.message("8055", "mat dien"))).isZero();
        assertThat(smsc.binds()).isEqualTo(1);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void unknownDataCodingIsStoredRawAndHeld() throws Exception {
        byte[] pdu = new DeliverSmBytes()
                .dataCoding(0x0D)
                .message(new byte[] {1, 2, 3})
                .bytes();

        assertThat(deliver(pdu)).isZero();

        assertThat(stored().get(0).payload().toBytes()).isEqualTo(pdu);
        assertThatThrownBy(() -> channel.channel().normaliser().read(stored().get(0)))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void brokenParametersAreStoredRawWithANote() throws Exception {
        byte[] pdu = new DeliverSmBytes()
                .message("mat dien".getBytes(US_ASCII))
                .rubbish((byte) 4, (byte) 0x24, (byte) -1, (byte) -1)
                .bytes();

        assertThat(deliver(pdu)).isZero();

        assertThat(stored().get(0).payload().toBytes()).isEqualTo(pdu);
        assertThat(stored().get(0).transport()).containsKey("note");
    }

    @Test
    void headerLongerThanItsMessageLosesNoOctet() throws Exception {
        byte[] pdu = new DeliverSmBytes()
                .esmClass(0x40)
                .message("mat dien".getBytes(US_ASCII))
                .bytes();

        assertThat(deliver(pdu)).isZero();

        assertThat(channel.channel().normaliser().read(stored().get(0)).description())
                .isEqualTo("mat dien");
    }

    @Test
    void longestMessagePayloadIsTakenWhole() throws Exception {
        String text = "Đồng hồ. ".repeat(3640);
        byte[] pdu = new DeliverSmBytes()
                .dataCoding(8)
                .parameter(DeliverSm.MESSAGE_PAYLOAD, text.getBytes(UTF_16BE))
                .bytes();

        assertThat(deliver(pdu)).isZero();

        assertThat(pdu.length).isGreaterThan(65_000);
        assertThat(channel.channel().normaliser().read(stored().get(0)).description())
                .isEqualTo(text.strip());
    }

    @Test
    void pduThatIsTooLongIsReadPastAndRefused() throws Exception {
        byte[] enormous = new byte[500_000];
        ByteBuffer.wrap(enormous).putInt(enormous.length).putInt(5);

        assertThat(deliver(enormous)).isEqualTo(SMPPConstant.STAT_ESME_RINVMSGLEN);

        assertThat(deliver(handset.message("8055", "mat dien"))).isZero();
        assertThat(smsc.binds()).isEqualTo(1);
    }

    @Test
    void bytesThatAreNoPduCostTheConnectionAndNothingElse() throws Exception {
        for (byte[] rubbish :
                List.of("GET / HTTP/1.1\r\nHost: smsc\r\n\r\n".getBytes(US_ASCII), new byte[64], new byte[] {
                    0, 0, 0, 7, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 1
                })) {
            smsc.write(rubbish);
            await().atMost(SOON).until(() -> smsc.binds() == 0);
            await().atMost(SOON).until(() -> smsc.binds() == 1);
        }

        assertThat(deliver(handset.message("8055", "mat dien"))).isZero();
    }

    @Test
    void emptyMessageIsStored() throws Exception {
        assertThat(deliver(handset.message("8055", ""))).isZero();

        assertThat(channel.channel().normaliser().read(stored().get(0)).needsNoAnswer())
                .isPresent();
    }

    @Test
    void nobodyIsAnsweredWhoIsNoTelephone() throws Exception {
        deliver(new Handset("QUANGCAO").message("8055", "giam gia"));
        deliver(new DeliverSmBytes().from(3, "9029").message(new byte[] {65}).bytes());
        deliver(new DeliverSmBytes().from(0, "").message(new byte[] {66}).bytes());

        assertThat(stored())
                .hasSize(3)
                .allMatch(submission -> submission.answerTo().isEmpty());
    }

    @Test
    void messageWithoutADestinationCameByItsMessageCentre() throws Exception {
        deliver(new DeliverSmBytes().to("").message(new byte[] {65}).bytes());

        assertThat(stored().get(0).account()).isEqualTo("one");
    }

    @Test
    void messageThatComesAgainAfterALostResponseIsOneArrival() throws Exception {
        byte[] pdu = handset.message("8055", "mat dien");
        intake.silent(true);
        smsc.deliver(pdu);
        await().atMost(SOON).until(() -> stored().size() == 1);
        smsc.cut();
        intake.silent(false);
        // Past midnight, past the hour: no boundary of the clock makes another message of it.
        clock.pass(Duration.ofMinutes(2));
        ChannelUnderTest.awaitBind(smsc);

        assertThat(deliver(pdu)).isZero();

        assertThat(stored()).hasSize(1);
        assertThat(intake.kept().offered()).hasSize(2);
    }

    @Test
    void messageThatComesAgainAfterACrashIsOneArrivalAndADayLaterAnother() throws Exception {
        byte[] pdu = handset.message("8055", "mat dien");
        deliver(pdu);
        channel.close();
        channel = start(config -> config);
        clock.pass(Duration.ofMinutes(5));

        deliver(pdu);
        assertThat(stored()).hasSize(1);
        clock.pass(Duration.ofDays(1));
        deliver(pdu);

        assertThat(stored()).hasSize(2);
    }

    @Test
    void messageCentreThatIsNotThereHoldsUpNoStartAndIsFoundWhenItComes() throws Exception {
        channel.close();
        smsc.down();
        channel = new ChannelUnderTest(smsc.port(), spool, intake, clock, config -> config);

        smsc.up();

        ChannelUnderTest.awaitBind(smsc);
        assertThat(deliver(handset.message("8055", "mat dien"))).isZero();
    }

    @Test
    void moreThanCanBeInFlightHearsThrottled() throws Exception {
        channel.close();
        channel = start(config -> config.maxInFlight(2));
        intake.kept().hold();
        List<CompletableFuture<Integer>> taken = new ArrayList<>();
        for (String text : List.of("mot", "hai")) {
            taken.add(smsc.deliver(handset.message("8055", text)));
        }
        await().atMost(SOON).until(() -> intake.kept().held() == 2);

        assertThat(deliver(handset.message("8055", "ba"))).isEqualTo(Smsc.THROTTLED);

        intake.kept().release();
        for (CompletableFuture<Integer> one : taken) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void manyWaitForOneCommitWithoutAThreadEach() throws Exception {
        // Threads of tests before this one may still be ending.
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        intake.kept().hold();
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            waiting.add(smsc.deliver(handset.message("8055", "so " + i)));
        }

        await().atMost(SOON).until(() -> intake.kept().held() == 300);

        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sms-") && !before.contains(thread))
                .count();
        assertThat(threads).isLessThan(12);
        intake.kept().release();
        for (CompletableFuture<Integer> one : waiting) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void ledgerThatTakesTooLongIsNotNowAndTheMessageIsStillOne() throws Exception {
        channel.close();
        channel = start(config -> config.answerWithin(Duration.ofMillis(200)));
        byte[] pdu = handset.message("8055", "mat dien");
        intake.kept().hold();

        assertThat(deliver(pdu)).isEqualTo(Smsc.QUEUE_FULL);
        intake.kept().release();

        assertThat(deliver(pdu)).isZero();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void spoolThatCannotBeWrittenIsNotNow() throws Exception {
        Path parts = spool.resolve("one").resolve("parts");
        Files.delete(parts);
        Files.createFile(parts);

        assertThat(deliver(handset.part("8055", 1, 2, 1, "mot"))).isEqualTo(Smsc.QUEUE_FULL);

        assertThat(deliver(handset.message("8055", "ngan"))).isZero();
        Files.delete(parts);
        Files.createDirectory(parts);
        assertThat(deliver(handset.part("8055", 1, 2, 1, "mot"))).isZero();
    }

    @Test
    void configurationSaysWhatIsWrongAndKeepsItsPassword() throws IOException {
        Smsc good = Smsc.builder("one", "127.0.0.1", 2775)
                .credentials("motcua", "s3cret")
                .build();

        assertThat(good.toString() + SmsConfig.builder(spool).smscs(good).build())
                .doesNotContain("s3cret");
        assertThatThrownBy(() -> Smsc.builder("../x", "h", 1).build()).hasMessageContaining("'../x'");
        assertThatThrownBy(() -> Smsc.builder("x", "h", 0).build()).hasMessageContaining("port");
        assertThatThrownBy(() -> Smsc.builder("x", "h", 1).notNow(0).build()).hasMessageContaining("notNow");
        assertThatThrownBy(() -> SmsConfig.builder(spool).smscs(good, good).build())
                .hasMessageContaining("'one'");
        assertThatThrownBy(() -> SmsConfig.builder(spool).build()).hasMessageContaining("at least one");
    }

    private int deliver(byte[] pdu) throws Exception {
        return smsc.deliver(pdu).get(20, TimeUnit.SECONDS);
    }

    private List<Submission> stored() {
        return intake.kept().stored();
    }
}
