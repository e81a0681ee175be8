package io.motcua.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceRequestJsonTest {
    private final Schemas strict = Schemas.strict();

    @ParameterizedTest
    @MethodSource("requests")
    void writtenAndReadAgainIsTheSame(ServiceRequest request) {
        assertThat(ServiceRequestJson.readRequest(ServiceRequestJson.write(request)))
                .isEqualTo(request);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatIsWrittenIsOfTheSchemaAndHasNothingElse(ServiceRequest request) {
        JsonNode json = Schemas.tree(ServiceRequestJson.write(request));

        assertThat(strict.errors(Contract.SERVICE_REQUEST_SCHEMA, json)).isEmpty();
    }

    @Test
    void absentFieldsAreLeftOut() {
        String json = new String(ServiceRequestJson.write(Requests.minimal()), StandardCharsets.UTF_8);

        assertThat(json)
                .isEqualTo("{\"serviceRequestId\":\"MC-234-567-9AP\",\"version\":1,\"serviceCode\":\"OTHER\","
                        + "\"description\":\"\",\"requestedDatetime\":\"2026-11-20T08:00:00+07:00\",\"status\":\"open\","
                        + "\"priority\":\"P3\",\"hazards\":[],\"requester\":{},\"location\":{},"
                        + "\"channel\":{\"name\":\"app\",\"account\":\"evn-cskh\"},\"externalIdentifiers\":[],"
                        + "\"relatedRequests\":[],\"attachments\":[]}");
    }

    @Test
    void everyFieldFilledFillsEveryFieldOfTheSchema() {
        JsonNode json = Schemas.tree(ServiceRequestJson.write(Requests.full()));

        Schemas.load(Contract.SERVICE_REQUEST_SCHEMA)
                .path("properties")
                .fieldNames()
                .forEachRemaining(name -> assertThat(json.has(name)).as(name).isTrue());
    }

    @Test
    void unknownFieldsAreToleratedWhenReading() {
        ObjectNode json = (ObjectNode) Schemas.tree(ServiceRequestJson.write(Requests.full()));
        json.putObject("weather").put("wind", 12);
        ((ObjectNode) json.path("location")).put("floor", 3);

        ServiceRequest read = ServiceRequestJson.readRequest(json.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(read).isEqualTo(Requests.full());
        assertThat(strict.errors(Contract.SERVICE_REQUEST_SCHEMA, json)).hasSize(2);
        assertThat(Schemas.asPublished().errors(Contract.SERVICE_REQUEST_SCHEMA, json))
                .isEmpty();
    }

    @Test
    void eachFieldThatMustBeThereIsMissedBySchemaAndReader() {
        for (JsonNode name : Schemas.load(Contract.SERVICE_REQUEST_SCHEMA).path("required")) {
            ObjectNode json = (ObjectNode) Schemas.tree(ServiceRequestJson.write(Requests.full()));
            json.remove(name.textValue());

            assertThat(strict.errors(Contract.SERVICE_REQUEST_SCHEMA, json))
                    .as(name.textValue())
                    .containsExactly("$ required");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/version | 0",
                "/version | \"1\"",
                "/requestedDatetime | \"2026-11-20 08:00\"",
                "/requestedDatetime | \"2026-11-20T08:00:00\"",
                "/status | \"OPEN\"",
                "/priority | 0",
                "/hazards | \"FIRE\"",
                "/multiplePremises | \"no\"",
                "/requester/name | 7",
                "/location/lat | \"10.7\"",
                "/location/province/code | 79",
                "/attachments/0/size | -1",
                "/channel | null",
            })
    void aWrongValueIsRefusedBySchemaAndReader(String pointer, String value) throws Exception {
        ObjectNode json = (ObjectNode) Schemas.tree(ServiceRequestJson.write(Requests.full()));
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        JsonNode wrong = Schemas.MAPPER.readTree(value);
        if (json.at(parent).isArray()) {
            throw new IllegalArgumentException("The pointer must end at a field");
        }
        ((ObjectNode) json.at(parent)).set(pointer.substring(pointer.lastIndexOf('/') + 1), wrong);

        assertThat(strict.errors(Contract.SERVICE_REQUEST_SCHEMA, json)).isNotEmpty();
        assertThatThrownBy(() -> ServiceRequestJson.readRequest(json.toString().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("$" + pointer.replace("/0", "[0]").replace('/', '.') + ": expected ");
    }

    @Test
    void halfOfASurrogatePairDoesNotHoldUpARequest() {
        ServiceRequest odd = Requests.minimal().toBuilder()
                .description("a\uD83Db\uDD25c\uD83D\uDD25\uD83D")
                .hazards(List.of("\uDD25"))
                .build();

        ServiceRequest read = ServiceRequestJson.readRequest(ServiceRequestJson.write(odd));

        assertThat(read.description()).isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDD25\uFFFD");
        assertThat(read.hazards()).containsExactly("\uFFFD");
    }

    @Test
    void everyCharacterThatUtf8CanHoldComesBack() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        ServiceRequest request =
                Requests.minimal().toBuilder().description(all.toString()).build();

        assertThat(ServiceRequestJson.readRequest(ServiceRequestJson.write(request))
                        .description()
                        .equals(all.toString()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void decisionWrittenAndReadAgainIsTheSame(RoutingDecision decision) {
        assertThat(ServiceRequestJson.readDecision(ServiceRequestJson.write(decision)))
                .isEqualTo(decision);
    }

    @Test
    void whatIsNoObjectIsRefusedWithoutRepeatingIt() {
        for (String text : List.of("", "[]", "\"Mẫu\"", "{", "{\"a\":1,\"a\":2}", "{} {}", "Mẫu", "null")) {
            assertThatThrownBy(() -> ServiceRequestJson.readRequest(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("$")
                    .hasMessageNotContaining("Mẫu")
                    .hasNoCause();
        }
    }

    static Stream<ServiceRequest> requests() {
        return Stream.of(Requests.minimal(), Requests.minimalRouted(), Requests.full());
    }

    static Stream<RoutingDecision> decisions() {
        return Stream.of(Requests.routedTo("EVNHCMC"), Requests.held());
    }
}
