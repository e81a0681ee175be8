package io.motcua.kit;

import java.util.Optional;

/** The report for a terminal, case by case. An answer that was told is not told again. Used by one thread. */
public final class TextReport {
    private final SaidBefore said = new SaidBefore();

    /** One case, as it is printed while the kit runs. */
    public String line(CaseResult result) {
        StringBuilder text = new StringBuilder();
        text.append(result.passed() ? "  pass  " : "  FAIL  ")
                .append(String.format("%-21s", result.id()))
                .append(result.title())
                .append('\n');
        result.notes().forEach(note -> line(text, "note", note));
        if (!result.passed()) {
            line(text, "rule", result.rule());
        }
        for (Finding finding : result.findings()) {
            line(text, "fact", finding.fact());
            Optional<String> before = said.where(result, finding);
            finding.answer()
                    .ifPresent(answer -> line(
                            text, "answer", before.map(where -> "as " + where).orElse(answer)));
            if (said.isNewAdvice(finding)) {
                line(text, "next", finding.next());
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String words) {
        text.append("          ").append(label).append(": ").append(words).append('\n');
    }

    /** What it all came to. */
    public static String summary(KitReport report) {
        StringBuilder text = new StringBuilder();
        report.commonAnswers().forEach(common -> text.append(common.inWords()).append('\n'));
        text.append(
                report.passed()
                        ? "What the backend of " + report.utility() + " answers keeps the contract: "
                                + report.results().size() + " cases passed. What it stores cannot be seen from outside."
                        : "The backend of " + report.utility() + " breaks the contract: " + report.failures() + " of "
                                + report.results().size() + " cases failed.");
        return text.append("\nkit ")
                .append(report.kitVersion())
                .append(", seed ")
                .append(report.seed())
                .append(", results sha256 ")
                .append(report.sha256())
                .append('\n')
                .toString();
    }
}
