package io.motcua.gateway.report;

import io.motcua.understanding.Language;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports about held requests as text for a terminal, with times in the reader's zone. */
public final class HeldText {
    private static final String NONE = "–";
    private final DateTimeFormatter second;

    private final String language;

    public HeldText(ZoneId zone) {
        this(zone, Language.ENGLISH);
    }

    /** Reports with the reasons of decisions in this language, as BCP 47 writes it. */
    public HeldText(ZoneId zone, String language) {
        this.language = language;
        second = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** What waits for a person. */
    public String of(HeldReport held) {
        if (held.total() == 0) {
            return "Nothing waits for a person.\n";
        }
        StringBuilder text = new StringBuilder();
        text.append(held.total()).append(held.total() == 1 ? " waits" : " wait").append(" for a person");
        text.append(held.lifeSafety() == 0 ? "" : ", " + held.lifeSafety() + " with danger to life");
        String reasons = held.byReason().entrySet().stream()
                .map(one -> spoken(one.getKey()) + " " + one.getValue())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        text.append(" (").append(reasons).append(")");
        int listed = held.waiting().size();
        if (listed == 0) {
            return text.append("; none of those that were asked for.\n").toString();
        }
        text.append(listed < held.total() ? "; " + listed + " of them" : "").append(":\n");
        Table table = new Table("danger", "reference", "since", "channel", "account", "service", "priority", "reason");
        for (HeldReport.Line line : held.waiting()) {
            table.row(
                    line.lifeSafety() ? "LIFE" : "",
                    line.reference(),
                    second.format(line.receivedAt()),
                    line.channel(),
                    line.account(),
                    line.serviceCode().orElse(NONE),
                    line.priority().orElse(NONE),
                    spoken(line.reason()) + (line.detail().isEmpty() ? "" : ": " + line.detail()));
        }
        return text.append(table).toString();
    }

    /** What arrived beside what was understood. */
    public String of(HeldDetail held) {
        StringBuilder text = new StringBuilder();
        Explanation story = held.explanation();
        text.append(story.reference()).append(": ").append(story.state());
        story.held()
                .ifPresent(why -> text.append(", ")
                        .append(spoken(why.reason()))
                        .append(why.detail().isEmpty() ? "" : ": " + Neutral.line(why.detail())));
        held.refusedBecause()
                .ifPresent(because -> text.append("\nThe utility's words: ").append(because));
        text.append("\n\nArrived ").append(second.format(story.receivedAt()));
        text.append(" on ").append(story.channel()).append(' ').append(Neutral.line(story.account()));
        text.append(", ")
                .append(held.raw().size())
                .append(" bytes of ")
                .append(held.raw().mediaType())
                .append('\n');
        block(text, held.raw().text());
        if (held.raw().cutOff() > 0) {
            text.append("  … ").append(held.raw().cutOff()).append(" bytes more\n");
        }
        read(text, held);
        understood(text, held);
        story.decision().ifPresent(decision -> decision(text, decision));
        evidence(text, held.evidence());
        for (HeldDetail.FollowUp followUp : held.followUps()) {
            text.append("\nFollow-up ").append(followUp.reference()).append('\n');
            block(text, followUp.words());
        }
        if (!held.audit().isEmpty()) {
            text.append("\nDone about it\n").append(deeds(held.audit()));
        }
        return text.toString();
    }

    /** What was done. */
    public String of(AuditReport audit) {
        return audit.deeds().isEmpty() ? "Nothing was done.\n" : deeds(audit.deeds());
    }

    /** What came of a mend. */
    public String of(MendReport mended) {
        StringBuilder text = new StringBuilder(mended.reference()).append(": ").append(mended.state());
        mended.reason().ifPresent(reason -> text.append(", ").append(spoken(reason)));
        mended.utility()
                .ifPresent(utility -> text.append(mended.state().equals("held") ? "; would go to " : ", to ")
                        .append(utility));
        text.append(mended.version() == 0 ? "" : ", version " + mended.version())
                .append('\n');
        mended.notes().forEach(note -> text.append("  ").append(note).append(".\n"));
        return text.toString();
    }

    /** What the profile could learn. */
    public String of(ProposalsReport report) {
        if (report.proposals().isEmpty()) {
            return "No three mends of different people's requests are alike enough to propose anything.\n";
        }
        StringBuilder text = new StringBuilder();
        for (ProposalsReport.One one : report.proposals()) {
            text.append(Neutral.text(one.patch()));
            text.append("\nBecause of ").append(String.join(", ", one.because()));
            text.append("; of ").append(one.looked()).append(" requests it would have changed:\n");
            Table table = new Table("reference", "before", "after");
            one.changes().forEach(change -> table.row(change.reference(), change.before(), change.after()));
            text.append(table).append('\n');
        }
        return text.append("Nothing was applied: review a patch, and apply it in the profile's folder.\n")
                .toString();
    }

    private static void read(StringBuilder text, HeldDetail held) {
        held.unreadable()
                .ifPresent(why -> text.append("\nNot readable: ")
                        .append(Neutral.line(why))
                        .append('\n'));
        if (held.fields().isEmpty()) {
            return;
        }
        text.append("\nRead\n");
        for (Map.Entry<String, String> field : held.fields().entrySet()) {
            String by = held.said().containsKey(field.getKey()) ? " (a person's)" : "";
            text.append("  ").append(field.getKey()).append(by).append(": ");
            text.append(field.getValue().replace("\n", "\n    ")).append('\n');
        }
        held.said().forEach((name, value) -> {
            if (!held.fields().containsKey(name)) {
                text.append("  ")
                        .append(name)
                        .append(" (a person's): ")
                        .append(value)
                        .append('\n');
            }
        });
    }

    private static void understood(StringBuilder text, HeldDetail held) {
        held.explanation().request().ifPresent(request -> {
            text.append("\nUnderstood, version ").append(request.version()).append('\n');
            line(text, "service", request.serviceCode());
            line(text, "priority", request.priority() + (request.hazards().isEmpty() ? "" : " " + request.hazards()));
            line(text, "place", request.place().isEmpty() ? NONE : String.join("; ", request.place()));
            held.person().ifPresent(person -> {
                line(text, "customer", person.customerCode().orElse(NONE));
                line(text, "phone", person.phone().orElse(NONE));
                line(text, "name", person.name().orElse(NONE));
                line(text, "e-mail", person.email().orElse(NONE));
                line(text, "address", person.address().orElse(NONE));
            });
        });
    }

    private void decision(StringBuilder text, Explanation.Decision decision) {
        text.append("\nDecision\n");
        decision.words()
                .getOrDefault(language, List.of())
                .forEach(sentence -> text.append("  ").append(sentence).append('\n'));
    }

    private static void evidence(StringBuilder text, List<HeldDetail.Spoken> evidence) {
        Table table = new Table("utility", "evidence", "is", "value", "words", "in", "rule", "confidence");
        for (HeldDetail.Spoken one : evidence) {
            table.row(
                    one.candidate(),
                    one.kind(),
                    one.speaksFor() ? "for" : "against",
                    one.value().isEmpty() ? NONE : one.value(),
                    one.words().isEmpty() ? NONE : "\"" + one.words() + "\"",
                    one.field(),
                    one.rule(),
                    String.format(Locale.ROOT, "%.2f", one.confidence()));
        }
        text.append(table.isEmpty() ? "  No evidence speaks for any utility.\n" : table.toString());
    }

    private String deeds(List<HeldDetail.Deed> deeds) {
        Table table = new Table("at", "by", "did", "request", "before", "after", "because");
        for (HeldDetail.Deed deed : deeds) {
            table.row(
                    second.format(deed.at()),
                    deed.by(),
                    deed.action(),
                    deed.reference().orElse(NONE),
                    deed.before().orElse(NONE),
                    deed.after().orElse(NONE),
                    deed.because().orElse(NONE));
        }
        return table.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(" ".repeat(Math.max(1, 11 - name.length())));
        text.append(Neutral.line(value)).append('\n');
    }

    private static void block(StringBuilder text, String words) {
        words.lines().forEach(line -> text.append("  │ ").append(line).append('\n'));
    }

    private static String spoken(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
