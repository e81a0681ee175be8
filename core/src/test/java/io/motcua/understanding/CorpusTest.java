package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.Urgency;
import io.motcua.understanding.Corpus.Case;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How well the first depth of understanding does on the labelled requests. */
class CorpusTest {
    private static final Understanding UNDERSTANDING = new Understanding(EvnProfile.PROFILE);
    private static final StringBuilder TABLE = new StringBuilder();

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

    /** As other telephones and other hands would have written the same requests. */
    @ParameterizedTest
    @EnumSource(Hand.class)
    void otherHandsChangeNeitherRegionNorDanger(Hand hand) {
        List<String> wrong = new ArrayList<>();
        for (String channel : List.of("app", "hotline", "web", "sms")) {
            for (Case one : Corpus.load(channel)) {
                Meaning meaning = UNDERSTANDING.of(one.stored(), hand.write(one.reading()), one.receivedAt());
                if (!(meaning instanceof Meaning.Request request)) {
                    continue;
                }
                Optional<String> routed = request.decision().jurisdiction();
                if (routed.isPresent() && !routed.equals(one.label("jurisdiction"))) {
                    wrong.add(one.id() + " went to " + routed.get());
                }
                if (one.dangerous() && request.request().priority() != Priority.P0) {
                    wrong.add(one.id() + " is no danger");
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private enum Hand {
        WITHOUT_ACCENTS(text -> Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')),
        DECOMPOSED(text -> Normalizer.normalize(text, Normalizer.Form.NFD)),
        SMALL(text -> text.toLowerCase(Locale.ROOT)),
        CAPITALS(text -> text.toUpperCase(Locale.ROOT)),
        WITHOUT_PUNCTUATION(text -> text.replaceAll("[.,;:()]", " "));

        private final UnaryOperator<String> change;

        Hand(UnaryOperator<String> change) {
            this.change = change;
        }

        Reading write(Reading reading) {
            Reading changed = reading;
            for (Map.Entry<String, String> field : reading.fields().entrySet()) {
                changed = changed.with(field.getKey(), change.apply(field.getValue()));
            }
            return changed;
        }
    }

    @Test
    void phoneAndCustomerCodeOfWhatIsRoutedAreRight() {
        List<String> wrong = new ArrayList<>();
        int facts = 0;
        for (String channel : List.of("app", "hotline")) {
            for (Case one : Corpus.load(channel)) {
                ServiceRequest request = request(one).orElse(null);
                if (request == null || request.jurisdictionId().isEmpty()) {
                    continue;
                }
                facts += 2;
                if (!request.requester().phone().equals(one.label("phone"))) {
                    wrong.add(one.id() + " phone");
                }
                if (!request.customerCode().equals(one.label("customerCode"))) {
                    wrong.add(one.id() + " customerCode");
                }
            }
        }

        assertThat(wrong.size()).as("%s of %d", wrong, facts).isLessThanOrEqualTo(facts / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "hotline", "web", "sms"})
    void whatIsMeasuredIsPrinted(String channel) {
        List<Case> cases = Corpus.load(channel);
        int requests = 0;
        int routed = 0;
        int routable = 0;
        int province = 0;
        int service = 0;
        int alarms = 0;
        int firstAlarms = 0;
        int hazards = 0;
        int dangers = 0;
        Map<HoldReason, Integer> held = new EnumMap<>(HoldReason.class);
        for (Case one : cases) {
            if (one.label("decision").isEmpty()) {
                continue;
            }
            requests++;
            ServiceRequest request = request(one).orElseThrow(() -> new AssertionError(one.id() + " is ignored"));
            RoutingDecision decision = decision(one).orElseThrow();
            routable += one.label("jurisdiction").isPresent() ? 1 : 0;
            decision.holdReason().ifPresent(reason -> held.merge(reason, 1, Integer::sum));
            if (decision.jurisdiction().isPresent()) {
                routed++;
                Optional<String> code = request.location().province().map(ServiceRequest.AdminUnit::code);
                province += code.equals(one.label("provinceCode")) ? 1 : 0;
            }
            service += Optional.of(request.serviceCode()).equals(one.label("serviceCode")) ? 1 : 0;
            alarms += request.priority() == Priority.P0 && !one.dangerous() ? 1 : 0;
            firstAlarms += UNDERSTANDING.firstLook(one.payload()) == Urgency.LIFE_SAFETY && !one.dangerous() ? 1 : 0;
            if (one.dangerous()) {
                dangers++;
                List<String> expected = new ArrayList<>();
                one.labels().get("hazards").forEach(node -> expected.add(node.asText()));
                hazards += request.hazards().containsAll(expected) && expected.containsAll(request.hazards()) ? 1 : 0;
            }
        }
        String row = String.format(
                Locale.ROOT,
                "%-8s %3d requests, %3d routable | %3d routed (province right %3d) | held %s"
                        + " | service right %d %% | dangers %d (hazards exact %d), false alarms %d (first look %d)%n",
                channel,
                requests,
                routable,
                routed,
                province,
                held,
                100 * service / requests,
                dangers,
                hazards,
                alarms,
                firstAlarms);
        TABLE.append(row);

        assertThat(routed).isPositive().isLessThanOrEqualTo(routable);
    }

    @AfterAll
    static void print() {
        System.out.print(TABLE);
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
