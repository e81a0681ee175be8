package io.motcua.gateway.report;

import io.motcua.understanding.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reports as text for a terminal, with times in the reader's zone. */
public final class ReportText {
    private static final String NONE = "–";
    private final DateTimeFormatter time;
    private final DateTimeFormatter second;
    private final String language;

    /** Reports with explanations in English. */
    public ReportText(ZoneId zone) {
        this(zone, Language.ENGLISH);
    }

    /** Reports with explanations in this language, as BCP 47 writes it. */
    public ReportText(ZoneId zone, String language) {
        this.language = language;
        time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT)
                .withZone(zone);
        second = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** The whole story of one request. */
    public String of(Explanation explanation) {
        StringBuilder text = new StringBuilder();
        text.append(explanation.reference()).append(": ").append(explanation.state());
        explanation.held().ifPresent(held -> text.append(", ").append(reason(held.reason(), held.detail())));
        text.append("\n\n");
        line(
                text,
                "arrived",
                time.format(explanation.receivedAt()) + ", on " + explanation.channel() + " " + explanation.account());
        line(
                text,
                "stored",
                time.format(explanation.storedAt()) + ", "
                        + spoken(Duration.between(explanation.receivedAt(), explanation.storedAt()))
                        + " after it arrived");
        explanation.joinedTo().ifPresent(first -> line(text, "joined", "is part of " + first));
        if (!explanation.followUps().isEmpty()) {
            line(text, "follow-ups", String.join(", ", explanation.followUps()));
        }
        line(text, "first look", explanation.urgency().replace('_', ' '));
        line(text, "tracking id", explanation.trackingId());
        line(text, "bytes", "SHA-256 " + explanation.payloadSha256());
        explanation.request().ifPresent(request -> request(text, request));
        explanation.decision().ifPresent(decision -> decision(text, decision));
        text.append(new DeliveriesText(time).of(explanation));
        explanation
                .appointment()
                .ifPresent(window ->
                        text.append("\nAppointment\n  ").append(window(window)).append(".\n"));
        told(text, explanation.told());
        notices(text, explanation.notices());
        return text.toString();
    }

    /** Open requests whose ground changes hands. */
    public String of(CrossingReport report) {
        int crossing = report.crossing().size();
        Table table = new Table("reference", "received", "state", "before", "after");
        for (CrossingReport.Line line : report.crossing()) {
            table.row(
                    line.reference(),
                    second.format(line.receivedAt()),
                    line.state(),
                    String.join(" or ", line.before()),
                    String.join(" or ", line.after()));
        }
        return crossing + (crossing == 1 ? " open request changes" : " open requests change") + " hands on "
                + report.on() + ", of " + report.open() + (crossing == 0 ? ".\n" : ":\n" + table)
                + (report.unclear() == 0
                        ? ""
                        : report.unclear() + " more are with a utility and do not say where they are; 'explain' tells"
                                + " what they do say.\n");
    }

    /** What came of reading the profile anew. */
    public String of(ReloadReport report) {
        if (!report.taken()) {
            int number = report.mistakes().size();
            return String.join("\n", report.mistakes()) + "\n" + number
                    + (number == 1 ? " mistake" : " mistakes") + "; version " + report.version()
                    + " of the profile stays.\n";
        }
        String unserved = report.unserved().isEmpty()
                ? ""
                : "No backend runs for " + String.join(", ", report.unserved())
                        + ": requests for them wait for a person.\n";
        String same = report.version().equals(report.before())
                ? "The version is the same as before. Tables that changed deserve a 'version' of their own in profile.csv:"
                        + " decisions are stored with it.\n"
                : "";
        return "Requests are understood by version " + report.version() + " of the profile now, after "
                + report.before() + ".\n" + same + unserved;
    }

    /** Whether the books agree. */
    public String of(BalanceReport balance) {
        Table table = new Table("", "requests");
        table.row("accepted", Long.toString(balance.accepted()));
        balance.states().forEach((state, count) -> table.row(state, Long.toString(count)));
        table.row("difference", Long.toString(balance.difference()));
        table.row("strays", Long.toString(balance.strays()));
        return table
                + (balance.zero()
                        ? "The balance is zero: each accepted request is in exactly one state.\n"
                        : "THE BALANCE IS NOT ZERO. Keep the data folder as it is, and its log.\n");
    }

