package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;
import static io.motcua.spi.LedgerWalk.acknowledgment;
import static io.motcua.spi.LedgerWalk.appointment;
import static io.motcua.spi.LedgerWalk.cancelled;
import static io.motcua.spi.LedgerWalk.status;

import io.motcua.Appointment;
import io.motcua.Appointment.News;
import io.motcua.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gives a contract a ledger with a request that a utility has, and for which it makes appointments. */
interface AppointedLedger extends OpenedLedger {
    /** When the first window begins. */
    Instant FRIDAY = Instant.parse("2026-11-27T01:00:00Z");

    /** When the second one begins. */
    Instant SATURDAY = FRIDAY.plus(Duration.ofDays(1));

    /** How long each of them is. */
    Duration LENGTH = Duration.ofHours(2);

    /** What one test does with its request. */
    @FunctionalInterface
    interface AppointmentCase {
        void in(LedgerWalk walk, SettableClock clock, Appointed request) throws Exception;
    }

    /** Does this with a request that its utility has, of somebody who is not told anything. */
    default void withSettled(AppointmentCase test) throws Exception {
        inLedger((ledger, walk, clock) -> test.in(walk, clock, Appointed.settled(ledger, walk)));
    }

    /** Does this with a request of Lan's, who is to be told that it was received and accepted. */
    default void withAnswerable(AppointmentCase test) throws Exception {
        inLedger((ledger, walk, clock) -> {
            Delivery delivery = walk.toDelivery("EVNSPC", LAN).subject();
            walk.reply("EVNSPC", acknowledgment(delivery, "accepted"));
            test.in(walk, clock, new Appointed(ledger, walk, delivery));
        });
    }

    static String on(Instant start, String eventId, Delivery delivery, Instant said) {
        return appointment(eventId, delivery, said, start, start.plus(LENGTH));
    }

    static Appointment window(News news, Instant start) {
        return new Appointment(news, start, start.plus(LENGTH));
    }

    /** A request, and what its utility, EVNSPC, says of it. */
    record Appointed(Ledger ledger, LedgerWalk walk, Delivery delivery) {
        /** One that its utility has acknowledged. */
        static Appointed settled(Ledger ledger, LedgerWalk walk) throws Exception {
            Delivery delivery = walk.toSent("EVNSPC").subject();
            walk.reply("EVNSPC", acknowledgment(delivery, "accepted"));
            return new Appointed(ledger, walk, delivery);
        }

        /** It says, at this time, that somebody comes in the window that begins then. */
        ReplyResult comes(Instant start, String eventId, Instant said) throws Exception {
            return walk.reply("EVNSPC", on(start, eventId, delivery, said));
        }

        /** It says, at this time, that nobody comes any more. */
        ReplyResult cancels(String eventId, Instant said) throws Exception {
            return walk.reply("EVNSPC", cancelled(eventId, delivery, said));
        }

        ReplyResult says(String status) throws Exception {
            return walk.reply("EVNSPC", status(delivery, status));
        }

        Optional<Appointment> standing() {
            return history().appointment();
        }

        History history() {
            return ledger.find(delivery.reference()).orElseThrow();
        }
    }
}
