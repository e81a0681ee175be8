package io.motcua.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.TrackingId;
import io.motcua.sla.Level;
import io.motcua.sla.SlaClock.Kind;
import io.motcua.sla.SlaEvent;
import io.motcua.sla.SlaGroup;
import io.motcua.sla.SlaStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LateGroupsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T03:02:00Z");
    private static final Reference FIRST = Reference.of("MC-234-567-9AP");
    private static final Reference OTHER = Reference.of("MC-222-222-222");

    private final LateGroups groups = new LateGroups();

    @Test
    void whatIsLateInOneStepAtOneUtilityIsToldTogether() {
        for (int i = 0; i < 213; i++) {
            groups.add(breach("NORTH", SlaStep.HAND_OFF, OTHER, BEGIN.plusSeconds(1 + i)), BEGIN.plusSeconds(120));
        }
        groups.add(breach("NORTH", SlaStep.HAND_OFF, FIRST, BEGIN), BEGIN.plusSeconds(125));

        assertThat(groups.due(BEGIN.plusSeconds(129))).as("more may come").isEmpty();
        assertThat(groups.due(BEGIN.plusSeconds(130))).singleElement().satisfies(group -> {
            assertThat(group.requests()).isEqualTo(214);
            assertThat(group.utility()).contains("NORTH");
            assertThat(group.since()).isEqualTo(BEGIN);
            assertThat(group.first()).isEqualTo(FIRST);
        });
        assertThat(groups.due(BEGIN.plusSeconds(131))).isEmpty();
    }

    @Test
    void whatHasGatheredIsToldOnceWhenNothingMoreCanCome() {
        groups.add(breach("NORTH", SlaStep.HAND_OFF, FIRST, BEGIN), BEGIN);
        groups.add(breach("SOUTH", SlaStep.HAND_OFF, OTHER, BEGIN), BEGIN);
        groups.due(BEGIN.plus(LateGroups.GATHER));
        groups.add(breach("NORTH", SlaStep.HAND_OFF, OTHER, BEGIN), BEGIN.plus(LateGroups.GATHER));

        assertThat(groups.rest()).singleElement().satisfies(group -> {
            assertThat(group.utility()).contains("NORTH");
            assertThat(group.requests()).isEqualTo(2);
        });
        assertThat(groups.rest()).as("once more").isEmpty();
    }

    @Test
    void otherUtilitiesStepsAndWhoeverIsToldAreGroupsOfTheirOwn() {
        groups.add(breach("NORTH", SlaStep.HAND_OFF, FIRST, BEGIN), BEGIN);
        groups.add(breach("SOUTH", SlaStep.HAND_OFF, FIRST, BEGIN), BEGIN);
        groups.add(breach("NORTH", SlaStep.CREW, FIRST, BEGIN), BEGIN);
        groups.add(event(Kind.ESCALATION, "NORTH", SlaStep.HAND_OFF, Optional.of("shift-leader"), FIRST, BEGIN), BEGIN);

        assertThat(groups.due(BEGIN.plus(LateGroups.GATHER)))
                .hasSize(4)
                .extracting(SlaGroup::requests)
                .containsOnly(1);
    }

    @Test
    void outageOfAnHourIsToldAFewTimesEachWithAllThatIsLateByThen() {
        List<Integer> told = new ArrayList<>();
        Instant now = BEGIN;
        for (int second = 0; second < 3600; second++) {
            now = BEGIN.plusSeconds(second);
            for (int i = 0; i < 19; i++) {
                groups.add(breach("NORTH", SlaStep.HAND_OFF, FIRST, BEGIN), now);
            }
            groups.due(now).forEach(group -> told.add(group.requests()));
        }

        assertThat(told).hasSizeBetween(5, 10).isSorted();
        assertThat(told.get(0)).isEqualTo(19 * (int) (LateGroups.GATHER.toSeconds() + 1));
        assertThat(groups.due(now.plus(LateGroups.LONGEST.multipliedBy(2))))
                .extracting(SlaGroup::requests)
                .containsExactly(19 * 3600);
    }

    @Test
    void groupInWhichNothingCameIsOverAndTheNextBeginsAnew() {
        groups.add(breach("NORTH", SlaStep.HAND_OFF, OTHER, BEGIN), BEGIN);
        assertThat(groups.due(BEGIN.plus(LateGroups.GATHER))).hasSize(1);
        Instant over = BEGIN.plus(LateGroups.GATHER.multipliedBy(3));
        assertThat(groups.due(over)).isEmpty();

        groups.add(breach("NORTH", SlaStep.HAND_OFF, FIRST, over), over);

        assertThat(groups.due(over.plus(LateGroups.GATHER))).singleElement().satisfies(group -> {
            assertThat(group.requests()).isEqualTo(1);
            assertThat(group.since()).isEqualTo(over);
        });
    }

    private static SlaEvent breach(String utility, SlaStep step, Reference reference, Instant startedAt) {
        return event(Kind.BREACH, utility, step, Optional.empty(), reference, startedAt);
    }

    private static SlaEvent event(
            Kind kind, String utility, SlaStep step, Optional<String> to, Reference reference, Instant startedAt) {
        Instant due = startedAt.plus(Duration.ofMinutes(2));
        return new SlaEvent(
                TrackingId.next(),
                reference,
                step,
                kind,
                "OUTAGE",
                Priority.P1,
                Optional.of(utility),
                to,
                to.map(name -> Level.UTILITY),
                startedAt,
                due,
                due);
    }
}
