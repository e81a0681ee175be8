package io.motcua.kit;

import io.motcua.ServiceRequest;
import io.motcua.kit.Answer.Acknowledged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same event more than once, and many at once. */
final class RepeatCases {
    private static final String RULE = "CloudEvents 1.0 section 3.1, source and id; event.schema.json description";
    private static final String NEXT =
            "Keep (source, id) and the answer in the same commit as the request, before the yes; answer a repetition from"
                    + " there";
    private static final String UNSEEN =
            "Only backendReferences were compared; whether the request was worked twice cannot be seen from outside";
    private static final int AT_ONCE = 24;
    private static final int COPIES = 6;

    private RepeatCases() {}

    static List<ContractCase> all() {
        return List.of(
                new ContractCase(
                        "duplicate",
                        "The same event twice is accepted under one backendReference",
                        RULE,
                        RepeatCases::duplicate),
                new ContractCase(
                        "lost-answer",
                        "An event whose answer was not waited for is answered again, under one backendReference",
                        RULE,
                        RepeatCases::lostAnswer),
                new ContractCase(
                        "duplicates-at-once",
                        "The same event many times at once is accepted under one backendReference",
                        RULE,
                        RepeatCases::duplicatesAtOnce),
                new ContractCase(
                        "replay",
                        "A request that is sent again on purpose keeps its backendReference",
                        "event.schema.json replayof",
                        RepeatCases::replay),
                new ContractCase(
                        "many-at-once",
                        "Many requests at once are all accepted",
                        "openapi.yaml deliverRequest; asyncapi.yaml requests",
                        RepeatCases::manyAtOnce));
    }

    private static void duplicate(Trial trial) throws InterruptedException {
        trial.note(UNSEEN);
        Event event = trial.golden.event(trial.golden.least());
        Optional<String> first = trial.accepted(event, "A request");
        trial.accepted(trial.golden.event(trial.golden.least()), "Another request");
        Optional<String> second = trial.accepted(event, "The same event again");
        if (first.isPresent() && second.isPresent() && !first.equals(second)) {
            trial.fail("The same event again is given another backendReference, as if it were another request", NEXT);
        }
    }

    private static void lostAnswer(Trial trial) throws InterruptedException {
        trial.note(UNSEEN);
        Event event = trial.golden.event(trial.golden.least());
        trial.lose(event);
        Optional<String> second = trial.accepted(event, "The repetition after a lost answer");
        Optional<String> third = trial.accepted(event, "The second repetition after a lost answer");
        if (second.isPresent() && third.isPresent() && !second.equals(third)) {
            trial.fail("After a lost answer the same event is given two backendReferences", NEXT);
        }
    }

    private static void replay(Trial trial) throws InterruptedException {
        trial.note(UNSEEN);
        ServiceRequest request = trial.golden.least();
        Event event = trial.golden.event(request);
        Optional<String> first = trial.accepted(event, "A request");
        Optional<String> again = trial.accepted(trial.golden.replayed(request, event), "The replay of a request");
        if (first.isPresent() && again.isPresent() && !first.equals(again)) {
            trial.fail(
                    "The replay of a request is given another backendReference",
                    "Find the request by data.serviceRequestId before a new one is opened");
        }
    }

    private static void duplicatesAtOnce(Trial trial) throws InterruptedException {
        trial.note(UNSEEN);
        Event event = trial.golden.event(trial.golden.least());
        Set<String> references = new HashSet<>();
        for (Answer answer : together(trial, Collections.nCopies(COPIES, event))) {
            trial.accepted(answer, "One of " + COPIES + " copies of an event at once")
                    .ifPresent(references::add);
        }
        if (references.size() > 1) {
            trial.fail(
                    COPIES + " copies of an event at once are given " + references.size() + " backendReferences",
                    "Let the store decide which is the first, by a unique key on (source, id)");
        }
    }

    private static void manyAtOnce(Trial trial) throws InterruptedException {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            events.add(trial.golden.event(trial.golden.least()));
        }
        List<Answer> refused = together(trial, events).stream()
                .filter(answer -> !(answer instanceof Acknowledged acknowledged && acknowledged.accepts()))
                .toList();
        if (!refused.isEmpty()) {
            trial.fail(
                    refused.size() + " of " + AT_ONCE + " requests at once are not accepted",
                    refused.get(0),
                    "Serve them one after another if need be; 'not now' is HTTP 503 with Retry-After");
        }
    }

    private static List<Answer> together(Trial trial, List<Event> events) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(events.size());
        try {
            List<Future<Answer>> futures = new ArrayList<>();
            for (Event event : events) {
                futures.add(threads.submit(() -> trial.send(event)));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Sending an event ends in an answer", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
