package io.motcua.channel.web;

import io.motcua.Reference;
import io.motcua.http.HttpAnswer;
import io.motcua.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages without a form: the confirmation, and problems that leave nothing to be typed again. */
final class PlainPages {
    /** The kinds of problems that have words of their own; the rest are told apart by no more than whose fault it is. */
    private static final List<Integer> KNOWN = List.of(400, 404, 408, 413, 415, 500, 503);

    private PlainPages() {}

    /** Confirms that a request is stored. Loaded again, it says the same and does nothing. */
    static HttpAnswer received(Language language, WebSite site, String slip, Reference reference) {
        Page page = new Page(language, site);
        Texts texts = page.texts();
        return page.answer(200, Map.of(), texts.of("received.title"), Optional.of(site.receivedPath(slip)), html -> {
            html.open("div", "class", "notice done");
            html.element("h1", texts.of("received.title"));
            html.element("p", texts.of("received.reference"), "class", "what");
            html.element("p", reference.value(), "class", "reference", "translate", "no");
            html.close();
            html.element("h2", texts.of("received.next.title"));
            html.open("ol");
            html.element("li", texts.of("received.next.keep"));
            html.element("li", texts.of("received.next.utility"));
            html.open("li").text(texts.of("received.next.track") + " ");
            html.element("a", texts.of("foot.track"), "href", page.address(site.trackPath()));
            html.text(texts.of("received.next.phone")).close();
            html.close();
        });
    }

    /** Says a problem in words. */
    static HttpAnswer problem(Language language, WebSite site, Problem problem) {
        Page page = new Page(language, site);
        Texts texts = page.texts();
        String key = "problem." + (KNOWN.contains(problem.status()) ? problem.status() : 400);
        return page.answer(problem.status(), problem.headers(), texts.of(key + ".title"), Optional.empty(), html -> {
            html.open("div", "class", "notice error");
            html.element("h1", texts.of(key + ".title"));
            html.element("p", texts.of(key + ".text"));
            html.close();
        });
    }
}
