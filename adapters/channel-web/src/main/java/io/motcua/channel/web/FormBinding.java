package io.motcua.channel.web;

import io.motcua.Payload;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.UnreadableException;
import io.motcua.Urgency;
import io.motcua.http.HttpAnswer;
import io.motcua.http.HttpRequest;
import io.motcua.http.Problem;
import io.motcua.http.ProblemException;
import io.motcua.http.ProblemPage;
import io.motcua.http.Problems;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * The binding of a site's form: a posted form to a submission, a receipt to the address of a confirmation. What is refused
 * comes back as the form with the words in it. Safe for use by many threads.
 */
final class FormBinding implements ProblemPage {
    private static final String REQUEST = "motcua.web.request";
    private static final String FAULTY = "form-faulty";
    private static final String STALE = "form-stale";
    private static final String KEY_REUSED = "key-reused";

    private final WebSite site;
    private final WebConfig config;
    private final FormNonces nonces;
    private final Slips slips;
    private final Clock clock;

    FormBinding(WebSite site, WebConfig config, Clock clock) {
        Seal seal = new Seal(config.key());
        this.site = site;
        this.config = config;
        this.nonces = new FormNonces(seal, config.formValidity(), clock);
        this.slips = new Slips(seal);
        this.clock = clock;
    }

    /** Answers with an empty form. */
    void blank(Exchange exchange) {
        HttpRequest request = exchange.getIn().getBody(HttpRequest.class);
        exchange.getMessage().setBody(page(request).blank(nonces.mint(site)));
    }

    /**
     * Makes the body, an {@link HttpRequest}, a {@link Submission}.
     *
     * @throws ProblemException if the form is not taken; it says what {@link #answer} makes a page of
     */
    void toSubmission(Exchange exchange) {
        HttpRequest request = exchange.getIn().getBody(HttpRequest.class);
        String mediaType = request.mediaType(UrlEncoded.MEDIA_TYPE);
        SentForm sent = read(request);
        String dedupeKey = nonce(request)
                .flatMap(nonce -> nonces.dedupeKey(site, nonce))
                .orElseThrow(() -> new ProblemException(Problem.of(
                        422, STALE, "The form is too old", "The form was fetched too long ago, or elsewhere")));
        if (!sent.faults().isEmpty()) {
            throw new ProblemException(
                    Problem.of(422, FAULTY, "The form is not complete", "Fields are missing, repeated or too long"));
        }
        exchange.setProperty(REQUEST, request);
        exchange.getMessage()
                .setBody(new Submission(
                        TrackingId.next(),
                        WebChannel.CHANNEL,
                        site.account(),
                        clock.instant(),
                        Urgency.OTHER,
                        dedupeKey,
                        Payload.of(request.body(), mediaType),
                        Map.of("language", Language.of(Query.of(request)).tag())));
    }

    /**
     * Makes the body, a {@link Receipt}, the answer 303 (RFC 9110, section 15.4.4), so that loading the next page again
     * sends nothing again.
     */
    void toAnswer(Exchange exchange) {
        HttpRequest request = exchange.getProperty(REQUEST, HttpRequest.class);
        Reference reference = exchange.getMessage().getBody(Receipt.class).reference();
        Language language = Language.of(Query.of(request));
        String next = new Page(language, site).address(site.receivedPath(slips.of(site, reference)));
        exchange.getMessage()
                .setBody(new HttpAnswer(
                        303, "", new byte[0], Map.of("Location", next, "Referrer-Policy", "no-referrer")));
    }

    /** Answers with the confirmation that the address names. */
    void received(Exchange exchange) {
        HttpRequest request = exchange.getIn().getBody(HttpRequest.class);
        String slip = request.pathParameter("slip");
        Reference reference = slips.reference(site, slip).orElseThrow(() -> new ProblemException(Problems.notFound()));
        exchange.getMessage().setBody(PlainPages.received(Language.of(Query.of(request)), site, slip, reference));
    }

    @Override
    public HttpAnswer answer(Problem problem, HttpRequest request) {
        Language language = Language.of(Query.of(request));
        Optional<HttpAnswer> form = request.method().equals("POST") ? again(problem, request) : Optional.empty();
        return form.orElseGet(() -> PlainPages.problem(language, site, problem));
    }

    /** The form again with the words, if they were read and another attempt may help. */
    private Optional<HttpAnswer> again(Problem problem, HttpRequest request) {
        SentForm sent;
        try {
            sent = SentForm.read(ByteBuffer.wrap(request.body()));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
        String nonce = nonce(request)
                .filter(old -> !problem.is(KEY_REUSED))
                .filter(old -> nonces.dedupeKey(site, old).isPresent())
                .orElseGet(() -> nonces.mint(site));
        FormPage page = page(request);
        if (problem.is(FAULTY)) {
            return Optional.of(page.again(422, Map.of(), nonce, sent, Optional.empty()));
        }
        if (problem.is(STALE)) {
            return Optional.of(page.again(422, Map.of(), nonce, sent, Optional.of("alert.stale")));
        }
        if (problem.is(KEY_REUSED)) {
            return Optional.of(page.again(409, Map.of(), nonce, sent, Optional.of("alert.reused")));
        }
        if (problem.status() >= 500 && !sent.values().isEmpty()) {
            String alert = problem.status() == 503 ? "alert.notNow" : "alert.fault";
            return Optional.of(page.again(problem.status(), problem.headers(), nonce, sent, Optional.of(alert)));
        }
        return Optional.empty();
    }

    private FormPage page(HttpRequest request) {
        return new FormPage(Language.of(Query.of(request)), site, config.services());
    }

    private static Optional<String> nonce(HttpRequest request) {
        return Query.of(request).value("nonce");
    }

    private static SentForm read(HttpRequest request) {
        try {
            return SentForm.read(ByteBuffer.wrap(request.body()));
        } catch (UnreadableException e) {
            throw new ProblemException(Problems.invalid(String.valueOf(e.getMessage())));
        }
    }
}
