package io.motcua.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.sla.SlaClock.Kind;
import io.motcua.understanding.EvnProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example's calendar through the year 2026, with 30 clocks whose ends were computed by hand. */
class YearTest {
    private static final WorkingCalendar CALENDAR =
            EvnProfile.PROFILE.serviceLevels().calendar();
    private static final Instant BEGIN = Instant.parse("2025-12-31T17:00:00Z");
    private static final Instant END = Instant.parse("2026-12-31T17:00:00Z");
    private static final long TICK_SECONDS = 5;

    @Test
    void eachCaseIsDueWhenItWasComputedByHand() {
        List<YearCase> cases = YearCase.read();

        assertThat(cases).hasSize(30);
        for (YearCase one : cases) {
            SlaClock clock = one.start(CALENDAR);
            for (YearCase.Event event : one.events()) {
                clock = event.apply(clock, event.at());
            }

            Map<Kind, Instant> dues = new EnumMap<>(Kind.class);
            clock.dues(CALENDAR).forEach(due -> dues.put(due.mark().kind(), due.at()));
            assertThat(dues).as(one.toString()).isEqualTo(one.due());
        }
    }

    @Test
    void simulatedYearTellsEachMarkWhenItIsDueWhateverTheSystemsClockDoes() {
        List<Running> clocks = YearCase.read().stream().map(Running::new).toList();
        SimulatedMachine machine = new SimulatedMachine(BEGIN);
        List<TrustedTime.Jump> jumps = new ArrayList<>();
        TrustedTime time =
                new TrustedTime(machine.wall(), machine::nanos, TrustedTime.TOLERANCE, TrustedTime.SETTLE, jumps::add);

        while (machine.truth().isBefore(END)) {
            machine.pass(TICK_SECONDS);
            if (!machine.isAsleep()) {
                Instant now = time.instant();
                clocks.forEach(clock -> clock.look(machine.truth(), now));
            }
        }

        for (Running clock : clocks) {
            assertThat(clock.told).as(clock.one.toString()).isEqualTo(clock.one.told());
        }
        assertThat(jumps.stream().filter(jump -> jump.stage() == TrustedTime.Stage.SEEN))
                .hasSize(6);
        assertThat(jumps.stream().filter(jump -> jump.stage() == TrustedTime.Stage.GONE))
                .hasSize(5);
        assertThat(jumps.stream().filter(jump -> jump.stage() == TrustedTime.Stage.BELIEVED))
                .hasSize(1);
    }

    /** One case, looked at as a gateway would: it knows the time that is trusted, and stamps events with it. */
    private static final class Running {
        private final YearCase one;
        private final List<YearCase.Event> events;
        private final Map<Kind, Instant> told = new EnumMap<>(Kind.class);
        private SlaClock clock;
        private Instant next;
        private int seen;

        private Running(YearCase one) {
            this.one = one;
            this.events = new ArrayList<>(one.events());
            this.events.sort(Comparator.comparing(YearCase.Event::at));
            this.clock = one.start(CALENDAR);
            this.next = clock.nextAt(CALENDAR, seen).orElse(Instant.MAX);
        }

        private void look(Instant truth, Instant now) {
            while (!events.isEmpty() && !events.get(0).at().isAfter(truth)) {
                clock = events.remove(0).apply(clock, now);
                next = clock.nextAt(CALENDAR, seen).orElse(Instant.MAX);
            }
            if (!now.isBefore(next)) {
                int passed = clock.passed(now, CALENDAR);
                clock.worthTelling(seen, passed).forEach(mark -> told.put(mark.kind(), truth));
                seen = passed;
                next = clock.nextAt(CALENDAR, seen).orElse(Instant.MAX);
            }
        }
    }
}
