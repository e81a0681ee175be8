package io.motcua.example.oracle.reconcile;

import io.motcua.example.oracle.reconcile.Finding.Kind;
import java.util.List;

/**
 * What a reconciliation came to.
 *
 * @param intended submissions that the client was about to send
 * @param acknowledged submissions that were promised
 * @param effects events that utilities acted on
 * @param receivedAgain messages that utilities received and knew already: allowed, since they are told apart
 * @param held submissions that wait for a person
 * @param notices pieces of news that people were told
 * @param toldAgain how many times somebody was told one again: allowed once for each time that the gateway was killed
 * @param findings all that must not be
 */
public record Verdict(
        long intended,
        long acknowledged,
        long effects,
        long receivedAgain,
        long held,
        long notices,
        long toldAgain,
        List<Finding> findings) {
    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Submissions that were promised and are lost. */
    public long lost() {
        return of(Kind.LOST);
    }

    /** Submissions that exist more than once. */
    public long doubled() {
        return of(Kind.DOUBLED);
    }

    /** How many subjects have a finding of this kind. */
    public long of(Kind kind) {
        return findings.stream()
                .filter(finding -> finding.kind() == kind)
                .map(Finding::subject)
                .distinct()
                .count();
    }

    /** Whether all is as it must be. */
    public boolean isClean() {
        return findings.isEmpty();
    }

    /** The figures in one line. */
    public String summary() {
        return "intended " + intended + ", accepted " + acknowledged + ", lost " + lost() + ", doubled " + doubled()
                + ", held " + held + ", effects " + effects + ", received again " + receivedAgain
                + ", notices " + notices + ", told again " + toldAgain + ", other findings "
                + (findings.stream()
                        .filter(finding -> finding.kind() != Kind.LOST && finding.kind() != Kind.DOUBLED)
                        .count());
    }
}
