package io.motcua.ledger.sql;

import io.motcua.contract.MalformedReplyException;
import io.motcua.contract.ReplyEvent;
import io.motcua.contract.ReplyReader;
import io.motcua.spi.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reply and what could be read of it, on its caller's thread.
 *
 * @param event what it says, if it is of the contract
 * @param malformation what is wrong with it, if it is not
 * @param eventKey the SHA-256 of its source and id, null if it has none
 */
record ReadReply(Reply reply, Optional<ReplyEvent> event, Optional<String> malformation, byte @Nullable [] eventKey) {
    /** How much of a reply is kept, in bytes. */
    private static final int MAX_KEPT = 64 * 1024;

    static ReadReply of(Reply reply) {
        try {
            ReplyEvent event = ReplyReader.read(reply.payload());
            return new ReadReply(reply, Optional.of(event), Optional.empty(), eventKey(event.header()));
        } catch (MalformedReplyException e) {
            return malformed(reply, e.getMessage());
        }
    }

    static ReadReply malformed(Reply reply, String malformation) {
        return new ReadReply(reply, Optional.empty(), Optional.of(malformation), null);
    }

    String backend() {
        return reply.backend();
    }

    /** When the utility said so, by its own clock if it gave a time that is not in the future. */
    Instant saidAt() {
        return event.flatMap(said -> said.header().time())
                .filter(time -> time.isBefore(reply.receivedAt()))
                .orElse(reply.receivedAt());
    }

    Instant receivedAt() {
        return reply.receivedAt();
    }

    String mediaType() {
        return reply.payload().mediaType();
    }

    int size() {
        return reply.payload().size();
    }

    byte[] sha256() {
        return reply.payload().sha256();
    }

    /** The first bytes. */
    byte[] head() {
        ByteBuffer bytes = reply.payload().buffer();
        byte[] head = new byte[Math.min(bytes.remaining(), MAX_KEPT)];
        bytes.get(head);
        return head;
    }

    private static byte[] eventKey(ReplyEvent.Header header) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] source = header.source().getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(source.length).flip());
            digest.update(source);
            return digest.digest(header.id().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
