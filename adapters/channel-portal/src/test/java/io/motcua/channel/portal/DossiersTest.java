package io.motcua.channel.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.http.EntryUnderTest;
import io.motcua.spi.RememberingIntake;
import io.motcua.understanding.Reading;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DossiersTest {
    private static final Instant NOW = Instant.parse("2026-06-09T01:00:00Z");
    private static final String CODE = "G22.99-20260609-0000601";

    private final RememberingIntake intake = new RememberingIntake();
    private final PortalChannel channel =
            new PortalChannel(DossierOffice.config().build(), intake, Clock.fixed(NOW, ZoneOffset.UTC));
    private EntryUnderTest entry;

    @BeforeEach
    void start() throws Exception {
        entry = new EntryUnderTest(intake, channel);
    }

    @AfterEach
    void stop() {
        entry.close();
    }

    @Test
    void dossierIsAnsweredWithItsIntakeAndItsRequest() throws Exception {
        HttpResponse<String> response = post(dossier(CODE, "Xin cấp điện"));

        Submission stored = intake.stored().get(0);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body())
                .contains("\"intakeId\":\"" + stored.trackingId() + "\"", "\"serviceRequestId\":\"MC-");
        assertThat(stored.account()).isEqualTo("dvcqg");
        assertThat(stored.answerTo()).contains(CODE);
        assertThat(stored.receivedAt()).isEqualTo(NOW);
    }

    @Test
    void sameContentAgainHearsTheSameAndIsNothingNew() throws Exception {
        String first = post(dossier(CODE, "Xin cấp điện")).body();
        post(dossier(CODE, "Xin cấp điện 3 pha"));

        String again = post(dossier(CODE, "Xin cấp điện")).body();

        assertThat(again).isEqualTo(first);
        assertThat(intake.stored()).hasSize(2);
    }

    @Test
    void anotherContentIsStoredAndNamesTheRequestOfTheFirst() throws Exception {
        String first = post(dossier(CODE, "Xin cấp điện")).body();
        String other = post(dossier("G22.99-20260609-0000602", "Xin cấp điện")).body();

        String change = post(dossier(CODE, "Xin cấp điện 3 pha")).body();

        assertThat(intake.stored()).hasSize(3);
        String reference = reference(first);
        assertThat(reference(change)).isEqualTo(reference).isNotEqualTo(reference(other));
        assertThat(reading(2).field(Reading.REFERENCE)).contains(reference);
        assertThat(reading(2).description()).contains("3 pha");
        assertThat(reading(0).field(Reading.REFERENCE)).isEmpty();
        assertThat(reading(1).field(Reading.REFERENCE)).isEmpty();
        assertThat(intake.stored().get(2).answerTo())
                .isEqualTo(intake.stored().get(0).answerTo());
    }

    @Test
    void anotherContentWaitsUntilTheFirstIsStored() throws Exception {
        intake.hold();
        CompletableFuture<HttpResponse<String>> first = postAsync(dossier(CODE, "Xin cấp điện"));
        await().until(() -> intake.held() == 1);

        HttpResponse<String> second = post(dossier(CODE, "Xin cấp điện 3 pha"));
        CompletableFuture<HttpResponse<String>> other = postAsync(dossier("G22.99-20260609-0000602", "Xin cấp điện"));
        await().until(() -> intake.held() == 2);
        intake.release();

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.headers().firstValue("Retry-After")).contains("1");
        assertThat(first.join().statusCode()).isEqualTo(202);
        assertThat(other.join().statusCode()).isEqualTo(202);
        assertThat(post(dossier(CODE, "Xin cấp điện 3 pha")).statusCode()).isEqualTo(202);
        assertThat(reading(2).field(Reading.REFERENCE))
                .contains(reference(first.join().body()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"MaHoSo":"","TrichYeuHoSo":"a"}                                           | /MaHoSo
            {"MaHoSo":null,"TrichYeuHoSo":"a"}                                         | /MaHoSo
            {"MaHoSo":["H12-260522-0001"],"TrichYeuHoSo":"a"}                          | /MaHoSo
            {"MaHoSo":"12345","TrichYeuHoSo":"a"}                                      | /MaHoSo
            {"MaHoSo":"X12-260522-0001","TrichYeuHoSo":"a"}                            | /MaHoSo
            {"MaHoSo":"H12-260522-00000001","TrichYeuHoSo":"a"}                        | /MaHoSo
            {"MaHoSo":"H12-260522-0001/../x","TrichYeuHoSo":"a"}                       | /MaHoSo
            {"MaHoSo":"H12-260522-0001","TrichYeuHoSo":{}}                             | /TrichYeuHoSo
            {"MaHoSo":"H12-260522-0001","ThongTinNguoiNop":"a"}                        | /ThongTinNguoiNop
            {"MaHoSo":"H12-260522-0001","ThongTinNguoiNop":{"ThongTinChiTiet":[]}}     | /ThongTinNguoiNop/ThongTinChiTiet
            {"MaHoSo":"H12-260522-0001","ThanhPhanHoSo":{}}                            | /ThanhPhanHoSo
            {"MaHoSo":"H12-260522-0001","ThanhPhanHoSo":["a"]}                         | /ThanhPhanHoSo
            {"MaHoSo":"H12-260522-0001","ThanhPhanHoSo":[{"GiayToDinhKem":"a"}]}       | /ThanhPhanHoSo/GiayToDinhKem
            {"MaHoSo":"H12-260522-0001","TrichYeuHoSo":"a","MaHoSo":"H12-260522-0002"} | /MaHoSo
            {"MaHoSo":"H12-260522-0001"}                                               | ``
            """)
    void whatThePortalCanMendIsRefusedWithItsFieldAndTheNextOneIsTaken(String body, String pointer) throws Exception {
        HttpResponse<String> response = post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("\"pointer\":\"" + pointer + "\"").doesNotContain("12345");
        assertThat(intake.offered()).isEmpty();
        assertThat(post(dossier(CODE, "Xin cấp điện")).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000.00.19.H47-260105-0001",
                "H57.132-260804-0583",
                "G09.20-20260609-0092637",
                "H12-260522-0001",
                "G22.99.13-250312-00261"
            })
    void dossiersCodeHasTheFormOfBeforeOrAfter2025(String code) throws Exception {
        assertThat(post(dossier(code, "Xin cấp điện")).statusCode()).isEqualTo(202);
    }

    @Test
    void dossierForAnotherAgencyIsKeptAndHeldAndDelaysNobody() throws Exception {
        String foreign = dossier(CODE, "Đăng ký kết hôn").replace("{", "{\"MaDonViTiepNhan\":\"H26.5\",");

        HttpResponse<String> response = post(foreign);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(intake.stored().get(0).payload().toBytes()).isEqualTo(foreign.getBytes(UTF_8));
        assertThatThrownBy(() -> reading(0))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("/MaDonViTiepNhan")
                .hasMessageContaining("H26.5");
        post(dossier("G22.99-20260609-0000602", "Xin cấp điện"));
        assertThat(reading(1).description()).isEqualTo("Xin cấp điện");
    }

    @Test
    void messageOfAForeignAgencyRepeatsNoWords() throws Exception {
        post(dossier(CODE, "a").replace("{", "{\"MaDonViTiepNhan\":\"Ông Nguyễn Văn A\","));

        assertThatThrownBy(() -> reading(0)).message().doesNotContain("Nguyễn");
    }

    @Test
    void unknownProcedureIsHeldWhereThatIsWanted() throws Exception {
        PortalNormaliser strict = new PortalNormaliser(
                DossierOffice.config().holdUnknownProcedures(true).build());
        post(dossier(CODE, "a").replace("{", "{\"MaTTHC\":\"1.000894\","));
        post(dossier("G22.99-20260609-0000602", "a").replace("{", "{\"MaTTHC\":\"2.009913\","));

        assertThatThrownBy(() -> strict.read(intake.stored().get(0)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("1.000894");
        assertThat(strict.read(intake.stored().get(1)).description()).isEqualTo("a");
        assertThat(reading(0).description()).isEqualTo("a");
    }

    @Test
    void whoShowsNoKeyOfOursIsRefused() throws Exception {
        HttpResponse<String> response =
                entry.send(entry.post(PortalChannel.PATH, "another-key-of-somebody", "k", bytes("a")));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(intake.offered()).isEmpty();
    }

    @Test
    void anotherMediaTypeIsRefused() throws Exception {
        HttpResponse<String> response =
                entry.send(entry.post(PortalChannel.PATH, DossierOffice.API_KEY, "k", bytes(dossier(CODE, "a")))
                        .setHeader("Content-Type", "text/xml"));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(intake.offered()).isEmpty();
    }

    private Reading reading(int index) throws UnreadableException {
        return channel.normaliser().read(intake.stored().get(index));
    }

    private static String dossier(String code, String summary) {
        return "{\"MaHoSo\":\"" + code + "\",\"TrichYeuHoSo\":\"" + summary + "\"}";
    }

    private static String reference(String answer) {
        return answer.replaceAll(".*\"serviceRequestId\":\"([^\"]+)\".*", "$1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return postAsync(body).get();
    }

    private CompletableFuture<HttpResponse<String>> postAsync(String body) {
        return entry.sendAsync(entry.post(PortalChannel.PATH, DossierOffice.API_KEY, "k", bytes(body)));
    }
}
