package io.motcua.example.oracle.reconcile;

import static java.util.stream.Collectors.groupingBy;

import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.journal.Entry.Acknowledged;
import io.motcua.example.oracle.journal.Entry.Intent;
import io.motcua.example.oracle.journal.Entry.Notice;
import io.motcua.example.oracle.journal.Entry.Notice.News;
import io.motcua.example.oracle.load.Channel;
import io.motcua.example.oracle.reconcile.Finding.Kind;
import io.motcua.spi.SubmissionState;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether people were told what they must be told, and nothing else. On a channel that answers, each taken submission
 * has a notice that it was received and, once its utility has it, one that says so; in one life of the gateway nobody is
 * told the same twice; nobody is told anything about what is not theirs.
 *
 * @param notices pieces of news
 * @param toldAgain how many times one was told again
 */
record ToldRight(long notices, long toldAgain) {

    /** Takes what must not be. */
    interface Findings {
        void find(Kind kind, String subject, String detail);
    }

    /** One piece of news for one person. */
    private record Told(String submission, String id) {}

    static ToldRight judge(
            Map<String, List<Intent>> intents,
            Map<String, List<Acknowledged>> promises,
            Map<String, List<LedgerRow>> rows,
            List<Entry> entries,
            Findings findings) {
        Map<String, List<Notice>> told = entries.stream()
                .filter(Notice.class::isInstance)
                .map(Notice.class::cast)
                .collect(groupingBy(Notice::submission));
        promises.keySet().stream()
                .filter(submission -> intents.containsKey(submission)
                        && answers(intents.get(submission).get(0)))
                .forEach(submission -> judgeMissing(
                        submission,
                        rows.getOrDefault(submission, List.of()),
                        told.getOrDefault(submission, List.of()),
                        findings));
        told.forEach((submission, notices) ->
                judgeTold(submission, notices, rows.getOrDefault(submission, List.of()), findings));
        long all = told.values().stream().mapToLong(List::size).sum();
        long distinct = told.values().stream()
                .flatMap(List::stream)
                .map(notice -> new Told(notice.submission(), notice.id()))
                .distinct()
                .count();
        return new ToldRight(distinct, all - distinct);
    }

    private static void judgeMissing(String submission, List<LedgerRow> stored, List<Notice> told, Findings findings) {
        if (told.stream().noneMatch(notice -> notice.news() == News.RECEIVED)) {
            findings.find(Kind.UNTOLD, submission, "taken, and its sender was never told that it was received");
        }
        if (stored.stream().anyMatch(row -> row.state() == SubmissionState.SETTLED)
                && told.stream().noneMatch(notice -> notice.news() == News.LATER)) {
            findings.find(Kind.UNTOLD, submission, "settled, and its sender was never told that the utility has it");
        }
    }

    private static void judgeTold(String submission, List<Notice> told, List<LedgerRow> stored, Findings findings) {
        if (stored.isEmpty()) {
            findings.find(
                    Kind.UNINTENDED, submission, "told " + told.size() + " times about what is not in the ledger");
        }
        for (Notice notice : told) {
            if (notice.news() == News.REFUSED) {
                findings.find(Kind.OUT_OF_ORDER, submission, "was refused on " + notice.channel() + ": " + notice.id());
            }
            if (notice.reference().isPresent()
                    && !stored.isEmpty()
                    && stored.stream()
                            .noneMatch(row ->
                                    row.reference().equals(notice.reference().get()))) {
                findings.find(
                        Kind.WRONG_REFERENCE,
                        submission,
                        "told of " + notice.reference().get() + ", stored as another");
            }
        }
        told.stream()
                .collect(groupingBy(notice -> "in life " + notice.life() + ", notice " + notice.id()))
                .forEach((which, times) -> {
                    if (times.size() > 1) {
                        findings.find(Kind.REPEATED, submission, "told " + times.size() + " times " + which);
                    }
                });
    }

    private static boolean answers(Intent intent) {
        return Channel.valueOf(intent.channel().toUpperCase(Locale.ROOT)).answers();
    }
}
