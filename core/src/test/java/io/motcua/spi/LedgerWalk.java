package io.motcua.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Evidence;
import io.motcua.HoldReason;
import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.contract.EventWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes submissions along the path, step by step, as the gateway does; what it makes is of invented people. */
public final class LedgerWalk {
    private static final EventWriter EVENTS = new EventWriter(URI.create("urn:motcua:test"));
    private static final long SECONDS = 30;

    private final Ledger ledger;
    private final Clock clock;

    public LedgerWalk(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A submission with a key of its own. */
    public Submission submission(Urgency urgency) {
        String key = UUID.randomUUID().toString();
        return submission(urgency, key, "{\"description\":\"Mất điện ở xã, mã " + key + "\"}");
    }

    /** A submission with this key and these words. */
    public Submission submission(Urgency urgency, String key, String words) {
        return new Submission(
                TrackingId.next(),
                "app",
                "evn-cskh",
                clock.instant(),
                urgency,
                key,
                Payload.of(words.getBytes(UTF_8), "application/json"),
                Map.of("client", "cskh", "user-agent", "thử nghiệm"));
    }

    /** A submission of somebody who can be answered. */
    public Submission answerable(String answerTo) {
        return answerable(answerTo, Urgency.OUTAGE, clock.instant());
    }

    /** A submission of this class and time, of somebody who can be answered. */
    public Submission answerable(String answerTo, Urgency urgency, Instant receivedAt) {
        Submission submission = submission(urgency);
        return new Submission(
                submission.trackingId(),
                submission.channel(),
                submission.account(),
                receivedAt,
                submission.urgency(),
                submission.dedupeKey(),
                submission.payload(),
                Map.of(Submission.ANSWER_TO, answerTo, "client", "cskh"));
    }

    /** What the stage completes with; what it fails with is the cause of an {@link ExecutionException}. */
    public static <T> T result(CompletionStage<T> stage) throws ExecutionException {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("The stage did not complete within " + SECONDS + " s", e);
        }
    }

    public Receipt accept(Submission submission) throws ExecutionException {
        return result(ledger.accept(submission));
    }

    public Receipt accept() throws ExecutionException {
        return accept(submission(Urgency.OUTAGE));
    }

    public List<StatusUpdate> record(Step step) throws ExecutionException {
        return result(ledger.record(step));
    }

    public ReplyResult reply(String backend, String json) throws ExecutionException {
        return result(ledger.record(List.of(replyOf(backend, json)))).get(0);
    }

    public Reply replyOf(String backend, String json) {
        return new Reply(backend, clock.instant(), Payload.of(json.getBytes(UTF_8), "application/cloudevents+json"));
    }

    /** Claims the one submission that waits. */
    public Work<StoredSubmission> claimSubmission() {
        return only(ledger.claimSubmissions(10));
    }

    /** Claims the one delivery that is due for this backend. */
    public Work<Delivery> claimDelivery(String backend) {
        return only(ledger.claimDeliveries(backend, 10));
    }

    /** Claims the one delivery whose deadline has passed. */
    public Work<Delivery> claimDeadline() {
        return only(ledger.claimDeadlines(10));
    }

    /** Claims the one notice that is due on the walk's channel. */
    public Work<Notice> claimNotice() {
        return only(ledger.claimNotices("app", 10));
    }

    /** A step of a notice that is not tried again. */
    public Step.Noticed noticed(Work<Notice> work, NoticeOutcome outcome) {
        return new Step.Noticed(work, outcome, Optional.empty(), clock.instant());
    }

    /** Accepts a submission of somebody who can be answered, routes and claims it. */
    public Work<Delivery> toDelivery(String backend, String answerTo) throws ExecutionException {
        accept(answerable(answerTo));
        record(routed(claimSubmission(), backend, Priority.P1));
        return claimDelivery(backend);
    }

    public Step.Routed routed(Work<StoredSubmission> work, String backend, Priority priority) {
        ServiceRequest request = request(work).toBuilder()
                .priority(priority)
                .jurisdictionId(Optional.of(backend))
                .build();
        RoutingDecision decision = decision(backend);
        Delivery delivery = EVENTS.delivery(
                request, decision, work.subject().submission().trackingId(), backend, 1, clock.instant());
        return new Step.Routed(work, request, decision, delivery, clock.instant());
    }

    /** Routed to the utility of this decision. */
    public Step.Routed routed(Work<StoredSubmission> work, RoutingDecision decision) {
        String backend = decision.jurisdiction().orElseThrow();
        ServiceRequest request =
                request(work).toBuilder().jurisdictionId(Optional.of(backend)).build();
        Delivery delivery = EVENTS.delivery(
                request, decision, work.subject().submission().trackingId(), backend, 1, clock.instant());
        return new Step.Routed(work, request, decision, delivery, clock.instant());
    }

    /** Routed with clocks that begin with it. */
    public Step.Routed routed(Work<StoredSubmission> work, String backend, List<StartedClock> clocks) {
        Step.Routed step = routed(work, backend, Priority.P1);
        return new Step.Routed(work, step.request(), step.decision(), step.delivery(), clocks, step.at());
    }

