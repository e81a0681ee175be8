package io.motcua.understanding;

import io.motcua.Answer;
import io.motcua.Notice;
import io.motcua.ServiceRequest;
import io.motcua.StatusUpdate;
import io.motcua.profile.NoticeWords.Variable;
import io.motcua.profile.NoticeWords.Words;
import io.motcua.profile.Profile;
import io.motcua.profile.Service;
import io.motcua.profile.Utility;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts notices into the profile's words, in the language that the requester wrote. Pure: the same notice and profile give
 * the same answer. Safe for use by many threads.
 */
public final class Wording {
    private static final DateTimeFormatter EXPECTED = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

    private final Profile profile;

    /** The wording of this profile. */
    public Wording(Profile profile) {
        this.profile = Objects.requireNonNull(profile, "profile");
    }

    /** The notice in words; empty if the profile has none for it. */
    public Optional<Answer> of(Notice notice) {
        String language = notice.request()
                .map(ServiceRequest::description)
                .flatMap(Language::of)
                .filter(profile.notices().languages()::contains)
                .orElse(profile.language());
        StatusUpdate update = notice.update();
        Optional<Words> words = profile.notices().of(update.status(), update.channel(), language);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Map<Variable, String> values = values(notice, language);
        return Optional.of(new Answer(
                notice, language, words.get().subject(values), words.get().text(values)));
    }

    private Map<Variable, String> values(Notice notice, String language) {
        Map<Variable, String> values = new EnumMap<>(Variable.class);
        StatusUpdate update = notice.update();
        values.put(Variable.REFERENCE, update.reference().value());
        notice.request()
                .map(request -> profile.services().get(request.serviceCode()))
                .ifPresent(service -> values.put(Variable.SERVICE, name(service, language)));
        utility(notice).ifPresent(utility -> values.put(Variable.UTILITY, name(utility, language)));
        update.expectedAt()
                .ifPresent(at -> values.put(Variable.EXPECTED, EXPECTED.format(at.atZone(profile.timeZone()))));
        profile.trackingAddress().ifPresent(address -> values.put(Variable.TRACKING, address));
        return values;
    }

    /** Who says so, or else whom the request was sent to. */
    private Optional<Utility> utility(Notice notice) {
        Utility speaker = profile.utilities().get(notice.update().by());
        return speaker != null
                ? Optional.of(speaker)
                : notice.request().flatMap(ServiceRequest::jurisdictionId).map(profile.utilities()::get);
    }

    private static String name(Service service, String language) {
        return language.equals(Language.ENGLISH) ? service.nameEn() : service.nameVi();
    }

    private static String name(Utility utility, String language) {
        return language.equals(Language.ENGLISH) ? utility.nameEn() : utility.nameVi();
    }
}
