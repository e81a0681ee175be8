package io.motcua.path;

import io.motcua.ServiceRequest;
import io.motcua.TrackingId;
import io.motcua.profile.Profile;
import io.motcua.spi.SharedNews;
import io.motcua.spi.SharedNews.Linked;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Says whom of those who are linked to a request its end concerns. Safe for use by many threads. */
final class NewsStep {
    private final Supplier<Profile> profile;
    private final Clock clock;

    NewsStep(Supplier<Profile> profile, Clock clock) {
        this.profile = profile;
        this.clock = clock;
    }

    /** A page of news that others are told too. */
    record Share(Work<SharedNews> work) {}

    /** The step that tells those of the page who wait for the end of the same trouble. */
    Step share(Share share) {
        SharedNews news = share.work().subject();
        Optional<ServiceRequest> done = news.request();
        SameTrouble same = new SameTrouble(profile.get().services());
        List<TrackingId> to = news.linked().stream()
                .filter(linked -> done.filter(request -> same.is(request, linked.request()))
                        .isPresent())
                .map(Linked::trackingId)
                .toList();
        return new Step.NewsShared(share.work(), to, clock.instant());
    }
}
