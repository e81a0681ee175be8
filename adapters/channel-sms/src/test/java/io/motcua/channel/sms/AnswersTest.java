package io.motcua.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Answer;
import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.RequestStatus;
import io.motcua.ServiceRequest.Requester;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.spi.OtherWay;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.Updates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path spool;

    private final RememberingIntake intake = new RememberingIntake();
    private SmscUnderTest smsc;
    private ChannelUnderTest channel;

    @BeforeEach
    void bind() throws Exception {
        smsc = new SmscUnderTest(ChannelUnderTest.SYSTEM_ID, ChannelUnderTest.PASSWORD);
        channel = new ChannelUnderTest(smsc, spool, intake);
    }

    @AfterEach
    void close() {
        channel.close();
        smsc.close();
    }

    @Test
    void answerGoesFromTheShortCodeToWhoWrote() throws Exception {
        smsc.deliver(new Handset("+84903000417").message("8055", "mat dien")).get(20, TimeUnit.SECONDS);
        Map<String, String> transport = intake.stored().get(0).transport();

        assertThat(send("Da nhan yeu cau MC-222-222-222.", transport)).isInstanceOf(NoticeOutcome.Sent.class);

        SubmittedMessage sent = smsc.submitted().get(0);
        assertThat(sent.from()).isEqualTo("8055");
        assertThat(sent.to()).isEqualTo("84903000417");
        assertThat(sent.dataCoding()).isZero();
        assertThat(sent.receipt()).isTrue();
    }

    @Test
    void unaccentedTextOf160CharactersIsOneMessageAndOneMoreIsTwo() throws Exception {
        send("a".repeat(159) + "]", transport());
        send("a".repeat(160), transport());

        assertThat(smsc.submitted()).extracting(SubmittedMessage::last).containsExactly(false, true, true);
        assertThat(smsc.submitted().get(0).octets()).hasSize(6 + 153);
        assertThat(smsc.messages())
                .extracting(SubmittedMessage::text)
                .containsExactly("a".repeat(159) + "]", "a".repeat(160));
    }

    @Test
    void accentedTextIsUcs2AndNoEmojiIsCut() throws Exception {
        String text = "đ".repeat(66) + "😀" + "Đơn vị điện lực đã nhận yêu cầu. ".repeat(3);

        NoticeOutcome outcome = send(text, transport());

        assertThat(outcome).isEqualTo(new NoticeOutcome.Sent("id1,id2,id3"));
        assertThat(smsc.submitted()).allMatch(part -> part.dataCoding() == 8);
        assertThat(smsc.submitted().get(0).octets()).hasSize(6 + 132);
        assertThat(smsc.submitted()).extracting(SubmittedMessage::receipt).containsExactly(false, false, true);
        assertThat(smsc.messages().get(0).text()).isEqualTo(text);
    }

    @Test
    void noExtendedCharacterIsCut() throws Exception {
        String text = "a".repeat(152) + "€" + "b".repeat(100);

        send(text, transport());

        assertThat(smsc.submitted().get(0).octets()).hasSize(6 + 152);
        assertThat(smsc.messages().get(0).text()).isEqualTo(text);
    }

    @Test
    void longTextGoesWholeWhereTheMessageCentreCutsIt() {
        Smsc whole = Smsc.builder("x", "h", 1)
                .longText(Smsc.LongText.MESSAGE_PAYLOAD)
                .build();

        assertThat(SubmitSm.of(whole, answer("a".repeat(161), transport())))
                .hasSize(1)
                .allMatch(message -> !message.payload() && !message.header());
        assertThat(SubmitSm.of(whole, answer("a".repeat(600), transport())))
                .hasSize(1)
                .allMatch(message -> message.payload() && message.octets().length == 600);
    }

    @Test
    void partThatIsThrottledIsDeferredAndTheNextAttemptGoesOnWithIt() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        smsc.refuse(message -> asked.incrementAndGet() == 2 ? Smsc.THROTTLED : 0);
        Answer answer = answer("a".repeat(400), transport());

        assertThat(send(answer)).isInstanceOf(NoticeOutcome.Deferred.class);
        assertThat(send(answer)).isEqualTo(new NoticeOutcome.Sent("id1,id2,id3"));

        assertThat(smsc.messages()).extracting(SubmittedMessage::text).containsExactly("a".repeat(400));
        assertThat(smsc.submitted())
                .extracting(part -> part.octets()[3])
                .containsOnly(answer.notice().noticeId().bytes()[15]);
    }

    @Test
    void refusalsAreFinalOrNotAsTheProtocolHasThem() throws Exception {
        for (int status : new int[] {0x0B, 0x50, 0x65}) {
            smsc.refuse(message -> status);
            assertThat(send("Da nhan.", transport())).isInstanceOf(NoticeOutcome.Undeliverable.class);
        }
        for (int status : new int[] {0x14, 0x58, 0x08, 0x64, 0x45}) {
            smsc.refuse(message -> status);
            assertThat(send("Da nhan.", transport())).isInstanceOf(NoticeOutcome.Deferred.class);
        }
    }

    @Test
    void textThatIsFarTooLongIsNotSentAtAll() throws Exception {
        assertThat(send("a".repeat(100_000), transport())).isInstanceOf(NoticeOutcome.Undeliverable.class);

        assertThat(smsc.submitted()).isEmpty();
    }

    @Test
    void deliveryReceiptIsMatchedWithItsNoticeAndIsNoSubmission() throws Exception {
        Answer answer = answer("Da nhan.", transport());
        send(answer);
        byte[] text = "id:id1 sub:001 dlvrd:001 submit date:2607141200 done date:2607141201 stat:DELIVRD err:000"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] byText = new DeliverSmBytes().esmClass(4).message(text).bytes();
        byte[] byParameters = new DeliverSmBytes()
                .esmClass(4)
                .parameter(DeliverSm.RECEIPTED_MESSAGE_ID, "id1\0".getBytes(StandardCharsets.US_ASCII))
                .parameter(DeliverSm.MESSAGE_STATE, new byte[] {5})
                .bytes();
        byte[] ofNothing = new DeliverSmBytes().esmClass(4).bytes();

        for (byte[] pdu : new byte[][] {byText, byParameters, ofNothing}) {
            assertThat(smsc.deliver(pdu).get(20, TimeUnit.SECONDS)).isZero();
        }

        Optional<TrackingId> noticeId = Optional.of(answer.notice().noticeId());
        await().atMost(SOON).until(() -> channel.receipts().size() == 2);
        assertThat(channel.receipts())
                .containsExactly(
                        new DeliveryReceipt("one", "id1", "DELIVRD", noticeId),
                        new DeliveryReceipt("one", "id1", "UNDELIV", noticeId));
        assertThat(intake.offered()).isEmpty();
    }

    @Test
    void addressThatDoesNotFitIsUndeliverable() throws Exception {
        assertThat(send("Da nhan.", Map.of(Submission.ANSWER_TO, "8".repeat(40))))
                .isInstanceOf(NoticeOutcome.Undeliverable.class);
    }

    @Test
    void messageGoesToATelephoneThatNoneCameFrom() throws Exception {
        Requester requester = new Requester(Optional.empty(), Optional.of("+84903000417"), Optional.empty());
        OtherWay way = channel.channel().wayTo(requester, account -> false).orElseThrow();

        assertThat(send("Da nhan yeu cau MC-222-222-222.", way.transport())).isInstanceOf(NoticeOutcome.Sent.class);

        assertThat(way.account()).isEqualTo("8055");
        assertThat(smsc.submitted().get(0).from()).isEqualTo("8055");
        assertThat(smsc.submitted().get(0).to()).isEqualTo("84903000417");
        assertThat(channel.channel().wayTo(Requester.UNKNOWN, account -> true)).isEmpty();
        assertThat(channel.channel()
                        .wayTo(
                                new Requester(Optional.empty(), Optional.of("goi toi"), Optional.empty()),
                                account -> true))
                .isEmpty();
    }

    private NoticeOutcome send(String text, Map<String, String> transport) throws Exception {
        return send(answer(text, transport));
    }

    private NoticeOutcome send(Answer answer) throws Exception {
        return channel.channel().answer(answer).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Map<String, String> transport() {
        return Map.of(Submission.ANSWER_TO, "84903000417", "smsc", "one", "destination", "8055");
    }

    private static Answer answer(String text, Map<String, String> transport) {
        StatusUpdate update = Updates.of(RequestStatus.RECEIVED).account("8055").build();
        return new Answer(new Notice(TrackingId.next(), update, transport, Optional.empty()), "vi", "", text);
    }
}