    private void request(StringBuilder text, Explanation.Request request) {
        text.append("\nRequest, version ").append(request.version()).append('\n');
        line(
                text,
                "service",
                request.serviceCode() + ", priority " + request.priority()
                        + (request.hazards().isEmpty() ? "" : ", hazards " + String.join(", ", request.hazards())));
        line(text, "place", request.place().isEmpty() ? NONE : String.join("; ", request.place()));
        line(text, "customer", request.customerCode().orElse(NONE));
        line(
                text,
                "requester",
                "phone " + request.phone().orElse(NONE) + ", name "
                        + request.name().orElse(NONE));
        if (!request.related().isEmpty()) {
            line(text, "linked to", String.join(", ", request.related()));
        }
        line(
                text,
                "words",
                characters(request.words())
                        + (request.attachments() == 0 ? "" : "; " + request.attachments() + " attachments"));
    }

    private void decision(StringBuilder text, Explanation.Decision decision) {
        text.append("\nDecision: ");
        text.append(decision.jurisdiction()
                .map(to -> "to " + to + ", because of " + decision.because().orElse(NONE))
                .orElseGet(() ->
                        "a person must decide, " + spoken(decision.reason().orElse(NONE))));
        text.append('\n');
        decision.words()
                .getOrDefault(language, List.of())
                .forEach(sentence -> text.append("  ").append(sentence).append('\n'));
        line(text, "profile", "version " + decision.profileVersion() + ", responsibility as of " + decision.asOf());
        Table table = new Table("candidate", "evidence", "is", "value", "at", "rule", "confidence");
        for (Explanation.Candidate candidate : decision.candidates()) {
            facts(table, candidate.jurisdiction(), "for", candidate.speaksFor());
            facts(table, candidate.jurisdiction(), "against", candidate.speaksAgainst());
        }
        text.append(table.isEmpty() ? "  No evidence speaks for any utility.\n" : table.toString());
    }

    private static void facts(Table table, String candidate, String side, List<Explanation.Fact> facts) {
        for (Explanation.Fact fact : facts) {
            table.row(
                    candidate,
                    fact.kind(),
                    side,
                    fact.value().isEmpty() ? NONE : fact.value(),
                    fact.where(),
                    fact.rule(),
                    String.format(Locale.ROOT, "%.2f", fact.confidence()));
        }
    }

    private void told(StringBuilder text, List<Explanation.Told> told) {
        text.append("\nTold to the requester\n");
        if (told.isEmpty()) {
            text.append("  Nothing yet.\n");
            return;
        }
        Table table = new Table("status", "by", "at", "the utility's own words");
        for (Explanation.Told one : told) {
            table.row(
                    one.appointment()
                            .map(change -> "appointment " + change + ": "
                                    + one.window().map(this::window).orElse(NONE))
                            .orElse(one.status()),
                    one.becauseOf().map(of -> one.by() + " of " + of).orElse(one.by()),
                    time.format(one.at()),
                    one.notice().map(ReportText::characters).orElse(NONE));
        }
        text.append(table);
    }

    private String window(Explanation.Window window) {
        return second.format(window.start()) + " to " + second.format(window.end());
    }

    private void notices(StringBuilder text, List<Explanation.Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        text.append("\nNotices on the channel\n");
        Table table = new Table("of", "is", "attempts", "sent");
        for (Explanation.Notice one : notices) {
            table.row(one.status(), one.state(), Integer.toString(one.attempts()), at(one.sentAt()));
        }
        text.append(table);
    }

    private String at(Optional<Instant> instant) {
        return instant.map(time::format).orElse(NONE);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(" ".repeat(Math.max(1, 13 - name.length())));
        text.append(Table.onOneLine(value)).append('\n');
    }

    private static String characters(int number) {
        return number + (number == 1 ? " character" : " characters") + ", not shown";
    }

    private static String reason(String reason, String detail) {
        return spoken(reason) + (detail.isEmpty() ? "" : ": " + detail);
    }

    private static String spoken(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String spoken(Duration time) {
        long millis = time.toMillis();
        return millis < 10_000 ? millis + " ms" : Duration.ofMillis(millis).toSeconds() + " s";
    }
}
