package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Priority;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.Urgency;
import io.motcua.understanding.Corpus.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must never happen, on the labelled requests of the channels whose formats this module can read. The figures, and all
 * six channels, are measured where the channels are.
 */
class CorpusTest {
    private static final Understanding UNDERSTANDING = new Understanding(EvnProfile.PROFILE);

    @ParameterizedTest
    @ValueSource(strings = {"app", "hotline", "web", "sms"})
    void noRequestGoesToAWrongRegion(String channel) {
        List<String> wrong = new ArrayList<>();
        for (Case one : Corpus.load(channel)) {
            Optional<String> routed = decision(one).flatMap(RoutingDecision::jurisdiction);
            if (routed.isPresent() && !routed.equals(one.label("jurisdiction"))) {
                wrong.add(one.id() + " went to " + routed.get() + " " + decision(one));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "hotline", "web", "sms"})
    void everyDangerToLifeIsFound(String channel) {
        List<String> missed = new ArrayList<>();
        for (Case one : Corpus.load(channel)) {
            boolean found = request(one)
                    .map(ServiceRequest::priority)
                    .filter(Priority.P0::equals)
                    .isPresent();
            boolean first = UNDERSTANDING.firstLook(one.payload()) == Urgency.LIFE_SAFETY;
            if (one.dangerous() && !(found && first)) {
                missed.add(one.id() + (found ? "" : " understood") + (first ? "" : " at first look"));
            }
        }

        assertThat(missed).isEmpty();
    }

    private static Optional<ServiceRequest> request(Case one) {
        return meaning(one, Meaning.Request::request);
    }

    private static Optional<RoutingDecision> decision(Case one) {
        return meaning(one, Meaning.Request::decision);
    }

    private static <T> Optional<T> meaning(Case one, Function<Meaning.Request, T> part) {
        Meaning meaning = UNDERSTANDING.of(one.stored(), one.reading(), one.receivedAt());
        return meaning instanceof Meaning.Request request ? Optional.of(part.apply(request)) : Optional.empty();
    }
}
