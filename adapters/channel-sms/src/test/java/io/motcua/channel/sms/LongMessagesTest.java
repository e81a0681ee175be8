package io.motcua.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.spi.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongMessagesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path spool;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-07-14T12:00:00Z"));
    private final Handset handset = new Handset("+84903000417");
    private final ChoosyIntake intake = new ChoosyIntake();
    private SmscUnderTest smsc;
    private ChannelUnderTest channel;

    @BeforeEach
    void bind() throws Exception {
        smsc = new SmscUnderTest(ChannelUnderTest.SYSTEM_ID, ChannelUnderTest.PASSWORD);
        channel = start();
    }

    @AfterEach
    void close() {
        channel.close();
        smsc.close();
    }

    private ChannelUnderTest start() throws Exception {
        ChannelUnderTest started = new ChannelUnderTest(smsc.port(), spool, intake, clock, config -> config);
        ChannelUnderTest.awaitBind(smsc);
        return started;
    }

    @Test
    void partsInAnyOrderAreOneRequest() throws Exception {
        deliver(part(1, 3, 3, "ba"));
        deliver(part(1, 3, 1, "mot "));
        deliver(part(1, 3, 2, "hai "));

        assertThat(texts()).containsExactly("mot hai ba");
        assertThat(stored().get(0).transport())
                .containsEntry("parts", "3/3")
                .containsEntry("answerTo", "84903000417")
                .doesNotContainKey("note");
        assertThat(partsOnDisk()).isEmpty();
    }

    @Test
    void earlierPartIsAnsweredFromTheDiskAndTheLastOneByTheLedger() throws Exception {
        intake.kept().hold();
        assertThat(deliver(part(1, 2, 1, "mot "))).isZero();
        assertThat(partsOnDisk()).hasSize(1);
        assertThat(intake.kept().offered()).isEmpty();

        CompletableFuture<Integer> last = smsc.deliver(part(1, 2, 2, "hai"));

        await().atMost(SOON).until(() -> intake.kept().held() == 1);
        assertThatThrownBy(() -> last.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        intake.kept().release();
        assertThat(last.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void messageIsWholeAfterACrashBetweenItsParts() throws Exception {
        deliver(part(1, 3, 2, "hai "));
        channel.close();
        channel = start();
        deliver(part(1, 3, 3, "ba"));
        channel.close();
        channel = start();

        deliver(part(1, 3, 1, "mot "));

        assertThat(texts()).containsExactly("mot hai ba");
    }

    @Test
    void crashBetweenReceiptAndRemovalSubmitsTheSameAgainUnderTheSameKey() throws Exception {
        intake.silent(true);
        deliver(part(1, 2, 1, "mot "));
        smsc.deliver(part(1, 2, 2, "hai"));
        await().atMost(SOON).until(() -> stored().size() == 1);
        channel.close();
        intake.silent(false);

        channel = start();

        await().atMost(SOON).until(() -> partsOnDisk().isEmpty());
        assertThat(intake.kept().offered()).hasSize(2);
        assertThat(texts()).containsExactly("mot hai");
    }

    @Test
    void lastPartThatTheLedgerRefusesIsPutOffAndSubmittedLaterWithoutBeingSentAgain() throws Exception {
        intake.refuse(true);
        deliver(part(1, 2, 1, "mot "));
        assertThat(deliver(part(1, 2, 2, "hai"))).isEqualTo(Smsc.QUEUE_FULL);
        intake.refuse(false);

        clock.pass(Duration.ofSeconds(5));

        await().atMost(SOON).until(() -> texts().equals(List.of("mot hai")));
        assertThat(deliver(part(1, 2, 2, "hai"))).isZero();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void repeatedPartsChangeNothing() throws Exception {
        deliver(part(1, 2, 1, "mot "));
        deliver(part(1, 2, 1, "mot "));
        deliver(part(1, 2, 2, "hai"));
        assertThat(deliver(part(1, 2, 2, "hai"))).isZero();
        assertThat(deliver(part(1, 2, 1, "mot "))).isZero();

        clock.pass(Duration.ofMinutes(6));

        await().atMost(SOON).until(() -> partsOnDisk().isEmpty());
        assertThat(texts()).containsExactly("mot hai");
    }

    @Test
    void lastPartThatComesAgainAfterACrashIsNoMessageOfItsOwn() throws Exception {
        deliver(part(1, 2, 1, "mot "));
        deliver(part(1, 2, 2, "hai"));
        channel.close();
        channel = start();

        assertThat(deliver(part(1, 2, 2, "hai"))).isZero();
        clock.pass(Duration.ofMinutes(6));

        await().atMost(SOON).until(() -> partsOnDisk().isEmpty());
        assertThat(texts()).containsExactly("mot hai");
    }

    @Test
    void messageWithAMissingPartIsSubmittedAsItIsWhenItsTimeIsOver() throws Exception {
        deliver(part(1, 3, 1, "mot"));
        deliver(part(1, 3, 3, "ba"));
        clock.pass(Duration.ofMinutes(4));
        assertThat(stored()).isEmpty();

        clock.pass(Duration.ofMinutes(2));

        await().atMost(SOON).until(() -> stored().size() == 1);
        assertThat(texts()).containsExactly("mot … ba");
        assertThat(stored().get(0).transport())
                .containsEntry("parts", "2/3")
                .containsEntry("note", "Parts that did not come: 2 of 3");
    }

    @Test
    void partThatComesAfterTheTimeIsNotLost() throws Exception {
        deliver(part(1, 2, 1, "mot"));
        clock.pass(Duration.ofMinutes(6));
        await().atMost(SOON).until(() -> stored().size() == 1 && partsOnDisk().isEmpty());

        deliver(part(1, 2, 2, "hai"));
        clock.pass(Duration.ofMinutes(6));

        await().atMost(SOON).until(() -> stored().size() == 2);
        assertThat(texts()).containsExactly("mot …", "… hai");
    }

    @Test
    void closedMessageStaysClosedAfterACrash() throws Exception {
        intake.silent(true);
        deliver(part(1, 2, 1, "mot"));
        clock.pass(Duration.ofMinutes(6));
        await().atMost(SOON).until(() -> stored().size() == 1);
        channel.close();
        intake.silent(false);
        channel = start();

        deliver(part(1, 2, 2, "hai"));
        clock.pass(Duration.ofMinutes(6));

        await().atMost(SOON).until(() -> partsOnDisk().isEmpty());
        assertThat(texts()).containsExactly("mot …", "… hai");
    }

    @Test
    void referenceThatWrappedBeginsAnotherMessage() throws Exception {
        deliver(part(9, 2, 1, "cu "));
        deliver(part(9, 2, 1, "moi "));
        deliver(part(9, 2, 2, "day"));
        clock.pass(Duration.ofMinutes(6));

        await().atMost(SOON).until(() -> stored().size() == 2);
        assertThat(texts()).containsExactly("moi day", "cu  …");
        assertThat(stored().get(0).transport().get("note")).contains("same reference");
    }

    @Test
    void sameReferenceOfAnotherPersonCodeOrLengthIsAnotherMessage() throws Exception {
        Handset other = new Handset("+84977000118");
        deliver(part(5, 2, 1, "a1 "));
        deliver(other.part("8055", 5, 2, 2, "b2"));
        deliver(handset.part("8655", 5, 2, 2, "c2"));
        deliver(part(5, 3, 3, "d3"));
        deliver(other.part("8055", 5, 2, 1, "b1 "));
        deliver(handset.part("8655", 5, 2, 1, "c1 "));
        deliver(part(5, 2, 2, "a2"));

        assertThat(texts()).containsExactly("b1 b2", "c1 c2", "a1 a2");
    }

    @Test
    void secondMessageThatSharesAPartWithTheFirstIsWhole() throws Exception {
        deliver(part(5, 2, 1, "Kinh gui: "));
        deliver(part(5, 2, 2, "mat dien"));
        deliver(part(5, 2, 1, "Kinh gui: "));

        deliver(part(5, 2, 2, "da co dien"));

        assertThat(texts()).containsExactly("Kinh gui: mat dien", "Kinh gui: da co dien");
    }

    @Test
    void numbersThatMakeNoSenseAreMessagesOfTheirOwn() throws Exception {
        deliver(part(1, 2, 0, "khong"));
        deliver(part(1, 2, 3, "ba cua hai"));
        deliver(part(1, 0, 0, "cua khong"));
        deliver(part(1, 1, 1, "mot cua mot"));

        assertThat(texts()).containsExactly("khong", "ba cua hai", "cua khong", "mot cua mot");
        assertThat(stored())
                .extracting(submission -> submission.transport().containsKey("note"))
                .containsExactly(true, true, true, false);
    }

    @Test
    void messageOf255PartsIsOne() throws Exception {
        for (int number = 255; number >= 1; number--) {
            assertThat(deliver(part(1, 255, number, number + "."))).isZero();
        }

        assertThat(texts()).hasSize(1);
        assertThat(texts().get(0)).startsWith("1.2.3.").endsWith("254.255.");
    }

    @Test
    void spoolThatIsFullSaysNotNowAndStillTakesShortMessages() throws Exception {
        channel.close();
        channel = new ChannelUnderTest(smsc.port(), spool, intake, clock, config -> config.maxParts(2));
        ChannelUnderTest.awaitBind(smsc);
        deliver(part(1, 9, 1, "a"));
        deliver(part(2, 9, 1, "b"));

        assertThat(deliver(part(3, 9, 1, "c"))).isEqualTo(Smsc.QUEUE_FULL);

        assertThat(deliver(handset.message("8055", "ngan"))).isZero();
        clock.pass(Duration.ofMinutes(6));
        await().atMost(SOON).until(() -> partsOnDisk().isEmpty());
        assertThat(deliver(part(3, 9, 1, "c"))).isZero();
    }

    private byte[] part(int reference, int total, int number, String text) {
        return handset.part("8055", reference, total, number, text);
    }

    private int deliver(byte[] pdu) throws Exception {
        return smsc.deliver(pdu).get(20, TimeUnit.SECONDS);
    }

    private List<Submission> stored() {
        return intake.kept().stored();
    }

    private List<String> texts() {
        return stored().stream()
                .map(submission -> {
                    try {
                        return new SmsNormaliser().read(submission).description();
                    } catch (UnreadableException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private Set<Path> partsOnDisk() throws Exception {
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(file -> file.toString().endsWith(".pdu")).collect(Collectors.toSet());
        }
    }
}
