package io.motcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final TrackingId SUBMISSION = TrackingId.parse("01935a3c-0000-7000-8000-000000000417");

    @Test
    void deduplicationIdIsRequestVersionBackendAndGeneration() {
        assertThat(delivery(2, "EVNSPC", 3).deduplicationId())
                .isEqualTo("01935a3c-0000-7000-8000-000000000417:2:EVNSPC:3")
                .isEqualTo(Delivery.deduplicationId(SUBMISSION, 2, "EVNSPC", 3));
    }

    @Test
    void eachVersionBackendAndGenerationIsAnotherDelivery() {
        Set<String> ids = new HashSet<>();

        for (int version = 1; version <= 12; version++) {
            for (String backend : new String[] {"EVNSPC", "EVNHCMC"}) {
                for (int generation = 1; generation <= 12; generation++) {
                    ids.add(delivery(version, backend, generation).deduplicationId());
                }
            }
        }

        assertThat(ids).hasSize(12 * 2 * 12);
    }

    @Test
    void anotherAttemptOfTheSameDeliveryHasTheSameId() {
        assertThat(delivery(1, "EVNSPC", 1).deduplicationId())
                .isEqualTo(delivery(1, "EVNSPC", 1).deduplicationId());
    }

    @Test
    void versionsAndGenerationsCountFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> delivery(0, "EVNSPC", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> delivery(1, "EVNSPC", 0));
    }

    private static Delivery delivery(int version, String backend, int generation) {
        return new Delivery(
                TrackingId.next(),
                SUBMISSION,
                Reference.ofPayload("22222222"),
                version,
                backend,
                generation,
                Priority.P1,
                Evidence.PROVINCE,
                "io.motcua.servicerequest.created.v1",
                Payload.of(new byte[0], "application/cloudevents+json"));
    }
}
