package io.motcua.example.oracle.load;

import io.motcua.example.oracle.journal.Journal;
import java.net.URI;
import java.util.function.UnaryOperator;

/** The sources that come to the gateway by HTTP. */
public final class Callers {
    private static final int IN_FLIGHT_APP = 12;
    private static final int IN_FLIGHT = 4;

    private Callers() {}

    /**
     * A source that begins at once.
     *
     * @param gateway the address of its HTTP entry
     * @param keys the API keys, by channel
     */
    public static Source of(Channel channel, URI gateway, UnaryOperator<String> keys, Journal journal) {
        Door door = door(channel, gateway, keys.apply(channel.channel()));
        return new PatientSender(channel.channel(), door, journal, channel == Channel.APP ? IN_FLIGHT_APP : IN_FLIGHT);
    }

    private static Door door(Channel channel, URI gateway, String key) {
        return switch (channel) {
            case APP -> new JsonDoor(channel, gateway.resolve("/app/v1/requests"), key, Bodies::app);
            case HOTLINE -> new JsonDoor(channel, gateway.resolve("/hotline/v1/work-orders"), key, Bodies::hotline);
            case PORTAL -> new JsonDoor(channel, gateway.resolve("/v1/channels/dvcqg/dossiers"), key, Bodies::portal);
            case WEB -> new WebDoor(gateway.resolve("/web/evn"));
            case EMAIL, SMS -> throw new IllegalArgumentException(channel + " does not come by HTTP");
        };
    }
}
