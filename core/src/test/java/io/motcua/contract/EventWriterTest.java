package io.motcua.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.motcua.Delivery;
import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.ServiceRequest;
import io.motcua.TrackingId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EventWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T01:00:02.5Z");
    private static final TrackingId SUBMISSION = TrackingId.parse("01935a3c-0000-7000-8000-000000000417");

    private final EventWriter writer = new EventWriter(URI.create("https://gateway.example/motcua"));
    private final Schemas strict = Schemas.strict();

    @Test
    void everyEventIsOfTheSchemaAndHasNothingElse() {
        for (ServiceRequest request : new ServiceRequest[] {Requests.minimalRouted(), Requests.full()}) {
            for (int generation : new int[] {1, 2}) {
                JsonNode event = tree(deliver(request, generation));

                assertThat(strict.errors(Contract.EVENT_SCHEMA, event)).isEmpty();
            }
        }
    }

    @Test
    void deliverySaysWhatTheEventSays() {
        Delivery delivery = deliver(Requests.full(), 1);

        JsonNode event = tree(delivery);
        assertThat(delivery.trackingId()).isEqualTo(SUBMISSION);
        assertThat(delivery.reference()).isEqualTo(Reference.of(Requests.REFERENCE));
        assertThat(delivery.version()).isEqualTo(2);
        assertThat(delivery.backend()).isEqualTo("EVNHCMC");
        assertThat(delivery.priority()).isEqualTo(Priority.P0);
        assertThat(delivery.because()).isEqualTo("address.province");
        assertThat(delivery.event().mediaType()).isEqualTo("application/cloudevents+json");
        assertThat(event.path("id").textValue())
                .isEqualTo(delivery.deduplicationId())
                .isEqualTo(SUBMISSION + ":2:EVNHCMC:1");
        assertThat(event.path("type").textValue()).isEqualTo(delivery.eventType());
        assertThat(ServiceRequestJson.readRequest(event.path("data").toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Requests.full());
    }

    @Test
    void firstVersionIsCreatedAndLaterOnesAreChanged() {
        assertThat(deliver(Requests.minimalRouted(), 1).eventType()).isEqualTo(Contract.CREATED);
        assertThat(deliver(Requests.full(), 1).eventType()).isEqualTo(Contract.CHANGED);
    }

    @Test
    void replayHasAnIdOfItsOwnAndNamesTheFirstEvent() {
        JsonNode first = tree(deliver(Requests.full(), 1));
        JsonNode third = tree(deliver(Requests.full(), 3));

        assertThat(first.has("replayof")).isFalse();
        assertThat(third.path("replayof")).isEqualTo(first.path("id"));
        assertThat(third.path("id")).isNotEqualTo(first.path("id"));
    }

    @Test
    void takeoverIsTheSameRequestWithAnIdOfThePartners() {
        Delivery first = deliver(Requests.full(), 2);

        Delivery takeover = writer.takeover(first, "EVNSPC", NOW.plusSeconds(300));

        ObjectNode before = tree(first);
        ObjectNode after = tree(takeover);
        assertThat(strict.errors(Contract.EVENT_SCHEMA, after)).isEmpty();
        assertThat(after.path("id").textValue())
                .isEqualTo(takeover.deduplicationId())
                .isEqualTo(SUBMISSION + ":2:EVNSPC:2");
        assertThat(after.path("takenoverfrom").textValue()).isEqualTo("EVNHCMC");
        assertThat(after.path("time").textValue()).isEqualTo("2026-11-20T01:05:02.500Z");
        Set.of("id", "time", "replayof").forEach(before::remove);
        Set.of("id", "time", "takenoverfrom").forEach(after::remove);
        assertThat(after).isEqualTo(before);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.takeover(first, "EVNHCMC", NOW));
    }

    @Test
    void complaintAboutAUnitIsForTheHeadOfficeAlone() {
        String service = Requests.full().serviceCode();
        EventWriter careful = new EventWriter(URI.create("https://gateway.example/motcua"), service::equals);
        ServiceRequest other =
                Requests.full().toBuilder().serviceCode("ANOTHER_SERVICE").build();

        JsonNode complaint = tree(deliver(careful, Requests.full(), 1));

        assertThat(complaint.path("audience").textValue()).isEqualTo("headoffice");
        assertThat(strict.errors(Contract.EVENT_SCHEMA, complaint)).isEmpty();
        assertThat(tree(deliver(careful, other, 1)).has("audience")).isFalse();
        assertThat(tree(deliver(Requests.full(), 1)).has("audience")).isFalse();
    }

    @Test
    void cloudEventsLibraryReadsTheEnvelope() {
        CloudEvent event = EventFormatProvider.getInstance()
                .resolveFormat(Contract.MEDIA_TYPE)
                .deserialize(deliver(Requests.full(), 2).event().toBytes());

        assertThat(event.getId()).isEqualTo(SUBMISSION + ":2:EVNHCMC:2");
        assertThat(event.getSource()).isEqualTo(URI.create("https://gateway.example/motcua"));
        assertThat(event.getType()).isEqualTo(Contract.CHANGED);
        assertThat(event.getSubject()).isEqualTo(Requests.REFERENCE);
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-11-20T01:00:02.5Z"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getDataSchema()).isEqualTo(Contract.SERVICE_REQUEST_SCHEMA);
        assertThat(event.getExtensionNames())
                .containsExactlyInAnyOrder("jurisdictionid", "partitionkey", "correlationid", "replayof");
        assertThat(event.getExtension("jurisdictionid")).isEqualTo("EVNHCMC");
        assertThat(event.getExtension("correlationid")).isEqualTo(SUBMISSION.toString());
        assertThat(ServiceRequestJson.readRequest(event.getData().toBytes())).isEqualTo(Requests.full());
    }

    @Test
    void namesOfAttributesAreThoseThatCloudEventsAllows() {
        Set<String> names = new TreeSet<>();
        Schemas.load(Contract.EVENT_SCHEMA).path("properties").fieldNames().forEachRemaining(names::add);

        assertThat(names).allMatch(name -> name.matches("[a-z0-9]{1,20}")).hasSize(16);
    }

    @Test
    void eventWithAnAttributeLessIsNotOfTheSchema() {
        for (JsonNode name : Schemas.load(Contract.EVENT_SCHEMA).path("required")) {
            ObjectNode event = tree(deliver(Requests.full(), 1));
            event.remove(name.textValue());

            assertThat(strict.errors(Contract.EVENT_SCHEMA, event))
                    .as(name.textValue())
                    .containsExactly("$ required");
        }
        ObjectNode unrouted = tree(deliver(Requests.full(), 1));
        ((ObjectNode) unrouted.path("data")).remove("jurisdictionId");
        assertThat(strict.errors(Contract.EVENT_SCHEMA, unrouted)).containsExactly("$.data required");
    }

    @Test
    void decisionToHoldMakesNoDelivery() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> writer.delivery(Requests.minimalRouted(), Requests.held(), SUBMISSION, "EVNSPC", 1, NOW))
                .withMessageContaining(SUBMISSION.toString());
    }

    @Test
    void requestAndDecisionMustNameTheSameUtility() {
        for (ServiceRequest request : new ServiceRequest[] {Requests.minimal(), Requests.minimalRouted()}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> writer.delivery(request, Requests.routedTo("EVNCPC"), SUBMISSION, "EVNCPC", 1, NOW))
                    .withMessageContaining("EVNCPC");
        }
    }

    @Test
    void requestWithoutAProperReferenceMakesNoDelivery() {
        ServiceRequest misread = Requests.minimalRouted().toBuilder()
                .serviceRequestId("MC-234-567-9AA")
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> deliver(misread, 1));
    }

    @Test
    void sourceMustNotBeEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventWriter(URI.create("")));
    }

    @Test
    void utilityThatAnswersForAnotherKeepsTheTerritoryOfTheRequest() {
        Delivery failover =
                writer.delivery(Requests.minimalRouted(), Requests.routedTo("EVNSPC"), SUBMISSION, "EVNHCMC", 1, NOW);

        assertThat(failover.backend()).isEqualTo("EVNHCMC");
        assertThat(tree(failover).path("jurisdictionid").textValue()).isEqualTo("EVNSPC");
        assertThat(Optional.of(failover.deduplicationId())).hasValue(SUBMISSION + ":1:EVNHCMC:1");
    }

    private Delivery deliver(ServiceRequest request, int generation) {
        return deliver(writer, request, generation);
    }

    private static Delivery deliver(EventWriter writer, ServiceRequest request, int generation) {
        String utility = request.jurisdictionId().orElseThrow();
        return writer.delivery(request, Requests.routedTo(utility), SUBMISSION, utility, generation, NOW);
    }

    private static ObjectNode tree(Delivery delivery) {
        return (ObjectNode) Schemas.tree(delivery.event().toBytes());
    }
}
