package io.motcua.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.motcua.LedgerUnavailableException;
import io.motcua.spi.Lane;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A lane that is shut, and has nothing due that could try the far side again. */
class LaneValveTest {
    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("east");
    private final List<Integer> hastened = new ArrayList<>();
    private final Deque<CompletionStage<Integer>> answers = new ArrayDeque<>();
    private final LaneValve valve = new LaneValve(
            Lane.delivery("EASTWATER"),
            breaker,
            Duration.ofSeconds(10),
            new AcceptsFirst(System::nanoTime),
            new LaneAlarms(new AlarmBook(List.of(), Clock.systemUTC())),
            atMost -> {
                hastened.add(atMost);
                return answers.isEmpty() ? CompletableFuture.completedFuture(1) : answers.pop();
            });

    @Test
    void oneIsMadeDueForATryAndNoMoreUntilItHasCome() {
        halfOpen();

        valve.nothingDue();
        valve.nothingDue();
        assertThat(hastened).as("until it has come").containsExactly(1);
        valve.failed("refused", Duration.ZERO);
        valve.nothingDue();

        assertThat(hastened).as("for the next try").containsExactly(1, 1);
    }

    @Test
    void whatCouldNotBeMadeDueIsAskedForAgain() {
        CompletableFuture<Integer> late = new CompletableFuture<>();
        answers.add(late);
        halfOpen();

        valve.nothingDue();
        valve.nothingDue();
        assertThat(hastened).as("while it may yet be made due").containsExactly(1);
        late.completeExceptionally(new LedgerUnavailableException("planted"));
        valve.nothingDue();
        valve.nothingDue();

        assertThat(hastened).containsExactly(1, 1);
    }

    private void halfOpen() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
    }
}
