package io.motcua.channel.email;

import io.motcua.Intake;
import io.motcua.Submission;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** The Camel scheme {@code intake} in front of any {@link Intake}, without the path behind it. */
final class IntakeDoor extends DefaultComponent {
    private final Intake intake;

    IntakeDoor(Intake intake) {
        this.intake = intake;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                return new Accept(this);
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private final class Accept extends DefaultAsyncProducer {
        Accept(Endpoint endpoint) {
            super(endpoint);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (!exchange.getIn().getHeaders().isEmpty()) {
                exchange.setException(new AssertionError("Headers came as far as the intake"));
                callback.done(true);
                return true;
            }
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
