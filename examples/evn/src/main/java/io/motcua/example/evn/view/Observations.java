package io.motcua.example.evn.view;

import io.motcua.HoldReason;
import io.motcua.RequestStatus;
import io.motcua.example.evn.stream.Corporation;
import io.motcua.example.evn.stream.Expectation.Refused;
import io.motcua.example.evn.stream.Expectation.Repeated;
import io.motcua.example.evn.stream.PlannedRequest;
import io.motcua.example.evn.utility.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that the demonstration saw. Safe for use by many threads. */
public final class Observations {
    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final Map<Integer, Answer> answers = new HashMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final List<String> surprises = new ArrayList<>();
    private final Map<Corporation, String> delays;
    private int sent;
    private int repeatedAnswered;
    private int repeatedAlike;

    private record Answer(int status, String body) {}

    /** Nothing yet; the delays are what each utility takes by itself, in words. */
    public Observations(Map<Corporation, String> delays) {
        this.delays = Map.copyOf(delays);
    }

    /** A request has left for the gateway. */
    public synchronized void sent() {
        sent++;
    }

    /**
     * The gateway said yes, and gave this reference.
     *
     * @return whether it is a request of its own, and no repetition
     */
    public synchronized boolean accepted(
            PlannedRequest request, Instant sentAt, int status, String body, String reference) {
        if (request.expectation() instanceof Repeated repeated) {
            repeatedAnswered++;
            Answer first = answers.get(repeated.number());
            if (new Answer(status, body).equals(first)) {
                repeatedAlike++;
            } else {
                surprise(request + " was answered otherwise than the first time");
            }
            return false;
        }
        if (request.expectation() instanceof Refused) {
            surprise(request + " was accepted");
        }
        answers.put(request.number(), new Answer(status, body));
        story(reference).accepted(request, sentAt);
        return true;
    }

    /** The gateway said no: the sender must mend the request. */
    public synchronized void refused(PlannedRequest request, int status) {
        if (request.expectation() instanceof Refused meant) {
            refused.merge(meant.fault(), 1, Integer::sum);
        } else {
            surprise(request + " was refused with " + status);
        }
    }

    /** No answer came, or one that says neither yes nor no. */
    public synchronized void failed(PlannedRequest request, String what) {
        surprise(request + ": " + what);
    }

    /** A utility's process said something. */
    public synchronized void reported(Corporation corporation, Report report) {
        if (report instanceof Report.Took took) {
            story(took.reference()).taken(corporation, took.at(), took.priority());
        } else if (report instanceof Report.Said said && said.what().equals("acknowledgment")) {
            story(said.reference()).answerDue(said.due());
        }
    }

    /** The requester saw that the utility has acknowledged. */
    public synchronized void acknowledged(String reference, Corporation by, Instant at) {
        story(reference).acknowledged(by, at);
    }

    /** The requester saw this status. */
    public synchronized void status(String reference, RequestStatus status) {
        story(reference).status(status);
    }

    /** The operator saw that it is held, and why. */
    public synchronized void held(String reference, HoldReason reason) {
        story(reference).held(reason);
    }

    /** Something went otherwise than meant. */
    public synchronized void surprise(String what) {
        surprises.add(what);
    }

    /** The references whose end is not known yet: neither acknowledged nor held. */
    public synchronized List<String> unanswered() {
        return stories.values().stream()
                .filter(story -> story.request().isPresent() && !story.isAnswered())
                .map(story -> story.reference)
                .toList();
    }

    /** How many requests were said yes to, no to, or failed, against how many were sent. */
    public synchronized Snapshot snapshot(int newest) {
        return new SnapshotBuilder(List.copyOf(stories.values()), delays)
                .build(sent, newest, refused, repeatedAnswered, repeatedAlike, surprises);
    }

    /** What went otherwise than meant; empty if all is well. */
    public synchronized List<String> verdict() {
        List<String> all = new ArrayList<>(surprises);
        stories.values().forEach(story -> Judgment.of(story).ifPresent(all::add));
        return all;
    }

    /** The request with this reference, if it was one of ours. */
    public synchronized Optional<PlannedRequest> request(String reference) {
        return Optional.ofNullable(stories.get(reference)).flatMap(Story::request);
    }

    private Story story(String reference) {
        return stories.computeIfAbsent(reference, Story::new);
    }
}
