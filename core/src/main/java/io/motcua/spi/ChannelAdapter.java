package io.motcua.spi;

/**
 * A way in: brings what arrives on one protocol to the {@code intake:} endpoint (or to an {@link io.motcua.Intake}) and
 * says yes to its source only when it holds the receipt.
 *
 * <p>The adapters of this house are Camel {@code RouteBuilder}s too, and the gateway adds their routes; this interface
 * is what the middle of the path needs to know of a channel.
 */
public interface ChannelAdapter {

    /** The channel's name, as in {@link io.motcua.Submission#channel()}. */
    String channel();

    /** Reads what this channel brings. */
    Normaliser normaliser();
}
