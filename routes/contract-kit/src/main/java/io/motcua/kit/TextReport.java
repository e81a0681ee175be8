package io.motcua.kit;

/** The report for a terminal. */
public final class TextReport {
    private TextReport() {}

    /** One case, as it is printed while the kit runs. */
    public static String line(CaseResult result) {
        StringBuilder text = new StringBuilder();
        text.append(result.passed() ? "  pass  " : "  FAIL  ")
                .append(String.format("%-21s", result.id()))
                .append(result.title())
                .append('\n');
        result.notes().forEach(note -> text.append("          note: ").append(note).append('\n'));
        for (Finding finding : result.findings()) {
            text.append("          fact: ").append(finding.fact()).append('\n');
            text.append("          rule: ").append(result.rule()).append('\n');
            text.append("          next: ").append(finding.next()).append('\n');
        }
        return text.toString();
    }

    /** What it all came to. */
    public static String summary(KitReport report) {
        String verdict = report.passed()
                ? "What the backend of " + report.utility() + " answers keeps the contract: "
                        + report.results().size() + " cases passed. What it stores cannot be seen from outside."
                : "The backend of " + report.utility() + " breaks the contract: " + report.failures() + " of "
                        + report.results().size() + " cases failed.";
        return verdict + "\nkit " + report.kitVersion() + ", seed " + report.seed() + ", results sha256 "
                + report.sha256() + "\n";
    }
}
