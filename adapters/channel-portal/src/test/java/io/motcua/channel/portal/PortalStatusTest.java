package io.motcua.channel.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.RequestStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalStatusTest {

    @ParameterizedTest
    @CsvSource({
        "1, RECEIVED, ''",
        "1, HELD, ''",
        "1, ACCEPTED, 2",
        "1, REJECTED, 3",
        "1, RESOLVED, 2 4 9",
        "1, CLOSED, 2 4 9 10",
        "1, WITHDRAWN, 7",
        "2, ACCEPTED, ''",
        "2, IN_PROGRESS, 4",
        "2, RESOLVED, 4 9",
        "2, WAITING_CUSTOMER, 4 5",
        "2, REJECTED, 4 8",
        "2, STOPPED, 4 8",
        "3, REJECTED, ''",
        "3, ACCEPTED, ''",
        "4, ACCEPTED, ''",
        "4, RECEIVED, ''",
        "4, WAITING_PAYMENT, 6",
        "5, WAITING_PAYMENT, 4 6",
        "5, IN_PROGRESS, 4",
        "6, RESOLVED, 4 9",
        "6, WITHDRAWN, 7",
        "7, STOPPED, 8",
        "7, RESOLVED, ''",
        "8, IN_PROGRESS, ''",
        "9, CLOSED, 10",
        "9, IN_PROGRESS, ''",
        "10, RESOLVED, ''",
        "10, WITHDRAWN, ''",
    })
    void statusIsToldByTheStepsThatLeadThere(int shown, RequestStatus status, String steps) {
        List<Integer> expected = steps.isEmpty()
                ? List.of()
                : Arrays.stream(steps.split(" ")).map(Integer::valueOf).toList();

        assertThat(PortalStatus.steps(shown, status)).isEqualTo(expected);
    }

    @Test
    void noStepSaysThatTheCitizenWaitsOrWithdrewUnlessThatIsSo() {
        for (int shown = 1; shown <= 10; shown++) {
            for (RequestStatus status : RequestStatus.values()) {
                List<Integer> steps = PortalStatus.steps(shown, status);
                List<Integer> between = steps.isEmpty() ? steps : steps.subList(0, steps.size() - 1);

                assertThat(between).as(shown + " " + status).doesNotContain(3, 5, 6, 7, 8, 10);
            }
        }
    }
}
