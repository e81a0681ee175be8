package io.motcua.channel.web;

import io.motcua.Reference;
import io.motcua.ServiceRequest.Requester;
import io.motcua.UnreadableException;
import io.motcua.http.HttpAnswer;
import io.motcua.http.HttpRequest;
import io.motcua.http.Problem;
import io.motcua.http.ProblemException;
import io.motcua.http.ProblemPage;
import io.motcua.http.Problems;
import io.motcua.spi.History;
import io.motcua.spi.Tracking;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Tells whoever knows a request's reference and the last four digits of its telephone number what became of it, whichever
 * channel it came by. Says the same of a reference that is not there as of digits that are wrong, and bears only so many
 * wrong tries: a reference is not a password, and four digits are soon guessed. Safe for use by many threads.
 */
final class TrackingDesk implements ProblemPage {
    static final int DIGITS = 4;

    /** How many references and addresses with wrong tries are known at one time. */
    private static final int MAX_KEYS = 50_000;

    /** The wrong tries of all sites together. */
    record Limits(Tries byReference, Tries byClient) {
        static Limits of(WebConfig config, Clock clock) {
            return new Limits(
                    new Tries(config.triesPerReference(), config.triesWindow(), MAX_KEYS, clock),
                    new Tries(config.triesPerClient(), config.triesWindow(), MAX_KEYS, clock));
        }
    }

    private final WebSite site;
    private final WebConfig config;
    private final Tracking tracking;
    private final Limits limits;

    TrackingDesk(WebSite site, WebConfig config, Tracking tracking, Limits limits) {
        this.site = site;
        this.config = config;
        this.tracking = tracking;
        this.limits = limits;
    }

    /** Answers with the page that asks for a reference. */
    void blank(Exchange exchange) {
        HttpRequest request = exchange.getIn().getBody(HttpRequest.class);
        exchange.getMessage().setBody(page(request).blank());
    }

    /** Answers with the request's status, or with why there is none. Blocks while the ledger is read. */
    void find(Exchange exchange) {
        HttpRequest request = exchange.getIn().getBody(HttpRequest.class);
        TrackPage page = page(request);
        request.mediaType(UrlEncoded.MEDIA_TYPE);
        Question question = Question.read(request);
        exchange.getMessage().setBody(answer(page, question, request.remoteAddress()));
    }

    @Override
    public HttpAnswer answer(Problem problem, HttpRequest request) {
        return PlainPages.problem(Language.of(Query.of(request)), site, problem);
    }

    private HttpAnswer answer(TrackPage page, Question question, String client) {
        Optional<Reference> reference = Reference.parse(question.reference());
        if (reference.isEmpty() || !question.hasDigits()) {
            return page.unclear(question, reference.isEmpty());
        }
        String key = reference.get().value();
        if (!limits.byClient().begin(client) || !limits.byReference().begin(key)) {
            return page.tooMany(question, config.triesWindow());
        }
        Optional<History> known = tracking.find(reference.get());
        Optional<History> found = known.filter(history -> fits(history, question.digits()));
        if (found.isPresent() || known.filter(TrackingDesk::isUnread).isPresent()) {
            limits.byClient().right(client);
            limits.byReference().right(key);
        }
        return found.isPresent() ? page.status(found.get()) : page.unknown(question);
    }

    /** Nothing can be guessed of it yet: whoever looks a little early, and again, must not be shut out for that. */
    private static boolean isUnread(History history) {
        return history.request().isEmpty();
    }

    private static boolean fits(History history, String digits) {
        String phone = history.request()
                .map(request -> request.requester())
                .flatMap(Requester::phone)
                .filter(number -> number.length() > DIGITS)
                .orElse("");
        String last = phone.isEmpty() ? "" : phone.substring(phone.length() - DIGITS);
        return MessageDigest.isEqual(last.getBytes(StandardCharsets.UTF_8), digits.getBytes(StandardCharsets.UTF_8));
    }

    private TrackPage page(HttpRequest request) {
        return new TrackPage(Language.of(Query.of(request)), site, config.timeZone());
    }

    /**
     * What was asked.
     *
     * @param reference as it was typed
     * @param digits as they were typed, without blanks
     */
    record Question(String reference, String digits) {
        static final String REFERENCE = "reference";
        static final String LAST_DIGITS = "lastDigits";
        static final int MAX_REFERENCE = 32;

        static final Question NONE = new Question("", "");

        static Question read(HttpRequest request) {
            String reference = "";
            String digits = "";
            try {
                for (UrlEncoded.Pair pair : UrlEncoded.read(ByteBuffer.wrap(request.body()))) {
                    if (pair.name().equals(REFERENCE)) {
                        reference = pair.value().strip();
                    } else if (pair.name().equals(LAST_DIGITS)) {
                        digits = pair.value().replaceAll("\\s", "");
                    }
                }
            } catch (UnreadableException e) {
                throw new ProblemException(Problems.invalid(String.valueOf(e.getMessage())));
            }
            return new Question(reference, digits);
        }

        boolean hasDigits() {
            return digits.length() == DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        /** Names nothing of it. */
        @Override
        public String toString() {
            return "Question";
        }
    }
}
