package io.motcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.motcua.ServiceRequest.Channel;
import io.motcua.ServiceRequest.Location;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceRequestTest {

    @Test
    void whatEveryRequestMustHaveIsAskedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceRequest.builder().build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> least().serviceRequestId("").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> least().serviceCode("").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> least().channel(new Channel("", "")).build());
        assertThatIllegalArgumentException().isThrownBy(() -> least().version(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> least().requestedDatetime(OffsetDateTime.MIN).build());
    }

    @Test
    void builderOfARequestBuildsTheSameRequest() {
        ServiceRequest request = least().hazards(List.of("FIRE")).build();

        assertThat(request.toBuilder().build()).isEqualTo(request);
        assertThat(request.toBuilder().version(2).build()).isNotEqualTo(request);
    }

    @Test
    void listsAreCopied() {
        List<String> hazards = new ArrayList<>(List.of("FIRE"));
        ServiceRequest request = least().hazards(hazards).build();

        hazards.clear();

        assertThat(request.hazards()).containsExactly("FIRE");
    }

    @ParameterizedTest
    @CsvSource({
        "90.1, 0",
        "-90.1, 0",
        "0, 180.1",
        "0, -180.1",
        "NaN, 0",
        "0, NaN",
        "Infinity, 0",
        "0, -Infinity",
        ", 0",
        "0, "
    })
    void coordinatesLieOnTheEarthAndComeInPairs(Double lat, Double lon) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> location(Optional.ofNullable(lat), Optional.ofNullable(lon)));
    }

    @ParameterizedTest
    @CsvSource({"90, 180", "-90, -180", "-0.0, 0", "10.7769, 106.7009", ", "})
    void coordinatesOnTheEarthAreTaken(Double lat, Double lon) {
        Location location = location(Optional.ofNullable(lat), Optional.ofNullable(lon));

        assertThat(location.lat()).isEqualTo(Optional.ofNullable(lat));
    }

    private static Location location(Optional<Double> lat, Optional<Double> lon) {
        return new Location(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), lat, lon);
    }

    private static ServiceRequest.Builder least() {
        return ServiceRequest.builder()
                .serviceRequestId("MC-234-567-9AP")
                .serviceCode("OTHER")
                .requestedDatetime(OffsetDateTime.parse("2026-11-20T08:00:00+07:00"))
                .channel(new Channel("app", "evn-cskh"));
    }
}
