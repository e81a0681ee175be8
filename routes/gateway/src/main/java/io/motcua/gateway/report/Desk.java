package io.motcua.gateway.report;

import io.motcua.Reference;
import io.motcua.spi.HeldFilter;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Where an operator asks, and says what is to be done. Safe for use by many threads. */
public interface Desk extends AutoCloseable {

    /**
     * Why the request with this reference went where it went.
     *
     * @return empty if there is no such request
     * @throws IOException if the answer cannot be had
     */
    Optional<Explanation> explain(Reference reference) throws IOException;

    /**
     * What waits for a person.
     *
     * @param limit the most to list
     * @throws IOException if the answer cannot be had
     */
    HeldReport held(HeldFilter filter, int limit) throws IOException;

    /**
     * One that waits, with all that is needed to decide about it.
     *
     * @return empty if no held request has this reference
     * @throws IOException if the answer cannot be had
     */
    Optional<HeldDetail> heldRequest(Reference reference) throws IOException;

    /**
     * Does something about a held request.
     *
     * @throws io.motcua.held.MendRefusedException if it cannot be done; nothing was changed
     * @throws IOException if nobody knows what came of it
     */
    MendReport mend(Reference reference, MendOrder.Action action, MendOrder order) throws IOException;

    /**
     * What was done, about one request or about all.
     *
     * @param limit the most to list
     * @throws IOException if the answer cannot be had
     */
    AuditReport audit(Optional<Reference> reference, int limit) throws IOException;

    /**
     * What the profile could learn from mends that are alike.
     *
     * @param within how far back to look
     * @throws IOException if the answer cannot be had
     */
    ProposalsReport proposals(Duration within) throws IOException;

    /**
     * What takes too long, or soon will.
     *
     * @param limit the most to list
     * @throws IOException if the answer cannot be had
     */
    ClocksReport clocks(int limit) throws IOException;

    /**
     * How the lanes stand.
     *
     * @throws IOException if the answer cannot be had
     */
    LanesReport lanes() throws IOException;

    /**
     * Pauses or resumes a lane.
     *
     * @param name a utility's id, or {@code notices:<channel>}
     * @return the lanes as they stand then
     * @throws io.motcua.path.LaneRefusedException if it cannot be done; nothing was changed
     * @throws IOException if nobody knows what came of it
     */
    LanesReport order(String name, LaneCommand.Action action, LaneCommand command) throws IOException;

    /**
     * Whether the books agree.
     *
     * @throws IOException if the answer cannot be had
     */
    BalanceReport balance() throws IOException;

    @Override
    void close();
}
