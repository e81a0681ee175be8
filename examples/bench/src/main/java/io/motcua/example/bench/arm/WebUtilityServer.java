package io.motcua.example.bench.arm;

import io.motcua.example.oracle.process.Commands;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A utility with a server of its own, as a process: it acknowledges at once, drops what it has, and watches the order.
 * Commands: {@code stop} and {@code serve}; {@code counts} tells its effects, what came again, and what came after a
 * later version of the same request.
 */
public final class WebUtilityServer {
    private final int port;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Set<String> known = new HashSet<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private HttpServer server;
    private long again;
    private long disordered;

    private WebUtilityServer(int port) {
        this.port = port;
    }

    /** Words: the port. */
    public static void main(String[] words) throws IOException {
        WebUtilityServer utility = new WebUtilityServer(Integer.parseInt(words[0]));
        Commands commands = new Commands();
        commands.on("serve", nothing -> utility.serve())
                .on("stop", nothing -> utility.stop())
                .on("counts", nothing -> utility.counts());
        utility.serve();
        commands.say("ready");
        commands.serve();
    }

    private String serve() {
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(request -> request.body().onSuccess(body -> take(request, body)));
        server.listen().toCompletionStage().toCompletableFuture().join();
        return "serving";
    }

    private String stop() {
        server.close().toCompletionStage().toCompletableFuture().join();
        return "stopped";
    }

    private synchronized void take(HttpServerRequest request, Buffer body) {
        JsonObject event = body.toJsonObject();
        JsonObject data = event.getJsonObject("data");
        String reference = data.getString("serviceRequestId");
        int version = data.getInteger("version");
        if (!known.add(event.getString("source") + "\t" + event.getString("id"))) {
            again++;
        } else if (newest.merge(reference, version, Math::max) > version) {
            disordered++;
        }
        request.response()
                .putHeader("Content-Type", "application/json")
                .end("{\"backendReference\":\"W-" + reference + "\"}");
    }

    private synchronized String counts() {
        return "effects=" + known.size() + " again=" + again + " disordered=" + disordered;
    }
}
