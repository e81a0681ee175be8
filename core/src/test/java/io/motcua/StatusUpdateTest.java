package io.motcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StatusUpdateTest {
    private static final TrackingId UPDATE = TrackingId.next();
    private static final TrackingId SUBMISSION = TrackingId.next();
    private static final Reference REFERENCE = Reference.ofPayload("22222222");

    /** What sets each part that every update must have. */
    private static final Map<String, UnaryOperator<StatusUpdate.Builder>> NEEDED = new LinkedHashMap<>();

    static {
        NEEDED.put("updateId", builder -> builder.updateId(UPDATE));
        NEEDED.put("trackingId", builder -> builder.trackingId(SUBMISSION));
        NEEDED.put("reference", builder -> builder.reference(REFERENCE));
        NEEDED.put("channel", builder -> builder.channel("sms"));
        NEEDED.put("account", builder -> builder.account("8055"));
        NEEDED.put("status", builder -> builder.status(RequestStatus.ACCEPTED));
        NEEDED.put("by", builder -> builder.by("EVNSPC"));
        NEEDED.put("at", builder -> builder.at(Instant.EPOCH));
    }

    @Test
    void whatEveryUpdateMustHaveIsAskedForByItsName() {
        for (String absent : NEEDED.keySet()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> allBut(absent).build())
                    .withMessage("A status update needs " + absent);
        }
    }

    @Test
    void updateThatSaysNoMoreHasNoWordsTimeOtherRequestOrAppointment() {
        StatusUpdate update = allBut("").build();

        assertThat(update)
                .isEqualTo(new StatusUpdate(
                        UPDATE,
                        SUBMISSION,
                        REFERENCE,
                        "sms",
                        "8055",
                        RequestStatus.ACCEPTED,
                        Optional.empty(),
                        Optional.empty(),
                        "EVNSPC",
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void whatMayBeSaidIsWhereItWasPut() {
        Instant start = Instant.parse("2026-11-27T01:00:00Z");
        Appointment made = new Appointment(Appointment.News.MADE, start, start.plusSeconds(7200));

        StatusUpdate update = allBut("")
                .notice(Optional.of("Đội sửa chữa đang đến"))
                .expectedAt(Optional.of(start))
                .becauseOf(Optional.of(REFERENCE))
                .appointment(Optional.of(made))
                .build();

        assertThat(update.notice()).contains("Đội sửa chữa đang đến");
        assertThat(update.expectedAt()).contains(start);
        assertThat(update.becauseOf()).contains(REFERENCE);
        assertThat(update.appointment()).contains(made);
    }

    private static StatusUpdate.Builder allBut(String absent) {
        StatusUpdate.Builder builder = StatusUpdate.builder();
        NEEDED.forEach((name, part) -> {
            if (!name.equals(absent)) {
                part.apply(builder);
            }
        });
        return builder;
    }
}
