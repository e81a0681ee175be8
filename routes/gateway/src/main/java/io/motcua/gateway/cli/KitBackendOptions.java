package io.motcua.gateway.cli;

import io.motcua.gateway.config.Secret;
import io.motcua.kit.KitConfig.Backend;
import io.motcua.kit.KitConfig.Callback;
import io.motcua.kit.KitConfig.EmbeddedQueue;
import io.motcua.kit.KitConfig.Http;
import io.motcua.kit.KitConfig.RemoteQueue;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The way to the backend that the contract kit tries. */
final class KitBackendOptions {
    private static final String QUEUE = "queue";

    @Option(names = "--backend", required = true, paramLabel = "BACKEND", description = "a URL or 'queue'; see above")
    private String backend = "";

    @Option(
            names = "--token",
            paramLabel = "REF",
            converter = SecretConverter.class,
            description = "shown to the server as a bearer token: env:NAME or file:path")
    private Optional<Secret> token = Optional.empty();

    @Option(
            names = "--callback",
            paramLabel = "HOST:PORT",
            description = "listen here for call-backs, POST /utilities/v1/ID/replies")
    private Optional<String> callback = Optional.empty();

    @Option(
            names = "--callback-key",
            paramLabel = "REF",
            converter = SecretConverter.class,
            description = "the bearer token that the backend calls back with: env:NAME or file:path")
    private Optional<Secret> callbackKey = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:5672",
            description = "where the kit's own broker listens (default: ${DEFAULT-VALUE})")
    private String listen = "";

    @Option(names = "--user", paramLabel = "NAME", description = "whom the kit logs in as at a tcp:// broker")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--password",
            paramLabel = "REF",
            converter = SecretConverter.class,
            description = "of the backend at the kit's own broker, or of --user at another: env:NAME or file:path")
    private Optional<Secret> password = Optional.empty();

    /** Whether the backend comes to a broker of the kit's own. */
    boolean isQueueOfOurs() {
        return backend.equals(QUEUE);
    }

    /** Where the kit's own broker listens. */
    String listen() {
        return listen;
    }

    /**
     * The way, as the kit takes it.
     *
     * @throws IllegalArgumentException if it is none, or something is missing
     */
    Backend way(Path scratch) {
        if (isQueueOfOurs()) {
            InetSocketAddress at = address(listen);
            return new EmbeddedQueue(
                    scratch.resolve("broker"), at.getHostString(), at.getPort(), required("--password", password));
        }
        // Artemis writes several brokers as (tcp://…,tcp://…).
        if (backend.startsWith("tcp://") || backend.startsWith("(")) {
            return new RemoteQueue(
                    backend, user.orElseThrow(() -> missing("--user")), required("--password", password));
        }
        if (!backend.startsWith("http://") && !backend.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "--backend is http://…, https://…, tcp://… or queue, not '" + backend + "'");
        }
        return new Http(
                URI.create(backend),
                token.map(Secret::value),
                callback.map(at -> new Callback(address(at), required("--callback-key", callbackKey))));
    }

    private String required(String option, Optional<Secret> secret) {
        return secret.orElseThrow(() -> missing(option)).value();
    }

    private static IllegalArgumentException missing(String option) {
        return new IllegalArgumentException("This backend needs " + option);
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    text.substring(0, Math.max(0, colon)), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("An address is HOST:PORT, not '" + text + "'", e);
        }
    }
}
