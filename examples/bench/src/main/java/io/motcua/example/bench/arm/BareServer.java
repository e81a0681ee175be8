package io.motcua.example.bench.arm;

import io.motcua.example.oracle.process.Commands;
import io.vertx.core.Future;
import java.io.IOException;

/** The arm that stores nothing: what HTTP alone costs. */
public final class BareServer {
    /** As long as the gateway's answer. */
    private static final String ANSWER = "{\"serviceRequestId\":\"MC-234-567-89A\","
            + "\"trackingId\":\"00000000-0000-7000-8000-000000000000\",\"status\":\"RECEIVED\",\"links\":"
            + "{\"self\":\"/app/v1/requests/MC-234-567-89A\",\"events\":\"/app/v1/requests/MC-234-567-89A/events\"}}";

    private BareServer() {}

    /** Words: the port. */
    public static void main(String[] words) throws IOException {
        Commands commands = new Commands();
        AnswerServer.listen(Integer.parseInt(words[0]), (request, body) -> Future.succeededFuture(ANSWER));
        commands.say("ready");
        commands.serve();
        System.exit(0);
    }
}