    /** Claims the one clock that must be looked at. */
    public Work<OpenClock> claimClock() {
        return only(ledger.claimClocks(10));
    }

    /** A step of a follow-up that joins this request and changes it. */
    public Step.Joined joined(Work<StoredSubmission> work, Reference to) {
        EarlierRequest earlier = ledger.earlier(to).orElseThrow();
        return joined(work, to, earlier.decision().orElseThrow().jurisdiction().orElseThrow());
    }

    /** As {@link #joined(Work, Reference)}, where this utility has the request. */
    public Step.Joined joined(Work<StoredSubmission> work, Reference to, String backend) {
        EarlierRequest earlier = ledger.earlier(to).orElseThrow();
        ServiceRequest before = earlier.request().orElseThrow();
        ServiceRequest after = before.toBuilder()
                .version(before.version() + 1)
                .description(before.description() + "\n\nVẫn chưa có điện")
                .build();
        RoutingDecision decision = earlier.decision().orElseThrow();
        Delivery delivery = EVENTS.delivery(after, decision, earlier.trackingId(), backend, 1, clock.instant());
        return new Step.Joined(
                work, earlier.reference(), Optional.of(new Step.Changed(after, decision, delivery)), clock.instant());
    }

    /** A step of a follow-up to a request that a person holds. */
    public Step.Joined joinedWhileHeld(Work<StoredSubmission> work, Reference to) {
        return new Step.Joined(work, to, Optional.empty(), clock.instant());
    }

    public Step.Held held(Work<StoredSubmission> work, HoldReason reason) {
        RoutingDecision decision = RoutingDecision.hold(reason, List.of(), "profile-1", LocalDate.of(2026, 11, 20));
        return new Step.Held(
                work,
                reason,
                "nothing names a place",
                Optional.of(request(work)),
                Optional.of(decision),
                clock.instant());
    }

    /** What the audit trail says of something that somebody did. */
    public AuditEntry entry(HeldSubmission found, String action, String after) {
        return new AuditEntry(
                clock.instant(),
                "lan",
                action,
                Optional.of(found.stored().receipt().reference()),
                Optional.of("said on the telephone"),
                Optional.of("held " + found.reason()),
                Optional.of(after));
    }

    /** A person said this; the request is held for another reason then. */
    public Intervention.Said said(HeldSubmission found, Map<String, String> said, Priority priority) {
        HoldReason reason = HoldReason.CONTRADICTORY_PLACE;
        ServiceRequest request = found.request().orElseThrow().toBuilder()
                .version(found.stored().nextVersion())
                .priority(priority)
                .build();
        RoutingDecision decision = RoutingDecision.hold(reason, List.of(), "profile-1", LocalDate.of(2026, 11, 20));
        return new Intervention.Said(
                found,
                entry(found, "set", String.join(", ", said.keySet())),
                said,
                reason,
                "mended",
                Optional.of(request),
                Optional.of(decision));
    }

    /** A person sent it on to this utility. */
    public Intervention.SentOn sentOn(HeldSubmission found, String backend) {
        ServiceRequest request = found.request().orElseThrow().toBuilder()
                .version(found.stored().nextVersion())
                .jurisdictionId(Optional.of(backend))
                .build();
        RoutingDecision decision = decision(backend);
        return new Intervention.SentOn(
                found, entry(found, "send", backend), request, decision, delivery(request, decision, found, 1));
    }

    /** A person made it part of this request. */
    public Intervention.Merged merged(HeldSubmission found, Reference into) {
        EarlierRequest whole = ledger.earlier(into).orElseThrow();
        ServiceRequest before = whole.request().orElseThrow();
        ServiceRequest after = before.toBuilder().version(before.version() + 1).build();
        RoutingDecision decision = whole.decision().orElseThrow();
        Delivery delivery = EVENTS.delivery(
                after, decision, whole.trackingId(), decision.jurisdiction().orElseThrow(), 1, clock.instant());
        return new Intervention.Merged(
                found,
                entry(found, "merge", into.value()),
                into,
                Optional.of(new Step.Changed(after, decision, delivery)));
    }

    /** A delivery of a held submission to the utility that was decided on. */
    public Delivery delivery(ServiceRequest request, RoutingDecision decision, HeldSubmission found, int generation) {
        return EVENTS.delivery(
                request,
                decision,
                found.stored().receipt().trackingId(),
                decision.jurisdiction().orElseThrow(),
                generation,
                clock.instant());
    }

    /** What a submission is understood to mean. */
    public ServiceRequest request(Work<StoredSubmission> work) {
        StoredSubmission stored = work.subject();
        return ServiceRequest.builder()
                .serviceRequestId(stored.receipt().reference().value())
                .version(stored.nextVersion())
                .serviceCode("OUTAGE_HOUSEHOLD")
                .description("Nhà tôi mất điện từ 19 giờ, \"cả xóm\" 🔥")
                .requestedDatetime(stored.submission().receivedAt().atOffset(ZoneOffset.ofHours(7)))
                .channel(new ServiceRequest.Channel(
                        stored.submission().channel(), stored.submission().account()))
                .build();
    }

