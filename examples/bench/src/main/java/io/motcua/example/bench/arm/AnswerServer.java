package io.motcua.example.bench.arm;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BiFunction;

/** A Vert.x server that reads each request's body and answers 202 with the JSON that a function makes of the two. */
final class AnswerServer {
    private AnswerServer() {}

    /** Listens on this port of the loopback address; returns when it does. */
    static void listen(int port, BiFunction<HttpServerRequest, Buffer, Future<String>> answer) {
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        vertx.deployVerticle(() -> new Loop(port, answer), new DeploymentOptions().setInstances(loops))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static final class Loop extends AbstractVerticle {
        private final int port;
        private final BiFunction<HttpServerRequest, Buffer, Future<String>> answer;

        Loop(int port, BiFunction<HttpServerRequest, Buffer, Future<String>> answer) {
            this.port = port;
            this.answer = answer;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                    .requestHandler(this::requested)
                    .listen()
                    .onSuccess(server -> started.complete())
                    .onFailure(started::fail);
        }

        private void requested(HttpServerRequest request) {
            request.body().compose(body -> answer.apply(request, body)).onComplete(made -> {
                if (made.succeeded()) {
                    request.response()
                            .setStatusCode(202)
                            .putHeader("Content-Type", "application/json")
                            .end(made.result());
                } else {
                    request.response().setStatusCode(503).end();
                }
            });
        }
    }
}
