package io.motcua.channel.app;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.motcua.http.ApiClient;
import io.motcua.http.EntryUnderTest;
import io.motcua.http.JsonSource;
import io.motcua.spi.ChannelAdapterContract;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.Sample;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class AppChannelTest implements ChannelAdapterContract {
    private static final String API_KEY = "0123456789abcdef-app";

    @Override
    public Source source(RememberingIntake intake) throws Exception {
        AppChannel channel = new AppChannel(
                AppConfig.of(new ApiClient("android", "evn-cskh", List.of(API_KEY))), intake, Clock.systemUTC());
        return new JsonSource(new EntryUnderTest(intake, channel), channel, AppChannel.PATH, API_KEY);
    }

    @Override
    public List<Sample> samples() {
        return Sample.in(AppChannelTest.class, "samples");
    }

    @Override
    public boolean hasKeys() {
        return true;
    }

    @Override
    public Map<String, byte[]> refused() {
        Map<String, byte[]> refused = new LinkedHashMap<>();
        refused.put("empty", new byte[0]);
        refused.put("malformed", "{\"description\":".getBytes(UTF_8));
        refused.put("no description", "{\"serviceCode\":\"OUTAGE\"}".getBytes(UTF_8));
        refused.put("not UTF-8", "{\"description\":\"mất điện\"}".getBytes(UTF_16BE));
        refused.put("one megabyte", ("{\"description\":\"" + "a".repeat(1 << 20) + "\"}").getBytes(UTF_8));
        refused.put("30,000 characters", ("{\"description\":\"" + "ệ".repeat(30_000) + "\"}").getBytes(UTF_8));
        refused.put("nested 100,000 deep", ("[".repeat(100_000)).getBytes(UTF_8));
        return refused;
    }
}
