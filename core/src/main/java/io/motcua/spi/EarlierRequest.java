package io.motcua.spi;

import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.Requester;
import io.motcua.TrackingId;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that a later submission may be a follow-up to.
 *
 * @param latest what the requester was told last
 * @param answerTo whom answers about it go to
 * @param request the newest version, once it is understood
 * @param decision of that version
 * @param utility that was sent the request last: the decision's, or its partner
 */
public record EarlierRequest(
        TrackingId trackingId,
        Reference reference,
        SubmissionState state,
        RequestStatus latest,
        Optional<String> answerTo,
        Optional<ServiceRequest> request,
        Optional<RoutingDecision> decision,
        Optional<String> utility) {

    public EarlierRequest {
        Objects.requireNonNull(trackingId, "trackingId");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(latest, "latest");
        Objects.requireNonNull(answerTo, "answerTo");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(utility, "utility");
    }

    /**
     * Whether whoever is answered there made this request: answers about it go there too, or it is the requester's
     * e-mail address or telephone number. A reference alone proves nothing.
     */
    public boolean isOf(String sender) {
        if (answerTo.filter(sender::equalsIgnoreCase).isPresent()) {
            return true;
        }
        Requester requester = request.map(ServiceRequest::requester).orElse(Requester.UNKNOWN);
        // An SMSC gives international numbers without the plus of E.164.
        return requester.email().filter(sender::equalsIgnoreCase).isPresent()
                || requester
                        .phone()
                        .filter(phone -> phone.equals(sender) || phone.equals("+" + sender))
                        .isPresent();
    }

    /** Whether nothing more will be done about it. */
    public boolean ended() {
        return !latest.open() || state == SubmissionState.REJECTED || state == SubmissionState.IGNORED;
    }

    /** Names the request; never the person. */
    @Override
    public String toString() {
        return "EarlierRequest[" + reference + ", " + state + ", " + latest + "]";
    }
}
