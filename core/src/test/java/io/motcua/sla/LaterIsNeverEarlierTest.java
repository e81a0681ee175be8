package io.motcua.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Priority;
import io.motcua.sla.SlaClock.Due;
import io.motcua.understanding.EvnProfile;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of every calendar and limit, tried at random instants of two years. */
class LaterIsNeverEarlierTest {
    private static final Instant BEGIN = Instant.parse("2025-12-01T00:00:00Z");
    private static final long SPAN_SECONDS = Duration.ofDays(730).toSeconds();
    private static final int TRIES = 5_000;
    private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;

    /** Summer time begins and ends, and people work at night. */
    private static final WorkingCalendar NIGHTS = new WorkingCalendar(
            ZoneId.of("Europe/Berlin"),
            Map.of(
                    DayOfWeek.SATURDAY, List.of(new Shift(LocalTime.of(22, 0), MIDNIGHT)),
                    DayOfWeek.SUNDAY, List.of(new Shift(MIDNIGHT, LocalTime.of(6, 0)))),
            Map.of(LocalDate.parse("2026-04-05"), List.of()),
            LocalDate.parse("2026-12-31"));

    private static final List<WorkingCalendar> CALENDARS =
            List.of(EvnProfile.PROFILE.serviceLevels().calendar(), NIGHTS, WorkingCalendar.ALWAYS);

    @ParameterizedTest
    @ValueSource(longs = {1, 20260217, 42})
    void laterStartIsNeverDueEarlier(long seed) {
        Random random = random(seed);
        for (int i = 0; i < TRIES; i++) {
            WorkingCalendar calendar = calendar(random);
            TimeLimit limit = limit(random, 1);
            Instant start = instant(random);
            Instant later = start.plusSeconds(random.nextInt(200_000));

            List<Due> dues = clock(limit, start, calendar).dues(calendar);
            List<Due> laterDues = clock(limit, later, calendar).dues(calendar);

            for (int mark = 1; mark < dues.size(); mark++) {
                assertThat(laterDues.get(mark).at())
                        .as("%s from %s and from %s", limit, start, later)
                        .isAfterOrEqualTo(dues.get(mark).at());
            }
            assertThat(dues.get(1).at()).isAfter(start);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260217, 42})
    void pauseMovesWhatFollowsByAsMuchAsItTook(long seed) {
        Random random = random(seed);
        for (int i = 0; i < TRIES; i++) {
            WorkingCalendar calendar = calendar(random);
            SlaClock clock = clock(limit(random, 1), instant(random), calendar);
            Instant due = clock.breachAt(calendar).orElseThrow();
            long toDue = Duration.between(clock.startedAt(), due).toSeconds();
            Instant from = clock.startedAt().plusSeconds((long) (random.nextDouble() * toDue));
            Instant until = from.plusSeconds(random.nextInt(1_000_000));

            SlaClock paused = clock.paused(from).resumed(until);

            Instant moved = paused.breachAt(calendar).orElseThrow();
            Measure measure = clock.measure();
            assertThat(moved).as("%s paused until %s", clock, until).isAfterOrEqualTo(due);
            if (from.isBefore(due)) {
                assertThat(measure.between(due, moved, calendar))
                        .as("%s paused from %s until %s", clock, from, until)
                        .isEqualTo(measure.between(from, until, calendar));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260217, 42})
    void asMuchIsWorkedAsWasAskedFor(long seed) {
        Random random = random(seed);
        for (int i = 0; i < TRIES; i++) {
            WorkingCalendar calendar = calendar(random);
            Instant from = instant(random);
            Duration work = Duration.ofSeconds(1 + random.nextInt(300_000));

            Instant until = calendar.after(from, work);

            assertThat(calendar.worked(from, until))
                    .as("%s from %s", work, from)
                    .isEqualTo(work);
            assertThat(calendar.worked(from, until.minusNanos(1))).isLessThan(work);
        }
    }

    private static SlaClock clock(TimeLimit limit, Instant start, WorkingCalendar calendar) {
        Optional<Ladder> ladder = Optional.of(new Ladder("one", List.of(new Ladder.Rung("they", Level.GROUP, limit))));
        SlaRule rule = new SlaRule(
                Optional.empty(), Optional.empty(), Optional.empty(), SlaStep.CREW, limit, Optional.of(80), ladder);
        return new ServiceLevels(calendar, List.of(rule), Set.of())
                .start(SlaStep.CREW, "ANY", Priority.P1, Optional.empty(), start)
                .orElseThrow();
    }

    private static TimeLimit limit(Random random, int least) {
        TimeLimit.Unit[] units = TimeLimit.Unit.values();
        return new TimeLimit(least + random.nextInt(12), units[random.nextInt(units.length)]);
    }

    private static Instant instant(Random random) {
        return BEGIN.plusSeconds((long) (random.nextDouble() * SPAN_SECONDS));
    }

    private static WorkingCalendar calendar(Random random) {
        return CALENDARS.get(random.nextInt(CALENDARS.size()));
    }

    private static Random random(long seed) {
        System.out.println("LaterIsNeverEarlierTest: seed " + seed);
        return new Random(seed);
    }
}
