package io.motcua.gateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the operator port is, and what opens it: {@code operator.json} in the data folder, readable by its owner alone.
 * Left behind by a gateway that was killed, it leads to a port where nobody answers.
 */
final class OperatorFile {
    private static final String NAME = "operator.json";

    /** A port on 127.0.0.1 and the token that it asks for. */
    record Address(int port, String token) {
        /** Leaves out the token. */
        @Override
        public String toString() {
            return "Address[" + port + "]";
        }
    }

    private OperatorFile() {}

    /** Writes the address, so that nobody sees a half or a readable one. */
    static void write(Path data, Address address) throws IOException {
        String json = "{\"port\": " + address.port() + ", \"token\": \"" + address.token() + "\", \"pid\": "
                + ProcessHandle.current().pid() + "}\n";
        Path next = data.resolve(NAME + ".next");
        Files.deleteIfExists(next);
        if (Files.getFileStore(data).supportsFileAttributeView("posix")) {
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(next);
        }
        Files.writeString(next, json, StandardOpenOption.WRITE);
        Files.move(next, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The address that was written last; empty if there is none, or if the file is none of ours. */
    static Optional<Address> read(Path data) throws IOException {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(file));
            int port = json.path("port").asInt();
            String token = json.path("token").asText();
            return port > 0 && port < 65_536 && !token.isEmpty()
                    ? Optional.of(new Address(port, token))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static void remove(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(NAME));
    }
}
