package io.motcua.path;

import static io.motcua.path.AnsweringLetterBox.letterFrom;
import static org.awaitility.Awaitility.await;

import io.motcua.Receipt;
import io.motcua.Submission;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.History;
import io.motcua.spi.SubmissionState;
import io.motcua.understanding.Understanding;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A running gateway with a letter box and one utility, Eastwater, which takes all that it is given. */
final class EastGateway implements AutoCloseable {
    /** A letter that is Eastwater's. */
    static final String LETTER = "No water in our street since noon. Mill Lane 3, province Eastmark";

    private static final Duration LONG = Duration.ofSeconds(20);

    private final TestBackend east = TestBackend.accepting("EASTWATER");
    private final AnsweringLetterBox box = new AnsweringLetterBox();
    private final SqlLedger ledger;
    private final Gateway gateway;

    private EastGateway(Path folder, UnaryOperator<GatewayBuilder> more) throws Exception {
        ledger = SqlLedger.sqlite(folder, Clock.systemUTC());
        gateway = more.apply(Gateway.builder()
                        .ledger(ledger)
                        .understanding(new Understanding(TestProfile.load()))
                        .channel(box)
                        .backend(east)
                        .drainWithin(Duration.ofSeconds(1)))
                .build();
    }

    static EastGateway start(Path folder) throws Exception {
        return start(folder, builder -> builder);
    }

    /** With what else this one is to have. */
    static EastGateway start(Path folder, UnaryOperator<GatewayBuilder> more) throws Exception {
        EastGateway started = new EastGateway(folder, more);
        started.gateway.start();
        return started;
    }

    TestBackend east() {
        return east;
    }

    AnsweringLetterBox box() {
        return box;
    }

    SqlLedger ledger() {
        return ledger;
    }

    /** Gives it this, and does not wait for the receipt. */
    void send(Submission submission) {
        gateway.accept(submission);
    }

    Receipt accept(Submission submission) throws Exception {
        return gateway.accept(submission).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** Accepts this letter; returns once its utility has it. */
    Receipt settled(String sender, String text, String key) throws Exception {
        Receipt receipt = accept(letterFrom(sender, text, key));
        await().atMost(LONG).until(() -> state(receipt) == SubmissionState.SETTLED);
        return receipt;
    }

    History history(Receipt receipt) {
        return ledger.find(receipt.reference()).orElseThrow();
    }

    SubmissionState state(Receipt receipt) {
        return history(receipt).state();
    }

    @Override
    public void close() {
        gateway.close();
        ledger.close();
    }
}
