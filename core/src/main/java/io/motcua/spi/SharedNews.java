package io.motcua.spi;

import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.ServiceRequest;
import io.motcua.TrackingId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of those who may be told what was said of a request that is not theirs. Whom it concerns by what the requests are
 * about is the path's to say; whether they may still be told is the ledger's.
 *
 * @param of the request that it was said of
 * @param status what was said
 * @param by the utility that said it
 * @param request what that request means, if it was understood
 * @param linked open requests of the same utility that are linked to it; none while its own parts are told
 */
public record SharedNews(
        Reference of, RequestStatus status, String by, Optional<ServiceRequest> request, List<Linked> linked) {
    public SharedNews {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(request, "request");
        linked = List.copyOf(linked);
    }

    /** A request that is linked to the other, by either of them. */
    public record Linked(TrackingId trackingId, ServiceRequest request) {
        public Linked {
            Objects.requireNonNull(trackingId, "trackingId");
            Objects.requireNonNull(request, "request");
        }
    }
}
