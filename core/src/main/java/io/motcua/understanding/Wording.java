package io.motcua.understanding;

import io.motcua.Answer;
import io.motcua.Notice;
import io.motcua.ServiceRequest;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.profile.DigestWords;
import io.motcua.profile.NoticeWords.Variable;
import io.motcua.profile.NoticeWords.Words;
import io.motcua.profile.Profile;
import io.motcua.profile.Service;
import io.motcua.profile.Utility;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

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
        String language = language(notice);
        StatusUpdate update = notice.update();
        // What a service is called would be told to whom nobody has checked.
        String service = notice.otherWay()
                ? ""
                : notice.request().map(ServiceRequest::serviceCode).orElse("");
        Optional<Words> words = profile.notices().of(update, service, language);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Map<Variable, String> values = notice.otherWay() ? bare(update) : values(notice, words.get(), language);
        return Optional.of(new Answer(
                notice, language, words.get().subject(values), words.get().text(values)));
    }

    /**
     * Several notices of one person in the words of one message, a line each, in the language of the first. It bears an
     * id of its own, the same for the same notices: a message that tells of others too is another one.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public Optional<Answer> of(List<Notice> notices) {
        if (notices.size() < 2) {
            throw new IllegalArgumentException("A digest of " + notices.size() + " notices; two at least are expected");
        }
        Notice first = notices.get(0);
        String channel = first.update().channel();
        String language = language(first);
        DigestWords words = profile.noticeRules().digests();
        if (!words.has(language)) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add(words.before(channel, language));
        for (Notice notice : notices) {
            Words line = words.line(notice.update(), language);
            lines.add(line.text(values(notice, line, language)));
        }
        words.after(profile.trackingAddress(), channel, language).ifPresent(lines::add);
        Notice together = new Notice(
                digestId(notices),
                first.update(),
                first.transport(),
                first.firstLook(),
                first.request(),
                first.askedAt(),
                first.otherWay(),
                first.wanted());
        return Optional.of(
                new Answer(together, language, words.subject(channel, language), String.join("\n", lines), true));
    }

    private String language(Notice notice) {
        return notice.request()
                .map(ServiceRequest::description)
                .flatMap(Language::of)
                .filter(profile.notices().languages()::contains)
                .orElse(profile.language());
    }

    private static TrackingId digestId(List<Notice> notices) {
        StringBuilder ids = new StringBuilder();
        notices.stream().map(notice -> notice.noticeId().toString()).sorted().forEach(ids::append);
        UUID name = UUID.nameUUIDFromBytes(ids.toString().getBytes(StandardCharsets.US_ASCII));
        return TrackingId.of(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(name.getMostSignificantBits())
                .putLong(name.getLeastSignificantBits())
                .array());
    }

    /** Whose address it is has nobody checked: nothing but what the request is called. */
    private static Map<Variable, String> bare(StatusUpdate update) {
        return Map.of(Variable.REFERENCE, update.reference().value());
    }

    private Map<Variable, String> values(Notice notice, Words words, String language) {
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
        WindowWords window = new WindowWords(profile.timeZone(), language);
        update.appointment()
                .ifPresent(news -> values.put(
                        Variable.APPOINTMENT,
                        words.unaccented()
                                ? window.unaccented(news.start(), news.end())
                                : window.of(news.start(), news.end())));
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
