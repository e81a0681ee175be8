package io.motcua.http;

import io.motcua.DedupeConflictException;
import io.motcua.LedgerUnavailableException;
import io.motcua.UnreadableException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The problems that any HTTP channel may have to tell, and which failure becomes which. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** How long a sender is asked to wait when nothing can be stored, in seconds. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private Problems() {}

    /** Bad input: the request or one of its fields, 400. */
    public static Problem invalid(String detail) {
        return Problem.of(400, "invalid-request", "The request is not as it must be", detail);
    }

    /** Nobody who may, 401. */
    static Problem unauthorized(String detail, String challenge) {
        return Problem.of(401, "unauthorized", "An API key is needed", detail).with("WWW-Authenticate", challenge);
    }

    /** Nothing here that this sender may see, 404. */
    public static Problem notFound() {
        return Problem.of(404, "not-found", "There is nothing here", "Nothing is at this address, or not for you");
    }

    /** Another method, 405. */
    static Problem methodNotAllowed(String allowed) {
        return Problem.of(405, "method-not-allowed", "The method does not fit", "Here one can " + allowed)
                .with("Allow", allowed);
    }

    /** The same key is being worked on, 409. */
    static Problem inFlight() {
        return Problem.of(
                        409,
                        "request-in-flight",
                        "The first request with this key is not answered yet",
                        "A request with this Idempotency-Key is on its way to the ledger; ask again in a moment")
                .with("Retry-After", "1");
    }

    /** Too many bytes, 413. */
    static Problem tooLarge(long maxBytes) {
        return Problem.of(
                413, "too-large", "The body is too large", "A body may have " + maxBytes + " bytes here, and no more");
    }

    /** Another media type, 415. */
    static Problem unsupportedMediaType(String detail) {
        return Problem.of(415, "unsupported-media-type", "The body is of another type", detail);
    }

    /** The key was used for other bytes, 422. */
    static Problem keyReused() {
        return Problem.of(
                422,
                "key-reused",
                "The key was used for another request",
                "This Idempotency-Key came before with another body; another request needs another key");
    }

    /** Not now, 503. */
    static Problem notNow(String detail) {
        return Problem.of(503, "not-now", "Nothing can be taken now", detail).with("Retry-After", RETRY_AFTER_SECONDS);
    }

    /**
     * What is told for a failure. Whatever is not known here is a fault of ours: it is logged with an id, and the sender
     * gets the id and no details.
     */
    static Problem of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof ProblemException refused) {
                return refused.problem();
            }
            if (cause instanceof JsonRefusal refused) {
                return invalid(refused.getMessage()).at(refused.pointer());
            }
            if (cause instanceof UnreadableException unreadable) {
                return invalid(String.valueOf(unreadable.getMessage()));
            }
            if (cause instanceof DedupeConflictException) {
                return keyReused();
            }
            if (cause instanceof LedgerUnavailableException) {
                return notNow("Nothing was stored. Send the same request with the same key again later");
            }
        }
        return fault(failure);
    }

    /** A fault of ours, 500; logged under the id that the sender is given. */
    static Problem fault(Throwable failure) {
        String id = "urn:uuid:" + UUID.randomUUID();
        LOG.error("A request could not be answered [problem {}]", id, failure);
        return Problem.of(
                        500,
                        "fault",
                        "The gateway failed",
                        "It is not known whether the request was stored. Send it again with the same key")
                .as(id);
    }

    private static @Nullable Throwable next(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == failure ? null : cause;
    }
}
