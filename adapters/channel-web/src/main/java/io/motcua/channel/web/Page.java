package io.motcua.channel.web;

import io.motcua.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What all pages have alike: head, foot, and the headers that keep strangers' scripts out. A page brings its style
 * sheet with it and loads nothing.
 */
final class Page {
    private static final String STYLE = Texts.resource("style.css");
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Language language;
    private final Texts texts;
    private final WebSite site;

    Page(Language language, WebSite site) {
        this.language = language;
        this.texts = Texts.in(language);
        this.site = site;
    }

    Language language() {
        return language;
    }

    Texts texts() {
        return texts;
    }

    /** An address of ours in the page's language. */
    String address(String path) {
        return address(path, language);
    }

    /**
     * The answer with the page.
     *
     * @param title what the page is about
     * @param here the address at which the page is there in the other language too; empty if it is not
     */
    HttpAnswer answer(
            int status, Map<String, String> headers, String title, Optional<String> here, Consumer<Html> main) {
        Html html = new Html();
        html.open("html", "lang", language.tag()).open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", title + " – " + site.title(language));
        html.style(STYLE).close();
        html.open("body").element("a", texts.of("skip"), "class", "skip", "href", "#main");
        head(html, here);
        html.open("main", "id", "main", "tabindex", "-1");
        main.accept(html);
        html.close();
        foot(html);
        html.close().close();
        return new HttpAnswer(status, "text/html; charset=utf-8", html.bytes(), guarded(headers));
    }

    private void head(Html html, Optional<String> here) {
        html.open("header").open("div", "class", "bar");
        html.element("p", site.title(language), "class", "site");
        here.ifPresent(path -> html.element(
                "a",
                texts.of("language.other"),
                "class",
                "language",
                "lang",
                language.other().tag(),
                "hreflang",
                language.other().tag(),
                "href",
                address(path, language.other())));
        html.close().close();
    }

    private void foot(Html html) {
        html.open("footer").open("nav", "aria-label", texts.of("foot.label"));
        html.element("a", texts.of("foot.form"), "href", address(site.path()));
        html.element("a", texts.of("foot.track"), "href", address(site.trackPath()));
        html.close().close();
    }

    private static String address(String path, Language language) {
        return path + "?lang=" + language.tag();
    }

    private static Map<String, String> guarded(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        all.put("X-Content-Type-Options", "nosniff");
        all.put("Referrer-Policy", "no-referrer");
        all.put("Cross-Origin-Opener-Policy", "same-origin");
        return all;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
