package io.motcua.channel.web;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.motcua.spi.ChannelAdapter;
import io.motcua.spi.ChannelAdapterContract;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.Sample;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class WebChannelTest implements ChannelAdapterContract {

    /** A person's browser; the key of a message is the nonce of a form that is fetched when the key is first used. */
    private static final class FormSource implements Source {
        private static final Pattern REFERENCE = Pattern.compile("MC(-[0-9A-Z]{3}){3}");

        private final Map<String, String> nonces = new ConcurrentHashMap<>();
        private final PostingBrowser browser;

        FormSource(RememberingIntake intake) throws Exception {
            browser = new PostingBrowser(intake, intake, Clock.systemUTC());
        }

        @Override
        public ChannelAdapter adapter() {
            return browser.channel();
        }

        @Override
        public CompletableFuture<Heard> send(byte[] message, String key) {
            String path = PostingBrowser.SITE.path() + "?lang=vi&nonce=" + nonces.computeIfAbsent(key, k -> fetched());
            return browser.post(path, PostingBrowser.URLENCODED, message).thenCompose(this::heard);
        }

        @Override
        public void close() {
            browser.close();
        }

        private String fetched() {
            try {
                return browser.nonce(PostingBrowser.SITE);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private CompletableFuture<Heard> heard(HttpResponse<String> response) {
            Answer answer = switch (response.statusCode()) {
                case 303 -> Answer.YES;
                case 409 -> Answer.CONFLICT;
                case 503 -> Answer.NOT_NOW;
                case 400, 413, 422 -> Answer.NO;
                default -> throw new AssertionError("Status " + response.statusCode());
            };
            if (answer != Answer.YES) {
                return CompletableFuture.completedFuture(new Heard(answer, Optional.empty()));
            }
            String next = response.headers().firstValue("Location").orElseThrow();
            return browser.entry().sendAsync(browser.entry().request(next)).thenApply(page -> {
                Matcher reference = REFERENCE.matcher(page.body());
                return new Heard(answer, reference.find() ? Optional.of(reference.group()) : Optional.empty());
            });
        }
    }

    @Override
    public Source source(RememberingIntake intake) throws Exception {
        return new FormSource(intake);
    }

    @Override
    public List<Sample> samples() {
        return Sample.in(WebChannelTest.class, "samples");
    }

    @Override
    public boolean hasKeys() {
        return true;
    }

    @Override
    public Map<String, byte[]> refused() {
        Map<String, byte[]> refused = new LinkedHashMap<>();
        refused.put("empty", new byte[0]);
        refused.put("no description", "name=An&phone=0904000121".getBytes(UTF_8));
        refused.put("blank description", "description=+%0D%0A+&phone=0904000121".getBytes(UTF_8));
        refused.put("description twice", "description=a&description=b".getBytes(UTF_8));
        refused.put("percent sign at the end", "description=a%".getBytes(UTF_8));
        refused.put("percent garbage", "description=%zz%1".getBytes(UTF_8));
        refused.put("broken UTF-8", "description=%C3%28".getBytes(UTF_8));
        refused.put("windows-1258", "description=m%E2t+%F0i%EAn".getBytes(UTF_8));
        refused.put("UTF-16", "description=mất điện".getBytes(UTF_16));
        refused.put("20,001 characters", ("description=" + "a".repeat(20_001)).getBytes(UTF_8));
        refused.put("one megabyte", ("description=" + "a".repeat(1 << 20)).getBytes(UTF_8));
        refused.put("10,000 fields", "x=1&".repeat(10_000).getBytes(UTF_8));
        refused.put("JSON", "{\"description\":\"a\"}".getBytes(UTF_8));
        return refused;
    }
}
