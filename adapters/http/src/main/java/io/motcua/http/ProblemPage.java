package io.motcua.http;

/**
 * How an endpoint says a {@link Problem}: as JSON unless it is told otherwise, since its senders are machines; a channel
 * for people says it in a page. An endpoint finds its own by {@code problemPage=#name} in Camel's registry, and says all
 * with it that happens once its address is known, also what a route never sees. Called by many threads, event loops
 * among them; it does not block.
 */
@FunctionalInterface
public interface ProblemPage {
    /** RFC 9457. */
    ProblemPage JSON = (problem, request) -> problem.answer();

    /**
     * The answer that says it; with the problem's status or another, and with its headers.
     *
     * @param request what was sent; without headers and body if it was refused before it was read to its end
     */
    HttpAnswer answer(Problem problem, HttpRequest request);
}
