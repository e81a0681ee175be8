package io.motcua.backend.http;

import io.motcua.contract.StatusWords;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How one utility is reached at an Open311 server (GeoReport v2).
 *
 * @param backend the utility's id, as in {@link io.motcua.Delivery#backend()}
 * @param endpoint the server's base, which {@code requests.json} and the others stand below
 * @param jurisdictionId the server's {@code jurisdiction_id}, if it serves several
 * @param apiKey the {@code api_key} that posting needs, if it does; never shown
 * @param mode what an answer holds that says yes
 * @param services the server's {@code service_code} for each of ours
 * @param otherwise the one for services that are not named; without it such a request is refused
 * @param fields further fields, for example {@code attribute[METER]}
 * @param search whether the server is asked for our reference where there is a doubt, by {@code GET requests.json};
 *     without that a request may be doubled, since GeoReport has no idempotency key
 * @param words what the server's statuses mean; {@code open} and {@code closed} if nothing is said
 * @param pollEvery how often the status of each open request is asked for
 * @param access how we show who we are, beside the {@code api_key}
 * @param limits what the server is asked to bear
 */
public record Open311Config(
        String backend,
        URI endpoint,
        Optional<String> jurisdictionId,
        Optional<String> apiKey,
        Mode mode,
        Map<String, String> services,
        Optional<String> otherwise,
        List<FieldRule> fields,
        boolean search,
        StatusWords words,
        Duration pollEvery,
        Access access,
        Limits limits) {

    /** GeoReport's kinds of services, by what an answer to a post holds. */
    public enum Mode {
        /** The {@code service_request_id}; a token in its place is followed too. */
        REALTIME,
        /** A token, for which {@code GET tokens/{token}.json} has the id later. */
        BATCH,
        /** Neither, for ever: the utility quotes our reference, which is in the description. */
        BLACKBOX
    }

    /**
     * Checks that the endpoint is one of HTTP, and that there is a code to send.
     *
     * @throws IllegalArgumentException if it is not so
     */
    public Open311Config {
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(jurisdictionId, "jurisdictionId");
        Objects.requireNonNull(apiKey, "apiKey");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(otherwise, "otherwise");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(limits, "limits");
        HttpBackendConfig.requireHttp(endpoint);
        services = Map.copyOf(services);
        fields = List.copyOf(fields);
        if (services.isEmpty() && otherwise.isEmpty()) {
            throw new IllegalArgumentException("No service_code is given for any service [backend " + backend + "]");
        }
        if (pollEvery.isNegative() || pollEvery.isZero()) {
            throw new IllegalArgumentException("pollEvery is more than zero, not " + pollEvery);
        }
    }

    /** An address below the endpoint. */
    URI at(String path) {
        String base = endpoint.toString();
        return URI.create(base + (base.endsWith("/") ? "" : "/") + path);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Open311Config[" + backend + ", " + endpoint + ", " + mode + "]";
    }
}
