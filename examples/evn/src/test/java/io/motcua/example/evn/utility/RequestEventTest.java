package io.motcua.example.evn.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.motcua.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestEventTest {
    @Test
    void theFieldsOfTheEnvelopeAndTheRequestAreRead() {
        RequestEvent event = RequestEvent.read("""
                {"specversion": "1.0", "id": "e-1", "source": "urn:x", "type": "t",
                 "data": {"serviceRequestId": "MC-222-222-222", "version": 2, "priority": "P0", "serviceCode": "OUTAGE"}}
                """);

        assertThat(event.id()).isEqualTo("e-1");
        assertThat(event.version()).isEqualTo(2);
        assertThat(event.priority()).isEqualTo(Priority.P0);
        assertThat(event.reference().value()).isEqualTo("MC-222-222-222");
        assertThat(event.service()).isEqualTo("OUTAGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{\"id\": 1}",
                "{\"id\": \"e\", \"data\": {\"serviceRequestId\": \"MC-1\", \"version\": 1, \"priority\": \"P0\"}}",
                "{\"id\": \"e\", \"data\": {\"serviceRequestId\": \"MC-222-222-222\", \"version\": 1}}",
                "{\"id\": \"e\", \"data\": {\"serviceRequestId\": \"MC-222-222-222\", \"version\": 1, \"priority\": \"P0\"}}"
            })
    void whatIsNoEventIsRefusedWithWhatWasExpected(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestEvent.read(json));
    }
}
