package io.motcua.example.oracle.load;

import io.motcua.example.oracle.journal.Entry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.function.Function;

/** A channel that takes JSON and tells the reference with its yes: the app, the hotline, the portal. */
final class JsonDoor implements Door {
    private final Channel channel;
    private final URI uri;
    private final String key;
    private final Function<Sample, byte[]> body;
    private final Http http = new Http();

    JsonDoor(Channel channel, URI uri, String key, Function<Sample, byte[]> body) {
        this.channel = channel;
        this.uri = uri;
        this.key = key;
        this.body = body;
    }

    @Override
    public Letter letter(Sample sample) {
        byte[] content = body.apply(sample);
        HttpRequest request = Http.to(uri)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", sample.submission())
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        String described = channel == Channel.APP ? sample.words() : sample.wordsWithPlace();
        Entry.Intent intent = sample.intent(channel, content, described);
        return new Letter() {
            @Override
            public Entry.Intent intent() {
                return intent;
            }

            @Override
            public Answer send() throws InterruptedException {
                return http.send(request, Http::reference);
            }
        };
    }
}
