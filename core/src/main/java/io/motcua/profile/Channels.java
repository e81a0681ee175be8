package io.motcua.profile;

import io.motcua.profile.Table.Row;
import java.util.Set;
import java.util.TreeSet;

/** The channels that a profile has accounts of. What it says of another would never be seen. */
record Channels(Set<String> names) {
    /** Stands for every channel. */
    static final String ANY = "*";

    Channels {
        names = new TreeSet<>(names);
    }

    /** The row's channel, which may be {@link #ANY}. */
    String anyOf(Row row) throws ProfileException {
        String channel = row.required("channel");
        return channel.equals(ANY) ? channel : of(row);
    }

    /** The row's channel. */
    String of(Row row) throws ProfileException {
        String channel = row.required("channel");
        if (!names.contains(channel)) {
            throw row.wrong("channel '" + channel + "'", "one that accounts.csv has: " + names);
        }
        return channel;
    }
}
