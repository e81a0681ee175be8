package io.motcua.path;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * A component whose endpoints are lanes of due work: {@code work:understand}, {@code work:deadline}, {@code work:clocks} and
 * {@code delivery:<utility>}. Options: {@code inFlight}, how many pieces of work may be under way at once.
 */
final class LaneComponent extends DefaultComponent {
    private static final int DEFAULT_IN_FLIGHT = 256;

    private final Function<String, Optional<LaneWork<?>>> lanes;
    private final String expected;

    /**
     * A component.
     *
     * @param lanes the lane of each endpoint's name
     * @param expected what endpoints it has, for whoever wrote another
     */
    LaneComponent(Function<String, Optional<LaneWork<?>>> lanes, String expected) {
        this.lanes = lanes;
        this.expected = expected;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
        LaneWork<?> lane = lanes.apply(name)
                .orElseThrow(() -> new IllegalArgumentException("No lane is called '" + uri + "'; " + expected));
        int inFlight = getAndRemoveParameter(parameters, "inFlight", Integer.class, DEFAULT_IN_FLIGHT);
        if (inFlight < 1) {
            throw new IllegalArgumentException("inFlight of '" + uri + "' is " + inFlight + "; 1 or more is expected");
        }
        return new LaneEndpoint<>(uri, this, lane, inFlight);
    }
}
