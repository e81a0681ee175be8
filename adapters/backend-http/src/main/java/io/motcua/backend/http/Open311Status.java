package io.motcua.backend.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.motcua.Payload;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.backend.http.Open311Answers.State;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Acknowledgment.Result;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyEvent.Status;
import io.motcua.contract.ReplyWriter;
import io.motcua.contract.StatusWords;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** What was asked of an Open311 server, as the reply events of the contract. The same news is the same event. */
final class Open311Status {
    /** GeoReport v2 knows these two. */
    private static final StatusWords USUAL =
            new StatusWords(Map.of("open", RequestStatus.ACCEPTED, "closed", RequestStatus.RESOLVED));

    private static final int MAX_NOTES = 1000;

    private final URI source;
    private final StatusWords words;

    Open311Status(Open311Config config) {
        this.source = config.endpoint();
        this.words = config.words();
    }

    /** What the server's word means, if anybody said so. */
    Optional<RequestStatus> meaning(State state) {
        return words.meaning(state.word()).or(() -> USUAL.meaning(state.word()));
    }

    /** Names a piece of news: the same until the server says something else. */
    static String newsId(String id, State state) {
        String notes =
                state.notes().map(text -> Integer.toHexString(text.hashCode())).orElse("");
        return Text.printable(
                "status:" + id + ":" + state.word() + ":" + state.updated().orElse("") + ":" + notes, 250);
    }

    /** The news; a word that means nothing stands in it as the server wrote it, and is kept as malformed. */
    Payload status(Reference reference, int version, String id, State state) {
        Header header = header(newsId(id, state), state.updated().flatMap(Open311Status::instant), reference, version);
        Optional<RequestStatus> meaning = meaning(state);
        Payload written = ReplyWriter.write(new Status(
                header,
                meaning.orElse(RequestStatus.ACCEPTED),
                state.notes().map(text -> Text.printable(text, MAX_NOTES)),
                state.expected().flatMap(Open311Status::instant)));
        ObjectNode event = (ObjectNode) Json.read(written.toBytes()).orElseThrow();
        ObjectNode data = (ObjectNode) event.get("data");
        data.put("statusWord", state.word());
        if (meaning.isEmpty()) {
            data.put("status", state.word());
        }
        return Payload.of(Json.write(event), written.mediaType());
    }

    /** The utility has it by this id. */
    Payload acknowledgment(Reference reference, int version, String id) {
        Header header = header(Text.printable("acknowledgment:" + id, 250), Optional.empty(), reference, version);
        return ReplyWriter.write(new Acknowledgment(header, Result.ACCEPTED, Optional.of(id), Optional.empty()));
    }

    private Header header(String eventId, Optional<Instant> time, Reference reference, int version) {
        return new Header(source.toString(), eventId, time, Optional.empty(), reference, version);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
