package io.motcua.http;

import io.motcua.spi.ChannelAdapter;
import io.motcua.spi.ChannelAdapterContract.Answer;
import io.motcua.spi.ChannelAdapterContract.Heard;
import io.motcua.spi.ChannelAdapterContract.Source;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A machine that posts JSON to a channel, as its contract needs one. */
public final class JsonSource implements Source {
    private static final Pattern REFERENCE = Pattern.compile("\"serviceRequestId\":\"(MC-[^\"]+)\"");

    private final EntryUnderTest entry;
    private final ChannelAdapter adapter;
    private final String path;
    private final String apiKey;

    public JsonSource(EntryUnderTest entry, ChannelAdapter adapter, String path, String apiKey) {
        this.entry = entry;
        this.adapter = adapter;
        this.path = path;
        this.apiKey = apiKey;
    }

    @Override
    public ChannelAdapter adapter() {
        return adapter;
    }

    @Override
    public CompletableFuture<Heard> send(byte[] message, String key) {
        return entry.sendAsync(entry.post(path, apiKey, key, message)).thenApply(JsonSource::heard);
    }

    @Override
    public void close() {
        entry.close();
    }

    private static Heard heard(HttpResponse<String> response) {
        Matcher reference = REFERENCE.matcher(response.body());
        Answer answer = switch (response.statusCode()) {
            case 202 -> Answer.YES;
            case 422 -> Answer.CONFLICT;
            case 503 -> Answer.NOT_NOW;
            case 400, 413, 415 -> Answer.NO;
            default -> throw new AssertionError("Status " + response.statusCode());
        };
        return new Heard(answer, reference.find() ? Optional.of(reference.group(1)) : Optional.empty());
    }
}
