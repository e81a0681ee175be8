package io.motcua.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Payload;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.UnreadableException;
import io.motcua.Urgency;
import io.motcua.spi.Normaliser;
import io.motcua.spi.NormaliserContract;
import io.motcua.spi.Sample;
import io.motcua.understanding.Reading;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsNormaliserTest implements NormaliserContract {
    private final Handset handset = new Handset("+84903000417");

    @Override
    public Normaliser normaliser() {
        return new SmsNormaliser();
    }

    @Override
    public List<Sample> normaliserSamples() {
        return Sample.in(SmsNormaliserTest.class, "samples");
    }

    @Override
    public Map.Entry<String, String> channelAndMediaType() {
        return Map.entry("sms", Pdus.MEDIA_TYPE);
    }

    /** The contract decomposes the bytes of a text; these are of PDUs, and one of the samples is decomposed in its PDU. */
    @Override
    @Test
    public void whatIsReadIsInNfc() throws UnreadableException {
        for (Sample sample : normaliserSamples()) {
            Reading reading = read(sample.message());

            assertThat(reading.fields().values()).allMatch(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC));
        }
    }

    @Test
    void partsAreReadInTheirOrderHoweverTheyAreStored() throws Exception {
        Reading reading = read(handset.part("8055", 7, 2, 2, "dien"), handset.part("8055", 7, 2, 1, "mat "));

        assertThat(reading.description()).isEqualTo("mat dien");
    }

    @Test
    void gapIsSeenAndJoinsNoDigits() throws Exception {
        Reading reading = read(handset.part("8055", 7, 4, 1, "PE0500"), handset.part("8055", 7, 4, 3, "9900452"));

        assertThat(reading.description()).isEqualTo("PE0500 … 9900452 …");
    }

    @Test
    void partsOfDifferentCodingsAreEachReadInTheirOwn() throws Exception {
        Reading reading = read(handset.part("8055", 7, 2, 1, "Nha toi "), handset.part("8055", 7, 2, 2, "bị mất điện"));

        assertThat(reading.description()).isEqualTo("Nha toi bị mất điện");
    }

    @Test
    void messageWithoutTextNeedsNoAnswer() throws Exception {
        assertThat(read(handset.message("8055", "")).needsNoAnswer()).isPresent();
        assertThat(read(handset.message("8055", " \n ")).needsNoAnswer()).isPresent();
    }

    /** As glibc's iconv writes it in TCVN5712-1, sent by an application that calls it Latin-1. */
    @Test
    void lettersOfAnOldFontAreReadFromTheirOctets() throws Exception {
        byte[] octets = HexFormat.of()
                .parseHex("4e68b52074ab69206dca7420ae69d66e2074f52074e8692c206e68ea2063f6207468ee20aed56e");
        byte[] pdu = new DeliverSmBytes().dataCoding(0x03).message(octets).bytes();

        assertThat(read(pdu).description()).isEqualTo("Nhà tôi mất điện từ tối, nhờ cử thợ đến");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x05, 0x09, 0x0D, 0x1C, 0x20, 0x55, 0x80, 0xB0})
    void unknownDataCodingIsHeld(int dataCoding) {
        byte[] pdu = new DeliverSmBytes()
                .dataCoding(dataCoding)
                .message(new byte[] {65})
                .bytes();

        assertThatThrownBy(() -> read(pdu))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("data_coding 0x");
    }

    @Test
    void octetsThatAreNoTextAreHeld() {
        byte[] ringTone = {0, 1, 2, (byte) 0xFF, (byte) 0xC3};

        assertThatThrownBy(() -> read(
                        new DeliverSmBytes().dataCoding(4).message(ringTone).bytes()))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void shortCodeIsNobodysNumber() throws Exception {
        Reading reading = read(
                new DeliverSmBytes().from(3, "9029").message(new byte[] {65}).bytes());

        assertThat(reading.field(Reading.PHONE)).isEmpty();
        assertThat(reading.sentByMachine()).isPresent();
        assertThat(reading.needsNoAnswer()).as("its words may speak of danger").isEmpty();
    }

    private static Reading read(byte[]... pdus) throws UnreadableException {
        return new SmsNormaliser()
                .read(new Submission(
                        TrackingId.next(),
                        "sms",
                        "8055",
                        Instant.EPOCH,
                        Urgency.OTHER,
                        "key",
                        Payload.of(Pdus.join(List.of(pdus)), Pdus.MEDIA_TYPE),
                        Map.of()));
    }
}
