package io.motcua.held;

import io.motcua.Reference;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.HeldCounts;
import io.motcua.spi.HeldFilter;
import io.motcua.spi.History;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The door for people: requests that wait for one are listed, shown, mended and sent on here. Safe for use by many
 * threads.
 *
 * <pre>{@code
 * HeldRequests held = gateway.held();
 * for (History one : held.list(HeldFilter.ALL, 20)) { … }
 * held.mend(reference, Mend.setField(MendField.PROVINCE_CODE, "79"), By.of("lan", "the requester said so on the phone"));
 * held.mend(reference, new Mend.SendOn(false), new By("lan", Optional.empty()));
 * }</pre>
 */
public interface HeldRequests {

    /** What waits for a person: danger to life first, then oldest first. */
    List<History> list(HeldFilter filter, int limit);

    /** How much waits, by reason. */
    HeldCounts counts();

    /** One that waits, with all that is needed to decide about it; empty if no held request has this reference. */
    Optional<HeldView> view(Reference reference);

    /**
     * Does something about a held request, in one commit. Responsibility is as of this instant.
     *
     * @return completes when it is stored; exceptionally with {@link MendRefusedException} if it cannot be done, also
     *     because somebody else has done something meanwhile. Then nothing was changed
     */
    CompletionStage<Mended> mend(Reference reference, Mend mend, By by);

    /** What was done, newest first: about one request, or about all. */
    List<AuditEntry> audit(Optional<Reference> reference, int limit);

    /**
     * What the profile could learn from mends that are alike: lines for its tables, each with the requests of a time that
     * it would have changed. Reads only; nothing is ever applied by itself. Takes seconds.
     *
     * @param within how far back to look
     */
    List<Proposal> proposals(Duration within);
}
