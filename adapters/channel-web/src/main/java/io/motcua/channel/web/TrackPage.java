package io.motcua.channel.web;

import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.channel.web.TrackingDesk.Question;
import io.motcua.http.HttpAnswer;
import io.motcua.spi.History;
import io.motcua.understanding.WindowWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks for a reference, and shows the status in words. Of the request it shows nothing that a person wrote, nor what a
 * utility wrote to them.
 */
final class TrackPage {
    private final Page page;
    private final Texts texts;
    private final WebSite site;
    private final DateTimeFormatter time;
    private final WindowWords window;
    private final HotlineList hotlines;

    TrackPage(Language language, WebSite site, ZoneId zone) {
        this.page = new Page(language, site);
        this.texts = page.texts();
        this.site = site;
        this.time = DateTimeFormatter.ofPattern(texts.of("time.pattern"), language.locale())
                .withZone(zone);
        this.window = new WindowWords(zone, language.tag());
        this.hotlines = new HotlineList(site, page);
    }

    HttpAnswer blank() {
        return page.answer(
                200,
                Map.of(),
                texts.of("track.title"),
                Optional.of(site.trackPath()),
                html -> ask(html, Question.NONE, Map.of(), ignored -> {}));
    }

    /** The question cannot be looked up as it was typed. */
    HttpAnswer unclear(Question question, boolean noReference) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (noReference) {
            errors.put(Question.REFERENCE, texts.of("track.reference.fault"));
        }
        if (!question.hasDigits()) {
            errors.put(Question.LAST_DIGITS, texts.of("track.digits.fault"));
        }
        return refused(422, Map.of(), question, errors, html -> {});
    }

    /** There is no such request, or the digits are not its own: which of them is not said. */
    HttpAnswer unknown(Question question) {
        return refused(404, Map.of(), question, Map.of(), notice("track.unknown"));
    }

    HttpAnswer tooMany(Question question, Duration window) {
        Map<String, String> headers = Map.of("Retry-After", Long.toString(window.toSeconds()));
        return refused(429, headers, question, Map.of(), notice("track.tooMany"));
    }

    HttpAnswer status(History history) {
        Optional<StatusUpdate> latest = history.latest();
        RequestStatus status = latest.map(StatusUpdate::status).orElse(RequestStatus.RECEIVED);
        return page.answer(200, Map.of(), texts.of("status.title"), Optional.empty(), html -> {
            html.open("h1").text(texts.of("status.title") + " ");
            html.element("span", history.reference().value(), "class", "nowrap", "translate", "no");
            html.close();
            html.open("div", "class", status.open() ? "notice now" : "notice over");
            html.element("p", texts.of("status." + status), "class", "status");
            html.element("p", texts.of("status." + status + ".text")).close();
            html.open("dl");
            entry(html, "status.received", history.receivedAt());
            expected(history)
                    .filter(expected -> status.open())
                    .ifPresent(expected -> entry(html, "status.expected", expected));
            history.appointment().ifPresent(appointment -> {
                html.element("dt", texts.of("status.appointment")).open("dd", "class", "appointment");
                html.text(window.of(appointment.start(), appointment.end())).close();
            });
            html.close();
            if (!history.updates().isEmpty()) {
                html.element("h2", texts.of("status.history"));
                events(html, history.updates());
            }
            html.open("p").element("a", texts.of("track.another"), "href", page.address(site.trackPath()));
            html.close();
            hotlines.write(html);
        });
    }

    private HttpAnswer refused(
            int status,
            Map<String, String> headers,
            Question question,
            Map<String, String> errors,
            Consumer<Html> alert) {
        String title = texts.of("error.prefix") + " " + texts.of("track.title");
        return page.answer(status, headers, title, Optional.empty(), html -> ask(html, question, errors, alert));
    }

    private void ask(Html html, Question question, Map<String, String> errors, Consumer<Html> alert) {
        Inputs inputs = new Inputs(html, texts, errors);
        html.element("h1", texts.of("track.title"));
        alert.accept(html);
        inputs.summary();
        html.element("p", texts.of("track.intro"));
        html.open("form", "method", "post", "action", page.address(site.trackPath()), "novalidate", "");
        inputs.line(
                Question.REFERENCE,
                question.reference(),
                true,
                "maxlength",
                Integer.toString(Question.MAX_REFERENCE),
                "autocomplete",
                "off",
                "autocapitalize",
                "characters",
                "spellcheck",
                "false");
        inputs.line(
                Question.LAST_DIGITS,
                question.digits(),
                true,
                "maxlength",
                "8",
                "autocomplete",
                "off",
                "inputmode",
                "numeric",
                "class",
                "short");
        html.element("button", texts.of("track.send"), "type", "submit");
        html.close();
        html.element("p", texts.of("track.noPhone"), "class", "aside");
        hotlines.write(html);
    }

    private Consumer<Html> notice(String key) {
        return html -> html.open("div", "class", "notice error", "role", "alert", "tabindex", "-1", "autofocus", "")
                .element("h2", texts.of(key + ".title"))
                .element("p", texts.of(key + ".text"))
                .close();
    }

    /** As the last news of the status says; that of an appointment says nothing of it. */
    private static Optional<Instant> expected(History history) {
        return history.updates().stream()
                .filter(update -> update.appointment().isEmpty())
                .reduce((earlier, later) -> later)
                .flatMap(StatusUpdate::expectedAt);
    }

    private void entry(Html html, String key, Instant when) {
        html.element("dt", texts.of(key)).open("dd");
        time(html, when);
        html.close();
    }

    private void events(Html html, List<StatusUpdate> updates) {
        html.open("ol", "class", "events");
        for (StatusUpdate update : updates) {
            html.open("li");
            time(html, update.at());
            html.text(" ").element("span", texts.of(key(update))).close();
        }
        html.close();
    }

    private static String key(StatusUpdate update) {
        return update.appointment()
                .map(appointment -> "status.appointment." + appointment.news())
                .orElseGet(() -> "status." + update.status());
    }

    private void time(Html html, Instant when) {
        html.element("time", time.format(when), "datetime", when.toString());
    }
}