    public static RoutingDecision decision(String backend) {
        Evidence evidence = new Evidence(
                Evidence.PROVINCE, "79", new Evidence.Source("location.province", 0, 4), "province.field", 0.9);
        return RoutingDecision.route(
                backend,
                Evidence.PROVINCE,
                List.of(new RoutingDecision.Candidate(backend, List.of(evidence), List.of())),
                "profile-1",
                LocalDate.of(2026, 11, 20));
    }

    /** A decision for this utility, although a customer code speaks for the other. */
    public static RoutingDecision disputed(String backend, String other) {
        Evidence place = new Evidence(
                Evidence.PROVINCE, "79", new Evidence.Source("location.province", 0, 4), "province.field", 0.9);
        Evidence code = new Evidence(
                Evidence.CUSTOMER_CODE, "PB01", new Evidence.Source("customerCode", 0, 13), "code.field", 0.9);
        return RoutingDecision.route(
                backend,
                Evidence.PROVINCE,
                List.of(
                        new RoutingDecision.Candidate(backend, List.of(place), List.of(code)),
                        new RoutingDecision.Candidate(other, List.of(code), List.of(place))),
                "profile-1",
                LocalDate.of(2026, 11, 20));
    }

    public Step.Attempted attempted(Work<Delivery> work, DeliveryOutcome outcome) {
        return new Step.Attempted(work, outcome, Optional.empty(), clock.instant());
    }

    public Step.Attempted attempted(Work<Delivery> work, DeliveryOutcome outcome, Instant next) {
        return new Step.Attempted(work, outcome, Optional.of(next), clock.instant());
    }

    /** Accepts, routes and claims: a delivery on its way. */
    public Work<Delivery> toDelivery(String backend) throws ExecutionException {
        accept();
        record(routed(claimSubmission(), backend, Priority.P1));
        return claimDelivery(backend);
    }

    /** Pauses or resumes a lane, as a person does. */
    public void order(Lane lane, boolean paused) throws ExecutionException {
        AuditEntry entry = new AuditEntry(
                clock.instant(),
                "lan",
                paused ? "pause" : "resume",
                Optional.empty(),
                Optional.of("their upgrade"),
                Optional.of("before"),
                Optional.of("after"));
        result(ledger.record(new LaneOrder(lane, paused, entry)));
    }

    /** Takes a delivery as far as the broker; its deadline is in a minute. */
    public Work<Delivery> toSent(String backend) throws ExecutionException {
        Work<Delivery> work = toDelivery(backend);
        record(attempted(work, new DeliveryOutcome.Sent(clock.instant().plus(Duration.ofMinutes(1)))));
        return work;
    }

    /** An acknowledgment of this delivery with an event id of its own. */
    public static String acknowledgment(Delivery delivery, String result) {
        return acknowledgment(UUID.randomUUID().toString(), delivery, result);
    }

    public static String acknowledgment(String eventId, Delivery delivery, String result) {
        return event(
                eventId,
                delivery,
                "\"kind\":\"acknowledgment\",\"result\":\"" + result + "\",\"backendReference\":\"PC-" + eventId
                        + "\"");
    }

    /** A status event of this delivery with an event id of its own. */
    public static String status(Delivery delivery, String status) {
        return event(
                UUID.randomUUID().toString(),
                delivery,
                "\"kind\":\"status\",\"status\":\"" + status
                        + "\",\"serviceNotice\":\"Đội sửa chữa đang đến\",\"expectedDatetime\":\"2026-11-20T20:00:00+07:00\"");
    }

    /** That there is an appointment in this window, said at that time. */
    public static String appointment(String eventId, Delivery delivery, Instant said, Instant start, Instant end) {
        return timed(
                event(
                        eventId,
                        delivery,
                        "\"kind\":\"appointment\",\"status\":\"confirmed\",\"serviceNotice\":\"Khảo sát\",\"validFor\":"
                                + "{\"startDateTime\":\"" + start + "\",\"endDateTime\":\"" + end + "\"}"),
                said);
    }

    /** That there is none any more, said at that time. */
    public static String cancelled(String eventId, Delivery delivery, Instant said) {
        return timed(event(eventId, delivery, "\"kind\":\"appointment\",\"status\":\"cancelled\""), said);
    }

    private static String timed(String event, Instant said) {
        return event.replace("\"datacontenttype\"", "\"time\":\"" + said + "\",\"datacontenttype\"");
    }

    /** A reply event with these further fields of data. */
    public static String event(String eventId, Delivery delivery, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:utility","type":"io.motcua.servicerequest.reply.v1",\
                "correlationid":"%s","datacontenttype":"application/json",\
                "data":{"serviceRequestId":"%s","requestVersion":%d,%s}}""".formatted(
                eventId, delivery.deduplicationId(), delivery.reference().value(), delivery.version(), data);
    }

    private static <T> Work<T> only(List<Work<T>> claimed) {
        if (claimed.size() != 1) {
            throw new AssertionError("Claimed " + claimed.size() + " instead of one: " + claimed);
        }
        return claimed.get(0);
    }
}
