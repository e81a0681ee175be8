package io.motcua.example.oracle.failover;

import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.reconcile.LedgerRow;
import io.motcua.spi.SubmissionState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How often each request was worked, by what the centres have written down, and with whom it is, by the rows of the
 * ledger. What the gateway thinks of the centres does not come into it.
 *
 * @param requests that were meant
 * @param byOne those that exactly one centre has worked, once
 * @param byPartner those of them that the centre of another place has worked
 * @param withPerson those that a person has
 * @param workedAndWithPerson those of them that one centre has worked as well, without having said so
 * @param wrong what must not be: worked twice, or by nobody and with no person, or in no ledger, or still on its way
 */
public record Count(
        int requests, int byOne, int byPartner, int withPerson, int workedAndWithPerson, List<String> wrong) {
    public Count {
        wrong = List.copyOf(wrong);
    }

    static Count of(List<Entry> entries, List<LedgerRow> rows) {
        Map<String, Entry.Intent> intents = new HashMap<>();
        Map<String, Set<String>> works = new HashMap<>();
        Map<String, String> worker = new HashMap<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Intent intent) {
                intents.put(intent.submission(), intent);
            } else if (entry instanceof Entry.Effect effect) {
                works.computeIfAbsent(effect.submission(), none -> new HashSet<>())
                        .add(effect.utility() + " " + effect.eventId());
                worker.put(effect.submission(), effect.utility());
            }
        }
        Map<String, LedgerRow> ledger = new HashMap<>();
        rows.forEach(row -> ledger.put(row.submission(), row));
        List<String> wrong = new ArrayList<>();
        int byOne = 0;
        int byPartner = 0;
        int withPerson = 0;
        int both = 0;
        for (Entry.Intent intent : intents.values()) {
            String submission = intent.submission();
            Set<String> worked = works.getOrDefault(submission, Set.of());
            LedgerRow row = ledger.get(submission);
            boolean isWithPerson = row != null && row.state() == SubmissionState.HELD;
            if (row == null) {
                wrong.add(submission + " is in no ledger");
            } else if (worked.size() > 1) {
                wrong.add(submission + " " + row.reference() + " was worked " + worked.size() + " times: " + worked);
            } else if (row.state() == SubmissionState.PENDING) {
                wrong.add(submission + " " + row.reference() + " is still on its way");
            } else if (worked.isEmpty() && !isWithPerson) {
                wrong.add(submission + " " + row.reference() + " is with nobody, and " + row.state());
            }
            byOne += worked.size() == 1 ? 1 : 0;
            withPerson += isWithPerson ? 1 : 0;
            both += isWithPerson && worked.size() == 1 ? 1 : 0;
            byPartner += worked.size() == 1 && !intent.utility().orElse("").equals(worker.get(submission)) ? 1 : 0;
        }
        works.keySet().stream()
                .filter(submission -> !intents.containsKey(submission))
                .forEach(submission -> wrong.add(submission + " was worked, and nobody sent it"));
        return new Count(intents.size(), byOne, byPartner, withPerson, both, wrong);
    }

    /** In lines for people, the last of which is the verdict. */
    public Stream<String> lines() {
        return Stream.concat(
                wrong.stream().limit(30),
                Stream.of(
                        "requests %d: worked by exactly one centre %d, %d of them by the partner; with a person %d, %d of them"
                                        .formatted(requests, byOne, byPartner, withPerson, workedAndWithPerson)
                                + " worked by one centre that did not say so",
                        wrong.isEmpty() ? "none by two, none by nobody" : "WRONG " + wrong.size()));
    }
}
