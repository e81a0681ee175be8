package io.motcua.gateway.report;

import java.util.List;

/**
 * What came of reading the profile anew.
 *
 * @param taken whether it is the one that requests are understood by now
 * @param version the running one, after all
 * @param before the one that ran when the command came
 * @param mistakes why it was not taken: one line for each, with file and line; none if it was
 * @param unserved utilities of the profile that no backend runs for: requests for them wait for a person
 */
public record ReloadReport(boolean taken, String version, String before, List<String> mistakes, List<String> unserved) {
    public ReloadReport {
        mistakes = List.copyOf(mistakes);
        unserved = List.copyOf(unserved);
    }
}
