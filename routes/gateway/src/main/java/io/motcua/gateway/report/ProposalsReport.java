package io.motcua.gateway.report;

import java.util.List;

/** What the profile could learn from mends that are alike. Nothing of it is applied by itself. */
public record ProposalsReport(List<One> proposals) {

    /**
     * A line for one of the profile's tables.
     *
     * @param patch the same as a unified diff, to be applied in the profile's folder
     * @param because of which mends
     * @param changes what it would have decided otherwise
     * @param looked how many requests were tried
     */
    public record One(String file, String line, String patch, List<String> because, List<Change> changes, int looked) {}

    /** A request that the line would have decided otherwise. */
    public record Change(String reference, String before, String after) {}
}
