package io.motcua.example.evn.view;

import io.motcua.HoldReason;
import io.motcua.RequestStatus;
import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.stream.Corporation;
import io.motcua.example.evn.stream.Expectation.Refused;
import io.motcua.example.evn.stream.Expectation.Repeated;
import io.motcua.example.evn.stream.PlannedRequest;
import io.motcua.example.evn.utility.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
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
    private final Senders senders = new Senders();
    private final Map<Channel, Integer> in = new EnumMap<>(Channel.class);
    private final Map<Channel, Integer> notices = new EnumMap<>(Channel.class);
    private int sent;
    private int repeatedAnswered;
    private int repeatedAlike;

    private record Answer(int status, String body) {}

    /** Nothing yet; the delays are what each utility takes by itself, in words. */
    public Observations(Map<Corporation, String> delays) {
        this.delays = Map.copyOf(delays);
    }

    /** A request has left for the gateway. */
    public synchronized void sent(PlannedRequest request, Instant at) {
        sent++;
        senders.sent(request, at);
    }

    /** It has reached the channel, whose answer comes later. */
    public synchronized void handedIn(PlannedRequest request) {
        in.merge(request.channel(), 1, Integer::sum);
        senders.of(request.channel(), request.sender()).ifPresent(Senders.Sender::handedIn);
    }

    /**
     * Somebody got an answer on a channel.
     *
     * @param to whom it went to
     * @param reference that it gives
     * @param status that it tells
     * @param inThread whether it belongs to what it answers, as far as the channel has such a thing
     */
    public synchronized void heard(
            Channel channel,
            String to,
            Optional<String> reference,
            Optional<RequestStatus> status,
            boolean inThread,
            Instant at) {
        Optional<Senders.Sender> found = senders.of(channel, to);
        if (found.isEmpty()) {
            surprise("An answer by " + channel + " went to somebody who had asked for nothing");
            return;
        }
        Senders.Sender sender = found.get();
        notices.merge(channel, 1, Integer::sum);
        if (sender.isMachine()) {
            surprise(sender.request() + " was answered");
            return;
        }
        if (!inThread) {
            surprise(sender.request() + " was answered outside its thread");
        }
        reference.ifPresent(given -> named(sender, given, at));
        Optional<String> known = sender.reference().or(() -> reference);
        if (known.isEmpty()) {
            surprise(sender.request() + " was answered without a reference");
            return;
        }
        status.ifPresent(now -> told(known.get(), now, at));
    }

    /** The portal shows this of a dossier. */
    public synchronized void shown(String dossier, RequestStatus status, Instant at) {
        senders.of(Channel.PORTAL, dossier)
                .flatMap(Senders.Sender::reference)
                .ifPresent(reference -> told(reference, status, at));
    }

    /** A sender whose answer comes later hears by it which reference the request has; it may not change. */
    private void named(Senders.Sender sender, String reference, Instant at) {
        if (sender.reference().filter(known -> !known.equals(reference)).isPresent()) {
            surprise(sender.request() + " was answered with two references");
        } else if (sender.reference().isEmpty() && sender.request().channel().answersLater()) {
            sender.named(reference);
            story(reference).accepted(sender.request(), sender.sentAt(), at);
        }
    }

    /**
     * The gateway said yes, and gave this reference.
     *
     * @return whether it is a request of its own, and no repetition
     */
    public synchronized boolean accepted(
            PlannedRequest request, Instant sentAt, Instant at, int status, String body, String reference) {
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
        in.merge(request.channel(), 1, Integer::sum);
        story(reference).accepted(request, sentAt, at);
        senders.of(request.channel(), request.sender()).ifPresent(sender -> {
            sender.handedIn();
            sender.named(reference);
        });
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

    /** The requester saw this status, and when; who says so was not said. */
    public synchronized void told(String reference, RequestStatus status, Instant at) {
        story(reference).told(status, at);
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

    /** The references that an answer told later, with the channel that it came by. */
    public synchronized Map<String, Channel> toldLater() {
        return senders.toldLater();
    }

    /** How many senders have handed something in and have no answer at all yet. */
    public synchronized int waiting() {
        return senders.waiting().size();
    }

    /** How many messages of machines were handed in, that nobody may answer. */
    public synchronized int machines() {
        return senders.machines();
    }

    /** What was seen so far, with the newest requests. */
    public synchronized Snapshot snapshot(int newest) {
        return new SnapshotBuilder(List.copyOf(stories.values()), delays)
                .build(
                        sent,
                        new Counts(Map.copyOf(in), Map.copyOf(notices), machines()),
                        newest,
                        refused,
                        repeatedAnswered,
                        repeatedAlike,
                        surprises);
    }

    /** What went otherwise than meant; empty if all is well. */
    public synchronized List<String> verdict() {
        List<String> all = new ArrayList<>(surprises);
        stories.values().forEach(story -> Judgment.of(story).ifPresent(all::add));
        senders.waiting().forEach(request -> all.add(request + " has had no answer"));
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
