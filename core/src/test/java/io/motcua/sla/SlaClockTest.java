package io.motcua.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.sla.SlaClock.Kind;
import io.motcua.sla.SlaClock.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SlaClockTest {
    private static final Instant T0 = Instant.parse("2026-03-02T02:00:00Z");
    private static final WorkingCalendar ALWAYS = WorkingCalendar.ALWAYS;

    private final SlaClock clock = new SlaClock(
            SlaStep.HAND_OFF,
            T0,
            Measure.ELAPSED,
            List.of(
                    new Mark(Kind.WARN, Duration.ofMinutes(1)),
                    new Mark(Kind.BREACH, Duration.ofMinutes(2)),
                    escalation("leader", Level.UTILITY, 2),
                    escalation("director", Level.UTILITY, 4),
                    escalation("group", Level.GROUP, 8)));

    @Test
    void whoeverComesInTimeTellsEachMark() {
        assertThat(clock.passed(minutes(0), ALWAYS)).isZero();
        assertThat(clock.worthTelling(0, clock.passed(minutes(1), ALWAYS)))
                .extracting(Mark::kind)
                .containsExactly(Kind.WARN);
        assertThat(clock.worthTelling(1, clock.passed(minutes(2), ALWAYS)))
                .extracting(Mark::kind)
                .containsExactly(Kind.BREACH, Kind.ESCALATION);
        assertThat(clock.nextAt(ALWAYS, 3)).contains(minutes(4));
    }

    @Test
    void whoeverComesLateTellsTheBreachAndTheHighestOnly() {
        int passed = clock.passed(minutes(5), ALWAYS);

        List<Mark> told = clock.worthTelling(0, passed);

        assertThat(told).extracting(Mark::kind).containsExactly(Kind.BREACH, Kind.ESCALATION);
        assertThat(told.get(1).to()).contains("director");
        assertThat(clock.nextAt(ALWAYS, passed)).contains(minutes(8));
    }

    @Test
    void pausedClockIsNotDue() {
        SlaClock paused = clock.paused(minutes(1).minusSeconds(1));

        assertThat(paused.isPaused()).isTrue();
        assertThat(paused.nextAt(ALWAYS, 0)).isEmpty();
        assertThat(paused.passed(minutes(1_000), ALWAYS)).isZero();
    }

    @Test
    void clockThatIsOverTakesNoMoreEvents() {
        SlaClock met = clock.met(minutes(1));

        assertThat(met.cancelled(minutes(2))).isEqualTo(met);
        assertThat(met.paused(minutes(2))).isEqualTo(met);
        assertThat(met.resumed(minutes(2))).isEqualTo(met);
        assertThat(met.met(minutes(3))).isEqualTo(met);
        assertThat(met.nextAt(ALWAYS, 0)).isEmpty();
    }

    @Test
    void eventThatClaimsToBeEarlierCountsAsOfTheLast() {
        SlaClock paused = clock.paused(minutes(1));

        SlaClock resumed = paused.resumed(minutes(-60));

        assertThat(resumed.breachAt(ALWAYS)).contains(minutes(2));
        assertThat(clock.met(minutes(-60)).ending().orElseThrow().at()).isEqualTo(T0);
    }

    @Test
    void holidayThatIsDecreedLaterCounts() {
        WorkingCalendar before = week(List.of());
        WorkingCalendar after =
                week(List.of(T0.atZone(before.zone()).toLocalDate().plusDays(1)));
        SlaRule rule = new SlaRule(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SlaStep.RESOLUTION,
                new TimeLimit(2, TimeLimit.Unit.WORKING_DAYS),
                Optional.empty(),
                Optional.empty());

        SlaClock started = rule.start(T0, before);

        Duration moved = Duration.between(
                started.breachAt(before).orElseThrow(), started.breachAt(after).orElseThrow());
        assertThat(moved).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void marksOutOfOrderAreRefused() {
        List<Mark> marks = List.of(new Mark(Kind.BREACH, Duration.ofMinutes(2)), escalation("early", Level.GROUP, 1));

        assertThatThrownBy(() -> new SlaClock(SlaStep.CREW, T0, Measure.ELAPSED, marks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order");
    }

    private static WorkingCalendar week(List<LocalDate> off) {
        return new WorkingCalendar(
                ZoneId.of("Asia/Ho_Chi_Minh"),
                WorkingCalendar.ALWAYS.week(),
                off.stream().collect(Collectors.toMap(day -> day, day -> List.of())),
                LocalDate.MAX);
    }

    private static Mark escalation(String to, Level level, int minutes) {
        return new Mark(Kind.ESCALATION, Duration.ofMinutes(minutes), Optional.of(to), Optional.of(level));
    }

    private static Instant minutes(int minutes) {
        return T0.plus(Duration.ofMinutes(minutes));
    }
}
