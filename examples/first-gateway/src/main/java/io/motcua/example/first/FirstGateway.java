package io.motcua.example.first;

import static io.motcua.understanding.Reading.DESCRIPTION;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.Submission;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.path.Gateway;
import io.motcua.profile.Profile;
import io.motcua.spi.Ledger;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;

/** Takes letters out of a folder, and brings each to the water company that serves the place that it names. */
public final class FirstGateway {
    private FirstGateway() {}

    /** Runs until it is interrupted. The argument is the folder that holds {@code profile} and {@code letters}. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length > 0 ? args[0] : ".");
        // tag::gateway[]
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder.resolve("letters")).to("intake:letter?account=town-hall");
                from("delivery:EASTWATER").transform().body(Delivery.class, letter -> post("East", letter));
                from("delivery:WESTWATER").transform().body(Delivery.class, letter -> post("West", letter));
            }
        };
        try (Ledger ledger = SqlLedger.sqlite(folder.resolve("ledger"), Clock.systemUTC());
                Gateway gateway = Gateway.builder()
                        .ledger(ledger)
                        .understanding(new Understanding(Profile.load(folder.resolve("profile"))))
                        .normaliser("letter", FirstGateway::read)
                        .routes(routes)
                        .listener(news -> System.out.println(news.reference() + " " + news.status()))
                        .build()) {
            gateway.start();
            new CountDownLatch(1).await();
        }
        // end::gateway[]
    }

    /** A letter is one text, and nothing sets a part of it apart. */
    private static Reading read(Submission letter) {
        return Reading.builder()
                .field(DESCRIPTION, UTF_8.decode(letter.payload().buffer()).toString())
                .build();
    }

    /** Stands for a call to the company's own system, and says what it calls the request. */
    private static Accepted post(String company, Delivery delivery) {
        return new Accepted(company + "/" + delivery.reference().value());
    }
}
