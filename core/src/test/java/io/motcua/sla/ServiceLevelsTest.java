package io.motcua.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Priority;
import io.motcua.understanding.EvnProfile;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example's table: which limit holds for whom. */
class ServiceLevelsTest {
    private final ServiceLevels levels = EvnProfile.PROFILE.serviceLevels();

    @ParameterizedTest
    @CsvSource({
        "SAFETY_HAZARD,P0,EVNHCMC,HAND_OFF,30 s",
        "OUTAGE,P0,EVNNPC,HAND_OFF,30 s",
        "OUTAGE,P1,EVNNPC,HAND_OFF,2 min",
        "RECONNECT,P1,EVNSPC,HAND_OFF,2 min",
        "NEW_SUPPLY_LV,P2,EVNCPC,HAND_OFF,15 min",
        "ADVICE,P3,EVNCPC,HAND_OFF,15 min",
        "OUTAGE,P1,EVNHANOI,CREW,2 h",
        "COMPLAINT_STAFF,P0,EVNHANOI,CREW,2 h",
        "NEW_SUPPLY_MV,P2,EVNNPC,RESOLUTION,30 working days",
        "CHANGE_CAPACITY,P2,EVNNPC,RESOLUTION,5 working days",
        "CHANGE_CAPACITY,P2,EVNHCMC,RESOLUTION,3 working days",
        "CHANGE_CAPACITY,P2,,RESOLUTION,5 working days",
        "BILL_QUERY,P2,EVNSPC,RESOLUTION,24 h",
        "OTHER,P3,,DESK,4 h",
        "A_SERVICE_OF_ANOTHER_VERSION,P3,A_UTILITY_TOO,HAND_OFF,15 min"
    })
    void mostParticularLimitHolds(String service, Priority priority, String utility, SlaStep step, String limit) {
        assertThat(levels.rule(step, service, priority, Optional.ofNullable(utility))
                        .orElseThrow()
                        .limit())
                .hasToString(limit);
    }

    @Test
    void whatHasNoLimitHasNoClock() {
        assertThat(levels.start(SlaStep.CREW, "ADVICE", Priority.P3, Optional.of("EVNNPC"), Instant.EPOCH))
                .isEmpty();
        assertThat(ServiceLevels.NONE.start(
                        SlaStep.HAND_OFF, "OUTAGE", Priority.P0, Optional.of("EVNNPC"), Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void complaintsAboutAUnitAreEscalatedAboveUnits() {
        assertThat(levels.aboveUnits()).isNotEmpty();
        for (String service : levels.aboveUnits()) {
            for (Priority priority : Priority.values()) {
                for (SlaStep step : SlaStep.values()) {
                    Optional<SlaRule> rule = levels.rule(step, service, priority, Optional.of("EVNNPC"));
                    assertThat(rule.flatMap(SlaRule::ladder).filter(ladder -> !ladder.aboveUnits()))
                            .as("%s %s %s", service, priority, step)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void calendarSaysHowFarItKnowsTheHolidays() {
        assertThat(levels.calendar().knows(Instant.parse("2026-12-31T16:59:59Z")))
                .isTrue();
        assertThat(levels.calendar().knows(Instant.parse("2026-12-31T17:00:00Z")))
                .isFalse();
    }
}
