package io.motcua.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.contract.ReplyEvent.Acknowledgment.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only words say of a reply, and a backend is tried by, stands in every document of the contract alike. */
class ContractWordsTest {
    private final JsonNode reply = Schemas.load(Contract.REPLY_SCHEMA);

    @ParameterizedTest
    @ValueSource(strings = {"reply.schema.json", "openapi.yaml", "asyncapi.yaml"})
    void acceptanceNeedsAReferenceAndAnUnknownServiceIsInvalid(String document) throws IOException {
        String words;
        try (InputStream in = Contract.class.getResourceAsStream(Contract.SCHEMA_FOLDER + document)) {
            words = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        }

        assertThat(words).contains("accepted needs a backendReference").containsPattern("serviceCode[^.]*know");
    }

    @Test
    void everyResultIsDescribed() {
        String description =
                reply.at("/$defs/acknowledgment/properties/result/description").textValue();

        for (Result result : Result.values()) {
            assertThat(description).contains(result.json() + ": ");
        }
    }

    @Test
    void versionOfAReplyIsDescribedForEachKind() {
        String description =
                reply.at("/$defs/data/properties/requestVersion/description").textValue();

        for (JsonNode kind : reply.at("/$defs/data/properties/kind/enum")) {
            assertThat(description).contains(kind.textValue());
        }
    }

    @Test
    void hashOfAnAttachmentPromisesNoBytes() {
        String description = Schemas.load(Contract.SERVICE_REQUEST_SCHEMA)
                .at("/$defs/attachment/properties/sha256/description")
                .textValue();

        assertThat(description).contains("no operation of this contract hands out the bytes");
    }
}
