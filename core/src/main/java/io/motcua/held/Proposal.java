package io.motcua.held;

import io.motcua.Reference;
import java.util.List;

/**
 * A line that the profile could have, because persons have mended the same thing several times.
 *
 * @param file of the profile's folder
 * @param line to be added at its end
 * @param because of which mends, oldest first
 * @param changes the requests that it would have decided otherwise, oldest first; the mended ones among them
 * @param looked how many requests were tried
 */
public record Proposal(String file, String line, List<Reference> because, List<Change> changes, int looked) {

    /** A request that the line would have decided otherwise: service and utility, or why it is held. */
    public record Change(Reference reference, String before, String after) {}

    public Proposal {
        because = List.copyOf(because);
        changes = List.copyOf(changes);
    }
}
