package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.Priority;
import io.motcua.spi.Ledger;
import io.motcua.spi.Room;
import io.motcua.spi.Work;
import java.util.List;

/**
 * What a lane may send now: as much as there is room for at its utility, and while that is away and its partner has its
 * work, one delivery now and then to see whether it is back.
 */
final class DueDeliveries {
    private final String backend;
    private final Room room;
    private final Partners partners;
    private final Ledger ledger;

    DueDeliveries(String backend, Room room, Partners partners, Ledger ledger) {
        this.backend = backend;
        this.room = room;
        this.partners = partners;
        this.ledger = ledger;
    }

    List<Work<Delivery>> claim(int limit) {
        return partners.isTakenOver(backend) ? probe() : ledger.claimDeliveries(backend, limit, room);
    }

    /** Gives back what was claimed and not sent. */
    void release(Work<Delivery> work) {
        ledger.release(work);
    }

    private List<Work<Delivery>> probe() {
        Presence presence = partners.presence(backend).orElseThrow();
        if (!presence.mayProbe()) {
            return List.of();
        }
        List<Work<Delivery>> claimed = ledger.claimDeliveries(backend, 1);
        if (claimed.isEmpty()) {
            return claimed;
        }
        Work<Delivery> work = claimed.get(0);
        // Danger to life tries nobody out; unless it was tried before, the partner takes it at once. What the partner
        // cannot have, such as what was its own before, would wait for ever if it did not go here after all.
        if (work.subject().priority() == Priority.P0
                && work.attempt() == 1
                && presence.mayYetGoToPartner(work.dueAt())) {
            ledger.release(work);
            return List.of();
        }
        presence.probed();
        return claimed;
    }
}
