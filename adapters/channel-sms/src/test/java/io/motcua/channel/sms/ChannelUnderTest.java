package io.motcua.channel.sms;

import static org.awaitility.Awaitility.await;

import io.motcua.Intake;
import io.motcua.Submission;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** The channel in a context of its own, an intake behind it, bound to a message centre. */
final class ChannelUnderTest implements AutoCloseable {
    static final String SYSTEM_ID = "motcua";
    static final String PASSWORD = "s3cret";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final SmsChannel channel;
    private final List<DeliveryReceipt> receipts = new CopyOnWriteArrayList<>();

    ChannelUnderTest(int port, Path spool, Intake intake, Clock clock, UnaryOperator<SmsConfig.Builder> settings)
            throws Exception {
        Smsc smsc = Smsc.builder("one", "127.0.0.1", port)
                .credentials(SYSTEM_ID, PASSWORD)
                .accounts(List.of("8055"))
                .build();
        SmsConfig.Builder config = SmsConfig.builder(spool)
                .smscs(smsc)
                .reconnect(Duration.ofMillis(50))
                .responseTimeout(Duration.ofSeconds(5));
        channel = new SmsChannel(settings.apply(config).build(), clock, receipts::add);
        // An exchange whose receipt is lost never ends; a stop does not wait for it.
        context.getShutdownStrategy().setTimeout(1);
        context.addComponent("intake", new Door(intake));
        context.addRoutes(channel);
        context.start();
    }

    ChannelUnderTest(SmscUnderTest smsc, Path spool, Intake intake) throws Exception {
        this(smsc.port(), spool, intake, Clock.systemUTC(), config -> config);
        awaitBind(smsc);
    }

    static void awaitBind(SmscUnderTest smsc) {
        await().atMost(Duration.ofSeconds(20)).until(() -> smsc.binds() == 1);
    }

    SmsChannel channel() {
        return channel;
    }

    List<DeliveryReceipt> receipts() {
        return receipts;
    }

    @Override
    public void close() {
        context.stop();
    }

    /** The scheme {@code intake} without the path behind it. */
    private static final class Door extends DefaultComponent {
        private final Intake intake;

        Door(Intake intake) {
            this.intake = intake;
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            return new DefaultEndpoint(uri, this) {
                @Override
                public Producer createProducer() {
                    return new Accept(this, intake);
                }

                @Override
                public Consumer createConsumer(Processor processor) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    private static final class Accept extends DefaultAsyncProducer {
        private final Intake intake;

        Accept(Endpoint endpoint, Intake intake) {
            super(endpoint);
            this.intake = intake;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            intake.accept(exchange.getIn().getBody(Submission.class)).whenComplete((receipt, failure) -> {
                if (failure == null) {
                    exchange.getMessage().setBody(receipt);
                } else {
                    exchange.setException(failure);
                }
                callback.done(false);
            });
            return false;
        }
    }
}
