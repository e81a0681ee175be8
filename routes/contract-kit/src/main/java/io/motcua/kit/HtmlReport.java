package io.motcua.kit;

import java.util.Optional;

/** The report as one page that can be printed and signed. It loads nothing and runs nothing. */
public final class HtmlReport {
    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111;"
                    + "background:#fff}table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;"
                    + "padding:.4rem .6rem;text-align:left;vertical-align:top}caption{text-align:left;font-weight:bold;"
                    + "padding:.4rem 0}.pass{color:#0a5c1e}.fail{color:#a30000;font-weight:bold}code{word-break:break-all}"
                    + ".sign dt{margin-top:1.6rem}.sign dd{margin:0;border-bottom:1px solid #111;min-height:1.8rem}"
                    + "@media print{body{margin:0;max-width:none}tr,.sign{break-inside:avoid}}";

    private HtmlReport() {}

    /** The page. */
    public static String of(KitReport report) {
        StringBuilder page = new StringBuilder(8192);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>Contract kit: ")
                .append(escaped(report.utility()))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>Contract kit: backend of ")
                .append(escaped(report.utility()))
                .append("</h1>\n<p class=\"")
                .append(report.passed() ? "pass\">All " : "fail\">")
                .append(
                        report.passed()
                                ? report.results().size()
                                        + " cases passed. What the backend stores cannot be seen from outside."
                                : report.failures() + " of " + report.results().size() + " cases failed.")
                .append("</p>\n<p>Tried at ")
                .append(escaped(report.backend()))
                .append(" on <time datetime=\"")
                .append(report.startedAt())
                .append("\">")
                .append(report.startedAt())
                .append("</time>, seed ")
                .append(report.seed())
                .append(".</p>\n");
        for (CommonAnswer common : report.commonAnswers()) {
            page.append("<p><strong>").append(escaped(common.inWords())).append("</strong></p>\n");
        }
        page.append("<table>\n<caption>Cases</caption>\n<thead><tr><th scope=\"col\">Case</th>")
                .append(
                        "<th scope=\"col\">Result</th><th scope=\"col\">What the contract asks</th></tr></thead>\n<tbody>\n");
        SaidBefore said = new SaidBefore();
        report.results().forEach(result -> row(page, result, said));
        page.append(
                        "</tbody>\n</table>\n<section class=\"sign\" aria-labelledby=\"sign\">\n<h2 id=\"sign\">Signature</h2>\n")
                .append("<p>motcua contract-kit ")
                .append(escaped(report.kitVersion()))
                .append("<br>SHA-256 of these results: <code>")
                .append(report.sha256())
                .append("</code></p>\n<dl>\n");
        for (String field : new String[] {"Name", "Office", "Date", "Signature"}) {
            page.append("<dt>").append(field).append("</dt><dd></dd>\n");
        }
        return page.append("</dl>\n</section>\n</main>\n</body>\n</html>\n").toString();
    }

    private static void row(StringBuilder page, CaseResult result, SaidBefore said) {
        page.append("<tr><th scope=\"row\">")
                .append(escaped(result.id()))
                .append("</th><td class=\"")
                .append(result.passed() ? "pass\">passed" : "fail\">failed")
                .append("</td><td>")
                .append(escaped(result.title()))
                .append(" <small>(")
                .append(escaped(result.rule()))
                .append(")</small>");
        for (String note : result.notes()) {
            page.append("<br><em>").append(escaped(note)).append(".</em>");
        }
        if (!result.passed()) {
            page.append("<ul>");
            for (Finding finding : result.findings()) {
                Optional<String> before = said.where(result, finding);
                page.append("<li>").append(escaped(finding.fact()));
                finding.answer()
                        .ifPresent(answer -> page.append("<br><strong>Answer:</strong> ")
                                .append(escaped(
                                        before.map(where -> "as " + where).orElse(answer))));
                if (said.isNewAdvice(finding)) {
                    page.append("<br><strong>Next:</strong> ").append(escaped(finding.next()));
                }
                page.append("</li>");
            }
            page.append("</ul>");
        }
        page.append("</td></tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
