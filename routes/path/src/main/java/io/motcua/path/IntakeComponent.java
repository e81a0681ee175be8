package io.motcua.path;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The {@code intake:<channel>?account=…} endpoint, which every channel ends in. In: a {@link io.motcua.Submission}, or
 * the bytes of one. Out: its {@link io.motcua.Receipt}, when it is durable. No thread waits in between.
 */
final class IntakeComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String channel, Map<String, Object> parameters) {
        if (channel.isBlank()) {
            throw new IllegalArgumentException("Endpoint '" + uri + "' names no channel; write intake:<channel>");
        }
        String account = getAndRemoveParameter(parameters, "account", String.class, channel);
        return new IntakeEndpoint(uri, this, channel, account);
    }
}
