package io.motcua.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.RequestStatus;
import io.motcua.gateway.SmallGateway;
import io.motcua.gateway.config.GatewayConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code check} says of a configuration that can be used. */
class AnnouncementTest {
    @TempDir
    Path folder;

    @Test
    void partnersAndLimitsAreSaid() throws Exception {
        SmallGateway.writeInto(folder);
        Files.writeString(folder.resolve("gateway.yaml"), """
                profile: profile
                data: data
                channels:
                  app: [{account: anywhere, key: env:APP_KEY}]
                backends:
                  NORTH:
                    jms: {user: NORTH, password: env:NORTH_PASSWORD, acknowledge-within: 10m}
                    unacknowledged: 500
                    lane: {at-once: 32, per-second: 50, at-most: 128KiB}
                    partner: {utility: SOUTH, after: 5m}
                  SOUTH:
                    http:
                      url: https://south.example/requests
                      json: {id: {from: /serviceRequestId}}
                      answer: {reference: /id}
                """);
        GatewayConfig config = GatewayConfig.read(folder, SmallGateway.SECRETS::get);

        String said = Announcement.checked(config);

        assertThat(said)
                .contains("NORTH (acknowledges within 10 min), SOUTH (over HTTP)")
                .contains("  partner     SOUTH gets what NORTH has not taken, after 5 min of silence\n")
                .contains("  limits      NORTH: 32 at once, 50 a second, events of at most 131072 bytes, 500"
                        + " unacknowledged\n")
                .doesNotContain("SOUTH: ");
    }

    @ParameterizedTest
    @CsvSource({"60s,1 min", "90s,90 s", "90m,90 min", "24h,24 h", "1d,24 h", "36h,36 h", "48h,2 d", "30d,30 d"})
    void timesAreSaidInTheLargestUnitThatTheyAreWholeIn(String written, String said) throws Exception {
        SmallGateway.writeInto(folder);
        Files.writeString(folder.resolve("gateway.yaml"), """
                profile: profile
                data: data
                unserved: hold
                channels:
                  app: [{account: anywhere, key: env:APP_KEY}]
                backends:
                  NORTH:
                    jms: {user: NORTH, password: env:NORTH_PASSWORD}
                    lane: {give-up-after: %s}
                """.formatted(written));

        assertThat(Announcement.checked(GatewayConfig.read(folder, SmallGateway.SECRETS::get)))
                .contains("  limits      NORTH: a person's after " + said + " of attempts\n");
    }

    @Test
    void tablesThatAreAbsentAreNoMistakeAndWhatThatMeansIsSaid() throws Exception {
        Path profile = SmallGateway.writeInto(folder).resolve("profile");
        Files.writeString(
                profile.resolve("notices.csv"),
                Stream.concat(
                                Stream.of(RequestStatus.values())
                                        .map(status -> status + ",*,vi,{reference},{reference}\n"),
                                Stream.of("MADE", "MOVED", "CANCELLED", "STANDS")
                                        .map(news -> "APPOINTMENT_" + news
                                                + ",*,vi,{reference},\"{reference}\n{appointment}\"\n"))
                        .collect(Collectors.joining("", "status,channel,language,subject,text\n", "")));
        Files.writeString(profile.resolve("sla.csv"), """
                service_code,priority,utility,step,limit,warn_at,ladder
                ,,,HAND_OFF,15 min,80%,
                """);
        String whole = Announcement.checked(GatewayConfig.read(folder, SmallGateway.SECRETS::get));
        Files.delete(profile.resolve("notices.csv"));
        Files.delete(profile.resolve("sla.csv"));
        String bare = Announcement.checked(GatewayConfig.read(folder, SmallGateway.SECRETS::get));

        assertThat(whole).doesNotContain("notices.csv", "sla.csv");
        assertThat(bare)
                .contains("  notices     nobody is told anything: the profile's notices.csv is absent or empty\n")
                .contains("  clocks      no limits are watched: the profile's sla.csv is absent or empty\n");
    }
}
