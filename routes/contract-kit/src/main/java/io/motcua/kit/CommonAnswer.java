package io.motcua.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One answer that is behind the findings of several cases, and so most likely one cause.
 *
 * @param answer in the backend's words
 * @param findings how many findings it is behind
 * @param cases the ids of theirs
 */
public record CommonAnswer(String answer, int findings, List<String> cases) {
    /** Two cases may ask for opposite things and hear the same. */
    private static final int CASES_AT_LEAST = 3;

    public CommonAnswer {
        cases = List.copyOf(cases);
    }

    /** Those of a report, that of the most cases first. */
    static List<CommonAnswer> of(List<CaseResult> results) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (CaseResult result : results) {
            for (Finding finding : result.findings()) {
                finding.answer()
                        .ifPresent(answer -> found.computeIfAbsent(answer, unknown -> new ArrayList<>())
                                .add(result.id()));
            }
        }
        return found.entrySet().stream()
                .map(entry -> new CommonAnswer(
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream().distinct().toList()))
                .filter(common -> common.cases().size() >= CASES_AT_LEAST)
                .sorted(Comparator.comparing(common -> -common.cases().size()))
                .toList();
    }

    /** In a sentence. */
    String inWords() {
        return "One answer is behind " + findings + " findings in " + cases.size()
                + " cases, look for its cause first: " + answer;
    }
}
