package io.motcua.channel.portal;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.motcua.http.EntryUnderTest;
import io.motcua.http.JsonSource;
import io.motcua.spi.ChannelAdapterContract;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.Sample;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class PortalChannelTest implements ChannelAdapterContract {

    @Override
    public Source source(RememberingIntake intake) throws Exception {
        PortalChannel channel = new PortalChannel(DossierOffice.config().build(), intake, Clock.systemUTC());
        return new JsonSource(new EntryUnderTest(intake, channel), channel, PortalChannel.PATH, DossierOffice.API_KEY);
    }

    @Override
    public List<Sample> samples() {
        return PortalSamples.all();
    }

    /** The dossier's code says it, and stands in the message itself. */
    @Override
    public boolean hasKeys() {
        return false;
    }

    @Override
    public Map<String, byte[]> refused() {
        Map<String, byte[]> refused = new LinkedHashMap<>();
        refused.put("empty", new byte[0]);
        refused.put("malformed", "{\"MaHoSo\":".getBytes(UTF_8));
        refused.put("no object", "[\"H12-260522-00514\"]".getBytes(UTF_8));
        refused.put("no code", "{\"ChuHoSo\":\"Ngô Thị Mẫu\"}".getBytes(UTF_8));
        refused.put("code alone", "{\"MaHoSo\":\"H12-260522-00514\"}".getBytes(UTF_8));
        refused.put("not UTF-8", dossier("ChuHoSo", "\"Ngô Thị Mẫu\"").getBytes(UTF_16BE));
        refused.put(
                "one megabyte",
                dossier("ChuHoSo", "\"" + "a".repeat(1 << 20) + "\"").getBytes(UTF_8));
        refused.put(
                "30,000 characters",
                dossier("ChuHoSo", "\"" + "ệ".repeat(30_000) + "\"").getBytes(UTF_8));
        refused.put("nested 100,000 deep", ("{\"MaHoSo\":" + "[".repeat(100_000)).getBytes(UTF_8));
        refused.put("half a character", dossier("ChuHoSo", "\"\\ud83d\"").getBytes(UTF_8));
        return refused;
    }

    private static String dossier(String name, String value) {
        return "{\"MaHoSo\":\"H12-260522-00514\",\"" + name + "\":" + value + "}";
    }
}
