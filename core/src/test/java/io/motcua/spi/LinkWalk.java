package io.motcua.spi;

import static io.motcua.spi.LedgerWalk.result;
import static io.motcua.spi.LedgerWalk.status;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.HoldReason;
import io.motcua.Notice;
import io.motcua.NoticeOutcome.Sent;
import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.RelatedRequest;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.contract.EventWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes requests that name each other along the path, and tells of them. All are EVNSPC's where nothing else is said. */
record LinkWalk(Ledger ledger, LedgerWalk walk, SettableClock clock) {
    private static final String UTILITY = "EVNSPC";

    /** A request of this person that its utility has, and that names these. */
    Delivery settled(String person, Reference... related) throws Exception {
        return settledAt(UTILITY, person, related);
    }

    Delivery settledAt(String backend, String person, Reference... related) throws Exception {
        walk.accept(walk.answerable(person));
        return accepted(linked(walk.claimSubmission(), backend, related));
    }

    /** A request that names this one and that its utility is being given. */
    Work<Delivery> claimed(String person, Reference related) throws Exception {
        walk.accept(walk.answerable(person));
        walk.record(linked(walk.claimSubmission(), UTILITY, related));
        return walk.claimDelivery(UTILITY);
    }

    /** A step of a submission that names these. */
    Step.Routed linked(Work<StoredSubmission> work, String backend, Reference... related) {
        Step.Routed routed = walk.routed(work, backend, Priority.P1);
        ServiceRequest request = naming(routed.request(), related);
        TrackingId id = work.subject().submission().trackingId();
        Delivery delivery = new EventWriter(URI.create("urn:motcua:test"))
                .delivery(request, routed.decision(), id, backend, 1, routed.at());
        return new Step.Routed(work, request, routed.decision(), delivery, routed.at());
    }

    /** Records this step, and that the utility has what it delivers. */
    Delivery accepted(Step.Routed step) throws Exception {
        walk.record(step);
        Work<Delivery> work = walk.claimDelivery(step.delivery().backend());
        walk.record(walk.attempted(work, new Accepted("PC-1")));
        return work.subject();
    }

    /** A submission that a person holds, and that names this request. */
    void held(String person, Reference related) throws Exception {
        walk.accept(walk.answerable(person));
        hold(request -> naming(request, related));
    }

    /** A person makes what this person wrote a part of that request, and its utility has that. */
    Reference merged(Reference whole, String person) throws Exception {
        return merged(whole, person, request -> request);
    }

    Reference merged(Reference whole, String person, UnaryOperator<ServiceRequest> understood) throws Exception {
        Receipt receipt = walk.accept(walk.answerable(person));
        hold(understood);
        HeldSubmission held = ledger.heldSubmission(receipt.reference()).orElseThrow();
        result(ledger.record(walk.merged(held, whole)));
        walk.record(walk.attempted(walk.claimDelivery(UTILITY), new Accepted("PC-1")));
        return receipt.reference();
    }

    /** This person adds to a request of theirs, and its utility has that. */
    void followUp(String person, Delivery to) throws Exception {
        walk.accept(walk.answerable(person));
        walk.record(walk.joined(walk.claimSubmission(), to.reference()));
        walk.record(walk.attempted(walk.claimDelivery(UTILITY), new Accepted("PC-1")));
    }

    /** The utility says this of it. */
    ReplyResult says(Delivery delivery, String status) throws Exception {
        return walk.reply(UTILITY, status(delivery, status));
    }

    /** The utility said this of it at that time, which is heard an hour later. */
    void said(Instant said, Delivery delivery, String status) throws Exception {
        String timed =
                status(delivery, status).replaceFirst("\"specversion\"", "\"time\":\"" + said + "\",\"specversion\"");
        result(ledger.record(List.of(new Reply(
                UTILITY,
                said.plus(Duration.ofHours(1)),
                Payload.of(timed.getBytes(StandardCharsets.UTF_8), "application/cloudevents+json")))));
    }

    /** The restoration of this one is shared and told. */
    void restored(Delivery delivery) throws Exception {
        says(delivery, "RESOLVED");
        shareAll();
        tellLater();
    }

    /** Shares what is to be shared, to whomever is on its pages. */
    List<StatusUpdate> shareAll() throws Exception {
        List<StatusUpdate> told = new ArrayList<>();
        List<Work<SharedNews>> claimed = ledger.claimNews(1);
        while (!claimed.isEmpty()) {
            told.addAll(walk.record(concernsAll(claimed.get(0), OpenedLedger.BEGIN)));
            claimed = ledger.claimNews(1);
        }
        return told;
    }

    /** A step of a page of news that concerns all who are on it. */
    static Step.NewsShared concernsAll(Work<SharedNews> work, Instant at) {
        return new Step.NewsShared(
                work,
                work.subject().linked().stream()
                        .map(SharedNews.Linked::trackingId)
                        .toList(),
                at);
    }

    /** Tells what waits a little for other news of the same person, too. */
    void tellLater() throws Exception {
        clock.pass(Duration.ofSeconds(2));
        tellAll();
    }

    void tellAll() throws Exception {
        List<Work<Notice>> due = ledger.claimNotices("app", 10);
        while (!due.isEmpty()) {
            for (Work<Notice> work : due) {
                walk.record(walk.noticed(work, new Sent("m")));
            }
            due = ledger.claimNotices("app", 10);
        }
    }

    /** The statuses of a request's notices, each with how far it is. */
    List<String> noticed(Delivery delivery) {
        return history(delivery).notices().stream()
                .map(notice -> notice.status() + " " + notice.state())
                .toList();
    }

    History history(Delivery delivery) {
        return ledger.find(delivery.reference()).orElseThrow();
    }

    private void hold(UnaryOperator<ServiceRequest> understood) throws Exception {
        Step.Held step = walk.held(walk.claimSubmission(), HoldReason.NO_PLACE);
        walk.record(new Step.Held(
                step.work(), step.reason(), step.detail(), step.request().map(understood), step.decision(), step.at()));
    }

    private static ServiceRequest naming(ServiceRequest request, Reference... related) {
        return request.toBuilder()
                .relatedRequests(List.of(related).stream()
                        .map(reference -> new RelatedRequest(reference.value(), "followUpOf"))
                        .toList())
                .build();
    }
}
