package io.motcua.channel.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Answer;
import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.NoticeOutcome.Undeliverable;
import io.motcua.RequestStatus;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.SettableClock;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DossierAnswersTest {
    private static final String DOSSIER = "G22.99-20260609-0000801";

    private PortalUnderTest portal;

    @BeforeEach
    void start() throws Exception {
        portal = new PortalUnderTest();
        portal.register(DOSSIER);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void wordsComeBeforeTheStatusAndAJumpTakesTheStepsBetween() throws Exception {
        assertThat(send(RequestStatus.RESOLVED)).isInstanceOf(Sent.class);

        assertThat(asked())
                .containsExactly(
                        "CapNhatTienTrinh 9", "CapNhatTrangThai 2", "CapNhatTrangThai 4", "CapNhatTrangThai 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECEIVED", "HELD", "RESTORED"})
    void whatIsNotAcceptedYetIsToldInWordsAlone(RequestStatus status) throws Exception {
        assertThat(send(status)).isInstanceOf(Sent.class);

        assertThat(asked()).containsExactly("CapNhatTienTrinh 1");
        assertThat(portal.status(DOSSIER)).isEqualTo(1);
    }

    @Test
    void answerWhoseEndWasLostGoesOnWhereItWas() throws Exception {
        PortalChannel channel = channel();
        Answer answer = PortalAnswers.of(DOSSIER, RequestStatus.RESOLVED);
        portal.loseNextAnswer();
        assertThat(PortalAnswers.send(channel, answer)).isInstanceOf(Deferred.class);

        assertThat(PortalAnswers.send(channel, answer)).isInstanceOf(Sent.class);
        assertThat(PortalAnswers.send(channel, answer)).isInstanceOf(Sent.class);

        assertThat(portal.events().stream().filter(event -> event.is("CapNhatTienTrinh") && event.taken()))
                .hasSize(1);
        assertThat(portal.events().stream().filter(event -> event.is("CapNhatTrangThai")))
                .extracting(PortalEvent::status)
                .containsExactly(2, 4, 9);
    }

    @Test
    void oneTokenServesManyAnswersAtOnce() throws Exception {
        PortalChannel channel = channel();
        List<CompletableFuture<NoticeOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String dossier = "G22.99-20260609-00009" + (10 + i);
            portal.register(dossier);
            outcomes.add(PortalAnswers.sendAsync(channel, PortalAnswers.of(dossier, RequestStatus.ACCEPTED)));
        }
        for (CompletableFuture<NoticeOutcome> outcome : outcomes) {
            assertThat(outcome.get()).isInstanceOf(Sent.class);
        }

        assertThat(portal.tokensGiven()).isEqualTo(1);
    }

    @Test
    void tokenThatIsRefusedIsRenewedOnce() throws Exception {
        PortalChannel channel = channel();
        PortalAnswers.send(channel, PortalAnswers.of(DOSSIER, RequestStatus.ACCEPTED));
        portal.forgetTokens();

        assertThat(PortalAnswers.send(channel, PortalAnswers.of(DOSSIER, RequestStatus.IN_PROGRESS)))
                .isInstanceOf(Sent.class);

        assertThat(portal.tokensGiven()).isEqualTo(2);
        assertThat(portal.status(DOSSIER)).isEqualTo(4);
    }

    @Test
    void tokenIsRenewedBeforeItExpires() throws Exception {
        SettableClock clock = new SettableClock(PortalAnswers.AT);
        PortalChannel channel = new PortalChannel(config().build(), new RememberingIntake(), clock);
        portal.giveTokensFor(60);
        PortalAnswers.send(channel, PortalAnswers.of(DOSSIER, RequestStatus.ACCEPTED));
        clock.pass(Duration.ofSeconds(49));
        PortalAnswers.send(channel, PortalAnswers.of(DOSSIER, RequestStatus.IN_PROGRESS));
        assertThat(portal.tokensGiven()).isEqualTo(1);

        clock.pass(Duration.ofSeconds(2));
        PortalAnswers.send(channel, PortalAnswers.of(DOSSIER, RequestStatus.RESOLVED));

        assertThat(portal.tokensGiven()).isEqualTo(2);
    }

    @Test
    void wrongSecretDefersAndIsInNoCause() throws Exception {
        PortalChannel channel = new PortalChannel(
                config().client(PortalUnderTest.CLIENT_ID, "another secret").build(),
                new RememberingIntake(),
                Clock.systemUTC());

        NoticeOutcome outcome = PortalAnswers.send(channel, PortalAnswers.of(DOSSIER, RequestStatus.ACCEPTED));

        assertThat(outcome).isInstanceOf(Deferred.class);
        assertThat(outcome.toString()).contains("401").doesNotContain("another secret", DOSSIER);
    }

    @ParameterizedTest
    @CsvSource({
        "503, 120, 120",
        "429, 7, 7",
        "503, , 0",
        "502, soon, 0",
        "503, 99999999, 86400",
        "403, , 0",
        "409, , 0",
        "302, , 0",
        "500, , 0"
    })
    void whatMayPassIsDeferredForAsLongAsThePortalWishes(int status, String retryAfter, long seconds) throws Exception {
        portal.refuseNext(status, Optional.ofNullable(retryAfter));

        NoticeOutcome outcome = send(RequestStatus.ACCEPTED);

        assertThat(outcome).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(deferred.cause()).contains(Integer.toString(status));
        });
        assertThat(send(RequestStatus.ACCEPTED)).isInstanceOf(Sent.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422})
    void whatCannotPassIsUndeliverable(int status) throws Exception {
        portal.refuseNext(status, Optional.empty());

        assertThat(send(RequestStatus.ACCEPTED)).isInstanceOf(Undeliverable.class);
    }

    @Test
    void addressThatIsNoDossiersCodeIsNotAskedFor() throws Exception {
        Answer answer = PortalAnswers.of("H12-260522-0001&MaHoSo=H12-260522-0002", RequestStatus.ACCEPTED);

        assertThat(PortalAnswers.send(channel(), answer)).isInstanceOf(Undeliverable.class);
        assertThat(portal.tokensGiven()).isZero();
    }

    @Test
    void journalKeepsThePortalsStatusesOverItsEnd(@TempDir Path folder) throws Exception {
        Path journal = folder.resolve("portal.jsonl");
        try (PortalUnderTest first = new PortalUnderTest(0, true, Optional.of(journal))) {
            PortalChannel channel = new PortalChannel(
                    DossierOffice.config(first.address(), first.tokens()).build(),
                    new RememberingIntake(),
                    Clock.systemUTC());
            assertThat(PortalAnswers.send(channel, PortalAnswers.of(DOSSIER, RequestStatus.IN_PROGRESS)))
                    .isInstanceOf(Sent.class);
        }
        Files.writeString(journal, "{\"operation\":\"CapNhatTr", StandardOpenOption.APPEND);

        try (PortalUnderTest again = new PortalUnderTest(0, true, Optional.of(journal))) {
            assertThat(again.status(DOSSIER)).isEqualTo(4);
            assertThat(again.events()).extracting(PortalEvent::operation).contains("CapNhatTienTrinh");
        }
    }

    @Test
    void configurationTellsNoSecret() {
        PortalConfig config = config().build();

        assertThat(config.toString()).doesNotContain(PortalUnderTest.CLIENT_SECRET, DossierOffice.API_KEY);
    }

    @Test
    void configurationWithoutAnAddressOrASecretIsRefused() {
        assertThatThrownBy(() -> PortalConfig.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("portal");
        assertThatThrownBy(() -> config().client("motcua", "").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clientSecret");
        assertThatThrownBy(() -> config().portal(URI.create("ftp://127.0.0.1/")).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private PortalConfig.Builder config() {
        return DossierOffice.config(portal.address(), portal.tokens());
    }

    private PortalChannel channel() {
        return new PortalChannel(config().build(), new RememberingIntake(), Clock.systemUTC());
    }

    private NoticeOutcome send(RequestStatus status) throws Exception {
        return PortalAnswers.send(channel(), PortalAnswers.of(DOSSIER, status));
    }

    private List<String> asked() {
        return portal.events().stream()
                .filter(event -> event.operation().startsWith("CapNhat"))
                .map(event -> event.operation() + " " + event.status())
                .toList();
    }
}
