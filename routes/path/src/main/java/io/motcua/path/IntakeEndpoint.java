package io.motcua.path;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One channel's way to the {@code accept} route. */
final class IntakeEndpoint extends DefaultEndpoint {
    private final String channel;
    private final String account;

    IntakeEndpoint(String uri, IntakeComponent component, String channel, String account) {
        super(uri, component);
        this.channel = channel;
        this.account = account;
    }

    @Override
    public Producer createProducer() throws Exception {
        return new IntakeProducer(
                this,
                getCamelContext().getEndpoint("direct:accept").createAsyncProducer(),
                new SubmissionBinding(channel, account));
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "Endpoint '" + getEndpointUri() + "' only takes requests in; use it with to(\"intake:…\")");
    }
}
