package io.motcua.channel.web;

import io.motcua.Reference;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.Channel;
import io.motcua.ServiceRequest.Requester;
import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.spi.History;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.Tracking;
import io.motcua.understanding.Reading;
import java.time.ZoneOffset;
import java.util.Optional;

/** Tracking of what an intake remembers, with the telephone number that the form was sent with, in E.164. */
final class ReadTracking implements Tracking {
    private final RememberingIntake intake;

    ReadTracking(RememberingIntake intake) {
        this.intake = intake;
    }

    @Override
    public Optional<History> find(Reference reference) {
        return intake.find(reference).map(this::withRequest);
    }

    private History withRequest(History history) {
        Submission submission = intake.stored().stream()
                .filter(stored -> stored.trackingId().equals(history.trackingId()))
                .findFirst()
                .orElseThrow();
        ServiceRequest request = ServiceRequest.builder()
                .serviceRequestId(history.reference().value())
                .serviceCode("OTHER")
                .channel(new Channel(submission.channel(), submission.account()))
                .requestedDatetime(submission.receivedAt().atOffset(ZoneOffset.UTC))
                .requester(new Requester(Optional.empty(), phone(submission), Optional.empty()))
                .build();
        return new History(
                history.trackingId(),
                history.reference(),
                history.channel(),
                history.account(),
                history.receivedAt(),
                history.storedAt(),
                history.urgency(),
                history.state(),
                history.heldBecause(),
                history.heldDetail(),
                history.payloadSha256(),
                Optional.of(request),
                history.decision(),
                history.deliveries(),
                history.updates(),
                history.notices(),
                history.joinedTo(),
                history.followUps(),
                history.appointment());
    }

    private static Optional<String> phone(Submission submission) {
        try {
            return new WebNormaliser()
                    .read(submission)
                    .field(Reading.PHONE)
                    .map(typed -> "+84" + typed.replaceAll("\\D", "").replaceFirst("^0", ""));
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }
}
