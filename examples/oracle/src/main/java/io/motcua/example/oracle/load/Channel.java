package io.motcua.example.oracle.load;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How people reach the gateway. */
public enum Channel {
    APP,
    HOTLINE,
    WEB,
    PORTAL,
    EMAIL,
    SMS;

    /** Every channel. */
    public static final Set<Channel> ALL = Set.copyOf(EnumSet.allOf(Channel.class));
    /** Those that answer over HTTP, with a reference, and tell nothing later. */
    public static final Set<Channel> CALLS = Set.of(APP, HOTLINE);

    /** The channel's name in the gateway. */
    public String channel() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the gateway tells the requester of its own accord what becomes of a request. */
    public boolean answers() {
        return this == EMAIL || this == SMS || this == PORTAL;
    }

    /** Reads what {@link #words} writes. */
    public static Set<Channel> parse(String words) {
        return Arrays.stream(words.split(",")).map(Channel::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** As a word for a command line, in the order of their declaration. */
    public static String words(Set<Channel> channels) {
        return EnumSet.copyOf(channels).stream().map(Channel::name).collect(Collectors.joining(","));
    }
}
