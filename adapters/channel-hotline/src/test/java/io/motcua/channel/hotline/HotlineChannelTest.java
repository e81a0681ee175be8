package io.motcua.channel.hotline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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

class HotlineChannelTest implements ChannelAdapterContract {
    private static final String API_KEY = "0123456789abcdef-crm";

    @Override
    public Source source(RememberingIntake intake) throws Exception {
        HotlineChannel channel = new HotlineChannel(
                HotlineConfig.of(new ApiClient("crm-npc", "19006769", List.of(API_KEY))), intake, Clock.systemUTC());
        return new JsonSource(new EntryUnderTest(intake, channel), channel, HotlineChannel.PATH, API_KEY);
    }

    @Override
    public List<Sample> samples() {
        return Sample.in(HotlineChannelTest.class, "samples");
    }

    @Override
    public boolean hasKeys() {
        return true;
    }

    @Override
    public Map<String, byte[]> refused() {
        Map<String, byte[]> refused = new LinkedHashMap<>();
        refused.put("empty", new byte[0]);
        refused.put("malformed", "{\"note\":\"KH bao MD\"".getBytes(UTF_8));
        refused.put("nothing to go by", "{\"callerPhone\":\"0903000417\",\"agent\":\"TDV0001\"}".getBytes(UTF_8));
        refused.put("not UTF-8", "{\"note\":\"mÊt ®iÖn\"}".getBytes(ISO_8859_1));
        refused.put("one megabyte", ("{\"note\":\"" + "a".repeat(1 << 20) + "\"}").getBytes(UTF_8));
        refused.put("30,000 characters", ("{\"note\":\"" + "ệ".repeat(30_000) + "\"}").getBytes(UTF_8));
        refused.put("nested 100,000 deep", ("{\"note\":".repeat(12_000)).getBytes(UTF_8));
        return refused;
    }
}
