package io.motcua.example.oracle.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.channel.sms.Handset;
import io.motcua.example.oracle.load.Bodies;
import io.motcua.example.oracle.load.Hash;
import io.motcua.example.oracle.load.MailContent;
import io.motcua.example.oracle.load.Sample;
import io.motcua.example.oracle.load.Samples;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginalTest {
    private final Sample sample = new Samples(7, 0).sample(42);

    @Test
    void requestsInJsonAndFormsAreKnownByTheNameAmongTheWords() {
        assertKnown("app", Bodies.app(sample));
        assertKnown("hotline", Bodies.hotline(sample));
        assertKnown("web", Bodies.web(sample));
        assertKnown("portal", Bodies.portal(sample));
    }

    @Test
    void aShortMessageIsKnownByItsSenderAndAllItsParts() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        new Handset("+84900000042")
                .messages("8100", 42, "Nhà tôi bị mất điện. ".repeat(8))
                .forEach(whole::writeBytes);

        assertKnown("sms", whole.toByteArray());
    }

    @Test
    void aMailIsKnownByItsIdAndByWhatIsBelowItsHeader() {
        byte[] sent = bytes("Message-ID: <" + sample.submission() + "@people.example>\r\n\r\nHỏi\r\n");
        byte[] kept = bytes("Received: by mail\r\nMessage-ID: <" + sample.submission() + "@people.example>\r\n\r\nHỏi");

        assertThat(Original.of("email", kept))
                .isEqualTo(new Original(Optional.of(sample.submission()), Hash.of(MailContent.of(sent))));
        assertThat(Original.of("email", bytes("Message-ID: <x@y>\r\n\r\nHỏi")).submission())
                .isEmpty();
    }

    @Test
    void anotherMailHasAnotherHash() {
        byte[] mail = bytes("Subject: 1\r\n\r\nHỏi");

        assertThat(Original.of("email", bytes("Subject: 1\r\n\r\nHỏi thêm")).sha256())
                .isNotEqualTo(Original.of("email", mail).sha256());
    }

    private void assertKnown(String channel, byte[] bytes) {
        assertThat(Original.of(channel, bytes))
                .isEqualTo(new Original(Optional.of(sample.submission()), Hash.of(bytes)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
