package io.motcua.backend.http;

import io.motcua.http.ApiClient;
import io.motcua.http.ApiKeys;
import io.motcua.http.HttpRequest;
import io.motcua.http.Problem;
import io.motcua.http.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a call-back is of the utility that its address names. Safe for use by many threads. */
final class ReplyCredentials {
    private final ReplyAccess access;
    private final Optional<ApiKeys> keys;
    private final Clock clock;

    ReplyCredentials(String utility, ReplyAccess access, Clock clock) {
        this.access = access;
        this.keys = access.keys().isEmpty()
                ? Optional.empty()
                : Optional.of(new ApiKeys(List.of(new ApiClient(utility, utility, access.keys()))));
        this.clock = clock;
    }

    /** @throws ProblemException with 401 if it is not, or not for certain */
    void require(HttpRequest request) {
        keys.ifPresent(known -> known.client(request));
        if (!access.signatures().isEmpty()) {
            requireSignature(request);
        }
    }

    private void requireSignature(HttpRequest request) {
        String id = header(request, "webhook-id");
        String timestamp = header(request, "webhook-timestamp");
        String signatures = header(request, "webhook-signature");
        if (!timestamp.matches("[0-9]{1,12}")) {
            throw new ProblemException(refused("webhook-timestamp is not the seconds since 1970"));
        }
        long seconds = Long.parseLong(timestamp);
        boolean right = access.signatures().stream()
                .map(secret -> secret.verifies(signatures, id, seconds, request.body()))
                .reduce(false, Boolean::logicalOr);
        if (!right) {
            throw new ProblemException(refused("The signature is none of this address"));
        }
        Duration age = Duration.between(Instant.ofEpochSecond(seconds), clock.instant());
        if (age.abs().compareTo(access.window()) > 0) {
            throw new ProblemException(refused("The signature is of another time; sign each attempt anew"));
        }
    }

    private static String header(HttpRequest request, String name) {
        return request.header(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new ProblemException(refused("The header " + name + " is missing")));
    }

    static Problem refused(String detail) {
        return Problem.of(401, "unauthorized", "Credentials of the utility are needed", detail)
                .with("WWW-Authenticate", "Bearer realm=\"motcua\"");
    }
}
