package io.motcua.path;

import io.motcua.Notice;
import io.motcua.ServiceRequest;
import io.motcua.profile.Profile;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.OtherWay;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds where a notice can go that failed where the person wrote: to an address that they gave in the request. */
final class OtherWays {
    private final Supplier<Profile> profile;
    private final List<AnsweringChannel> channels;

    OtherWays(Supplier<Profile> profile, List<AnsweringChannel> channels) {
        this.profile = profile;
        this.channels = List.copyOf(channels);
    }

    /** Another way for this notice; none for one that goes another way already. */
    Optional<OtherWay> of(Notice notice) {
        if (notice.otherWay() || notice.request().isEmpty()) {
            return Optional.empty();
        }
        ServiceRequest request = notice.request().get();
        return channels.stream()
                .filter(channel -> !channel.channel().equals(notice.update().channel()))
                .flatMap(channel ->
                        channel
                                .wayTo(request.requester(), account -> isOf(channel.channel(), account, request))
                                .stream())
                .findFirst();
    }

    private boolean isOf(String channel, String account, ServiceRequest request) {
        Optional<String> utility = profile.get().utilityOf(channel, account);
        return utility.isPresent() && utility.equals(request.jurisdictionId());
    }
}
