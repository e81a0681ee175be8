package io.motcua.example.oracle.reconcile;

import static java.util.stream.Collectors.groupingBy;

import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.journal.Entry.Acknowledged;
import io.motcua.example.oracle.journal.Entry.Again;
import io.motcua.example.oracle.journal.Entry.Effect;
import io.motcua.example.oracle.journal.Entry.Intent;
import io.motcua.example.oracle.journal.Entry.Refused;
import io.motcua.example.oracle.reconcile.Finding.Kind;
import io.motcua.spi.SubmissionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what was promised with what happened. Each acknowledged submission has one row with the bytes that were
 * sent, and either one effect at the utility that serves the place or a visible state with a reason; nothing exists
 * that nobody sent; the ledger's books balance. What people were told, {@link ToldRight} judges.
 */
public final class Reconciliation {
    private final Map<String, List<Intent>> intents;
    private final Map<String, List<Acknowledged>> promises;
    private final Map<String, List<Refused>> refusals;
    private final Map<String, List<Effect>> effects;
    private final Map<String, List<LedgerRow>> rows;
    private final Books books;
    private final List<Finding> findings = new ArrayList<>();

    private Reconciliation(Books books) {
        this.books = books;
        this.intents = bySubmission(Intent.class);
        this.promises = bySubmission(Acknowledged.class);
        this.refusals = bySubmission(Refused.class);
        this.effects = bySubmission(Effect.class);
        this.rows = books.rows().stream().collect(groupingBy(LedgerRow::submission));
    }

    /** The verdict on these books. */
    public static Verdict of(Books books) {
        return new Reconciliation(books).judge();
    }

    private Verdict judge() {
        Set<String> submissions = new TreeSet<>();
        Stream.of(intents, promises, refusals, effects, rows).forEach(map -> submissions.addAll(map.keySet()));
        submissions.forEach(this::judge);
        if (books.difference() != 0 || books.strays() != 0) {
            find(Kind.IMBALANCE, "ledger", "difference " + books.difference() + ", strays " + books.strays());
        }
        ToldRight told = ToldRight.judge(intents, promises, rows, books.entries(), this::find);
        return new Verdict(
                intents.size(),
                promises.size(),
                effects.values().stream().mapToLong(List::size).sum(),
                books.entries().stream().filter(Again.class::isInstance).count(),
                books.rows().stream()
                        .filter(row -> row.state() == SubmissionState.HELD)
                        .count(),
                told.notices(),
                told.toldAgain(),
                findings);
    }

    private void judge(String submission) {
        if (!intents.containsKey(submission)) {
            find(Kind.UNINTENDED, submission, "stored, promised or acted on, but never sent");
            return;
        }
        Intent intent = intents.get(submission).get(0);
        List<LedgerRow> stored = rows.getOrDefault(submission, List.of());
        List<Effect> acted = effects.getOrDefault(submission, List.of());
        refusals.getOrDefault(submission, List.of())
                .forEach(no -> find(Kind.REFUSED, submission, "HTTP status " + no.httpStatus()));
        judgePromises(submission, stored);
        judgeRows(intent, stored, acted);
        judgeEffects(intent, stored, acted);
    }

    private void judgePromises(String submission, List<LedgerRow> stored) {
        Set<String> promised = promises.getOrDefault(submission, List.of()).stream()
                .flatMap(promise -> promise.reference().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (promises.containsKey(submission) && stored.isEmpty()) {
            find(Kind.LOST, submission, "promised as " + promised + ", and not in the ledger");
        }
        if (promised.size() > 1) {
            find(Kind.DOUBLED, submission, "promised under several references: " + promised);
        }
        if (promised.size() == 1
                && !stored.isEmpty()
                && stored.stream().noneMatch(row -> promised.contains(row.reference()))) {
            find(Kind.WRONG_REFERENCE, submission, "promised as " + promised + ", stored as another");
        }
    }

    private void judgeRows(Intent intent, List<LedgerRow> stored, List<Effect> acted) {
        if (stored.size() > 1) {
            find(
                    Kind.DOUBLED,
                    intent.submission(),
                    "stored " + stored.size() + " times: "
                            + stored.stream().map(LedgerRow::reference).toList());
        }
        for (LedgerRow row : stored) {
            if (!row.sha256().equals(intent.sha256())) {
                find(Kind.ALTERED, intent.submission(), "stored with other bytes as " + row.reference());
            }
            judgeState(intent, row, acted);
        }
    }

    private void judgeState(Intent intent, LedgerRow row, List<Effect> acted) {
        switch (row.state()) {
            case PENDING -> find(Kind.UNFINISHED, intent.submission(), "still pending as " + row.reference());
            case SETTLED -> {
                if (acted.stream().noneMatch(effect -> effect.reference().equals(row.reference()))) {
                    find(Kind.LOST, intent.submission(), "settled as " + row.reference() + ", and no utility acted");
                }
            }
            case HELD -> {
                if (row.heldBecause().isEmpty()) {
                    find(Kind.WRONG_STATE, intent.submission(), "held without a reason as " + row.reference());
                } else if (intent.utility().isPresent()) {
                    find(
                            Kind.WRONG_STATE,
                            intent.submission(),
                            "held because " + row.heldBecause().get() + ", and "
                                    + intent.utility().get() + " serves it");
                }
            }
            case REJECTED, JOINED, IGNORED ->
                find(Kind.WRONG_STATE, intent.submission(), row.state() + " as " + row.reference());
        }
    }

    private void judgeEffects(Intent intent, List<LedgerRow> stored, List<Effect> acted) {
        if (acted.size() > 1) {
            find(
                    Kind.DOUBLED,
                    intent.submission(),
                    "acted on " + acted.size() + " times, under the events "
                            + acted.stream().map(Effect::eventId).toList());
        }
        for (Effect effect : acted) {
            if (!intent.utility().equals(Optional.of(effect.utility()))) {
                find(
                        Kind.WRONG_UTILITY,
                        intent.submission(),
                        effect.utility() + " acted; expected was "
                                + intent.utility().orElse("a person"));
            }
            if (!effect.wordsSha256().equals(intent.wordsSha256())) {
                find(Kind.ALTERED, intent.submission(), "delivered with other words as " + effect.reference());
            }
            if (stored.stream().noneMatch(row -> row.reference().equals(effect.reference()))) {
                find(Kind.WRONG_REFERENCE, intent.submission(), "delivered as " + effect.reference() + ", not stored");
            }
        }
    }

    private <E extends Entry> Map<String, List<E>> bySubmission(Class<E> kind) {
        return books.entries().stream().filter(kind::isInstance).map(kind::cast).collect(groupingBy(Entry::submission));
    }

    private void find(Kind kind, String subject, String detail) {
        findings.add(new Finding(kind, subject, detail));
    }
}
