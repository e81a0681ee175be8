package io.motcua.path;

import org.apache.camel.Consumer;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One lane of the ledger as the beginning of a route. */
final class LaneEndpoint<T> extends DefaultEndpoint {
    private final LaneWork<T> work;
    private final int inFlight;

    LaneEndpoint(String uri, LaneComponent component, LaneWork<T> work, int inFlight) {
        super(uri, component);
        this.work = work;
        this.inFlight = inFlight;
        setExchangePattern(ExchangePattern.InOut);
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "Endpoint '" + getEndpointUri() + "' only hands work out; use it with from(\"…\")");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        LaneConsumer<T> consumer = new LaneConsumer<>(this, processor, work, inFlight);
        configureConsumer(consumer);
        return consumer;
    }
}
