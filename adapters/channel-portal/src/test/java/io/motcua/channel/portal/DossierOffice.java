package io.motcua.channel.portal;

import io.motcua.http.ApiClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the tests of this channel have in common: how it is configured. */
final class DossierOffice {
    static final String API_KEY = "0123456789abcdef-dvcqg";
    static final String ACCOUNT = "dvcqg";

    /** Procedures as a profile would map them; the one of many matters stands for no service. */
    static final Map<String, String> PROCEDURES = IntStream.range(0, 15)
            .boxed()
            .collect(Collectors.toUnmodifiableMap(
                    number -> String.format("2.0099%02d", number + 1),
                    number -> List.of(
                                    "NEW_SUPPLY_LV",
                                    "NEW_SUPPLY_MV",
                                    "CHANGE_CAPACITY",
                                    "MOVE_METER",
                                    "CHANGE_PURPOSE",
                                    "CHANGE_QUOTA",
                                    "CHANGE_HOLDER",
                                    "CHANGE_INFO",
                                    "RENEW_CONTRACT",
                                    "TERMINATE_CONTRACT",
                                    "METER_CHECK",
                                    "",
                                    "",
                                    "ROOFTOP_SOLAR",
                                    "RECONNECT")
                            .get(number)));

    private DossierOffice() {}

    /** For a portal that nobody calls. */
    static PortalConfig.Builder config() {
        return config(URI.create("http://127.0.0.1:9"), URI.create("http://127.0.0.1:9/oauth2/token"));
    }

    static PortalConfig.Builder config(URI portal, URI tokens) {
        return PortalConfig.builder()
                .clients(new ApiClient("cong", ACCOUNT, List.of(API_KEY)))
                .procedures(PROCEDURES)
                .agencies(List.of("G22.99", "PA", "PB", "PC", "PD", "PE"))
                .portal(portal)
                .tokens(tokens)
                .client(PortalUnderTest.CLIENT_ID, PortalUnderTest.CLIENT_SECRET)
                .agency("G22.99", "Ngành điện");
    }
}
