package io.motcua.kit;

import io.motcua.kit.Answer.Acknowledged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the cases share: the line, the events, all that was sent and heard, and what the case that runs came to. */
final class Trial {
    final GoldenEvents golden;
    final KitConfig config;
    final Inbox inbox;
    private final Line line;
    private final Map<String, Event> sent = new ConcurrentHashMap<>();
    private final Queue<Timed> timed = new ConcurrentLinkedQueue<>();
    private final Map<Finding, Integer> findings = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** An acknowledgment that came so long after its event. */
    record Timed(Event event, Duration after) {}

    Trial(KitConfig config, GoldenEvents golden, Line line, Inbox inbox) {
        this.config = config;
        this.golden = golden;
        this.line = line;
        this.inbox = inbox;
    }

    /** Sends an event and waits; longer than the contract allows, so that a late answer is told from none. */
    Answer send(Event event) throws InterruptedException {
        sent.put(event.id(), event);
        Instant before = Instant.now();
        Answer answer = line.exchange(event, config.patience());
        if (answer instanceof Acknowledged acknowledged) {
            timed.add(new Timed(
                    event, Duration.between(before, acknowledged.reply().at())));
        }
        return answer;
    }

    /** Sends an event to see whether anybody answers at all; how long a consumer takes to come is not judged. */
    Answer probe(Event event) throws InterruptedException {
        Answer answer = send(event);
        timed.clear();
        return answer;
    }

    /** Sends an event whose answer is lost. */
    void lose(Event event) throws InterruptedException {
        sent.put(event.id(), event);
        line.lose(event);
    }

    /** Sends an event that the backend must accept, and gives the reference; empty, with a finding, if it does not. */
    Optional<String> accepted(Event event, String what) throws InterruptedException {
        return accepted(send(event), what);
    }

    /** The reference in an answer that must accept; empty, with a finding, if it does not. */
    Optional<String> accepted(Answer answer, String what) {
        if (answer instanceof Acknowledged acknowledged && acknowledged.accepts()) {
            if (!acknowledged.backendReference().isEmpty()) {
                return Optional.of(acknowledged.backendReference());
            }
            fail(what + " is accepted without a backendReference", "Name the request in every acceptance");
            return Optional.empty();
        }
        fail(
                what + " is not accepted",
                answer,
                (answer instanceof Answer.Refused ? "See by its words why it is refused. " : "")
                        + "Store the request, then answer with kind acknowledgment, result accepted and a"
                        + " backendReference");
        return Optional.empty();
    }

    /** The backend still takes what is right. */
    void stillServes(String after) throws InterruptedException {
        Answer answer = send(golden.event(golden.least()));
        if (!(answer instanceof Acknowledged acknowledged && acknowledged.accepts())) {
            fail(
                    "After " + after + " the next request is not accepted",
                    answer,
                    "Refuse one message alone; the next must be served as if nothing had been");
        }
    }

    void fail(String fact, String next) {
        fail(new Finding(fact, Optional.empty(), next));
    }

    /** Fails for the way in which something was answered. */
    void fail(String fact, Answer answer, String next) {
        fail(new Finding(fact, Optional.of(answer.inWords()), next));
    }

    private void fail(Finding finding) {
        synchronized (findings) {
            findings.merge(finding, 1, Integer::sum);
        }
    }

    /** The findings since this was last asked. */
    List<Finding> takeFindings() {
        synchronized (findings) {
            List<Finding> taken = new ArrayList<>();
            findings.forEach((finding, times) -> taken.add(
                    times == 1
                            ? finding
                            : new Finding(
                                    finding.fact() + " (" + times + " times)", finding.answer(), finding.next())));
            findings.clear();
            return taken;
        }
    }

    /** Says what the case could not see, so that nobody takes a pass for more than it is. */
    void note(String unseen) {
        notes.add(unseen);
    }

    /** The notes since this was last asked. */
    List<String> takeNotes() {
        List<String> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    boolean showsRefusals() {
        return line.showsRefusals();
    }

    List<Timed> timed() {
        return List.copyOf(timed);
    }

    /** What was sent under this id. */
    Optional<Event> sent(String id) {
        return Optional.ofNullable(sent.get(id));
    }

    /** The event that a reply can only be meant for. */
    Optional<Event> meant(Heard reply) {
        return reply.answers()
                .or(() -> sent(reply.attribute("correlationid")))
                .or(() -> sent.values().stream().filter(reply::isAbout).findFirst());
    }
}
