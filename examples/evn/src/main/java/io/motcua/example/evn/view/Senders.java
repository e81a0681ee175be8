package io.motcua.example.evn.view;

import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.stream.Expectation.Ignored;
import io.motcua.example.evn.stream.PlannedRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those whom an answer finds by what they are called on their channel. Guarded by whoever owns it. */
final class Senders {
    private final Map<String, Sender> senders = new LinkedHashMap<>();

    /** Somebody with one request, and the reference once they were told it. */
    static final class Sender {
        private final PlannedRequest request;
        private final Instant sentAt;
        private boolean handedIn;
        private Optional<String> reference = Optional.empty();

        private Sender(PlannedRequest request, Instant sentAt) {
            this.request = request;
            this.sentAt = sentAt;
        }

        PlannedRequest request() {
            return request;
        }

        Instant sentAt() {
            return sentAt;
        }

        Optional<String> reference() {
            return reference;
        }

        void handedIn() {
            handedIn = true;
        }

        void named(String given) {
            reference = Optional.of(given);
        }

        /** Whether it is one that nobody may answer. */
        boolean isMachine() {
            return request.expectation() instanceof Ignored;
        }
    }

    void sent(PlannedRequest request, Instant at) {
        if (!request.sender().isEmpty()) {
            senders.put(key(request.channel(), request.sender()), new Sender(request, at));
        }
    }

    Optional<Sender> of(Channel channel, String sender) {
        return Optional.ofNullable(senders.get(key(channel, sender)));
    }

    /** What was handed in, and nobody has answered yet who should. */
    List<PlannedRequest> waiting() {
        return senders.values().stream()
                .filter(sender -> sender.handedIn && sender.reference.isEmpty() && !sender.isMachine())
                .map(Sender::request)
                .toList();
    }

    /** How many messages of machines were handed in. */
    int machines() {
        return (int) senders.values().stream()
                .filter(sender -> sender.handedIn && sender.isMachine())
                .count();
    }

    /** The references that an answer told later, with the channel that it came by. */
    Map<String, Channel> toldLater() {
        Map<String, Channel> told = new LinkedHashMap<>();
        senders.values().stream()
                .filter(sender -> sender.request.channel().answersLater())
                .forEach(sender -> sender.reference.ifPresent(given -> told.put(given, sender.request.channel())));
        return told;
    }

    private static String key(Channel channel, String sender) {
        return channel + " " + sender;
    }
}
