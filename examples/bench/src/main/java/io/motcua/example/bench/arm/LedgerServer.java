package io.motcua.example.bench.arm;

import io.motcua.Payload;
import io.motcua.Receipt;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.example.oracle.process.Commands;
import io.motcua.ledger.sql.SqlLedger;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The arm that stores and does nothing else: what HTTP and the group commit cost together. */
public final class LedgerServer {
    private final SqlLedger ledger;
    private final Clock clock = Clock.systemUTC();

    private LedgerServer(SqlLedger ledger) {
        this.ledger = ledger;
    }

    /** Words: the port, the ledger's folder. The command {@code counts} tells what the ledger counted. */
    public static void main(String[] words) throws IOException {
        Commands commands = new Commands();
        try (SqlLedger ledger = SqlLedger.sqlite(Path.of(words[1]), Clock.systemUTC())) {
            AnswerServer.listen(Integer.parseInt(words[0]), new LedgerServer(ledger)::answer);
            commands.on("counts", nothing -> "accepts=" + ledger.accepts() + " commits=" + ledger.commits());
            commands.say("ready");
            commands.serve();
        }
        System.exit(0);
    }

    private Future<String> answer(HttpServerRequest request, Buffer body) {
        Submission submission = new Submission(
                TrackingId.next(),
                "app",
                "bench",
                clock.instant(),
                Urgency.OTHER,
                request.getHeader("Idempotency-Key"),
                Payload.of(body.getBytes(), "application/json"),
                Map.of());
        return Future.fromCompletionStage(ledger.accept(submission), Vertx.currentContext())
                .map(LedgerServer::answer);
    }

    private static String answer(Receipt receipt) {
        return "{\"serviceRequestId\":\"" + receipt.reference() + "\",\"trackingId\":\"" + receipt.trackingId()
                + "\",\"status\":\"RECEIVED\",\"links\":{\"self\":\"/app/v1/requests/" + receipt.reference()
                + "\",\"events\":\"/app/v1/requests/" + receipt.reference() + "/events\"}}";
    }
}
