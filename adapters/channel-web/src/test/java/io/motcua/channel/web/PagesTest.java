package io.motcua.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.RequestStatus;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(Texts.in(Language.EN).keys())
                .containsExactlyInAnyOrderElementsOf(Texts.in(Language.VI).keys());
        for (RequestStatus status : RequestStatus.values()) {
            assertThat(Texts.in(Language.VI).of("status." + status)).isNotBlank();
        }
        assertThatThrownBy(() -> Texts.in(Language.VI).of("no.such")).hasMessageContaining("no.such");
    }

    @Test
    void textsAndAttributesAreEscapedAlways() {
        Html html = new Html();
        html.open("p", "title", "a\"b'c<d>&").text("</p><script>&amp;").close();

        assertThat(new String(html.bytes(), StandardCharsets.UTF_8))
                .endsWith("<p title=\"a&quot;b&#39;c&lt;d&gt;&amp;\">&lt;/p&gt;&lt;script&gt;&amp;amp;</p>");
    }

    @Test
    void namesComeFromUsAndElementsAreEnded() {
        assertThatThrownBy(() -> new Html().open("p onclick=x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html().open("p", "on click", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html().style("</style>")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html().open("p").bytes()).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web", "/", "/Web", "/web/", "/web//a", "/../a", "/web?x", "/web/{site}", "/w b", "/é"})
    void pathThatIsNoneIsRefused(String path) {
        assertThatThrownBy(() -> new WebSite(path, "a", "vi", "en", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + path + "'");
    }

    @Test
    void configurationThatCannotWorkIsRefused() {
        WebConfig.Builder none = WebConfig.builder(ZoneOffset.UTC);
        assertThatThrownBy(none::build).hasMessageContaining("no site");
        WebConfig.Builder twice =
                WebConfig.builder(ZoneOffset.UTC).site(PostingBrowser.SITE).site(PostingBrowser.SITE);
        assertThatThrownBy(twice::build).hasMessageContaining("one path");
        WebConfig.Builder weak = PostingBrowser.config().key(new byte[15]);
        assertThatThrownBy(weak::build).hasMessageContaining("15 bytes");
        assertThat(PostingBrowser.config().key(new byte[16]).build().toString()).doesNotContain("key", "[B@");
    }
}
