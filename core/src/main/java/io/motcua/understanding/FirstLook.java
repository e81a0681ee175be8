package io.motcua.understanding;

import io.motcua.Payload;
import io.motcua.Urgency;
import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.profile.Service;
import io.motcua.profile.ServiceRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at the first bytes of a payload, whatever its format, before anything of it is understood: as they stand, and,
 * where letters are plainly broken, as they were meant. It knows no accents, no denial and no past: what may be danger to
 * life is taken for it, since all that depends on it is who goes first.
 */
final class FirstLook {
    private final PhraseIndex index;
    private final List<Urgency> urgencies = new ArrayList<>();

    FirstLook(Profile profile) {
        List<String> texts = new ArrayList<>();
        for (Service service : profile.services().values()) {
            add(texts, service.code(), service.urgency());
        }
        Map<String, Urgency> signalled = signalled(profile);
        for (Phrase phrase : profile.phrases()) {
            if (phrase.kind() == Kind.HAZARD || phrase.kind() == Kind.LIFE_SUPPORT) {
                add(texts, phrase.text(), Urgency.LIFE_SAFETY);
            } else if (phrase.kind() == Kind.SERVICE) {
                add(texts, phrase.text(), urgency(profile, phrase.code()));
            } else if (phrase.kind() == Kind.SIGNAL) {
                add(texts, phrase.text(), signalled.getOrDefault(phrase.code(), Urgency.OTHER));
            }
        }
        index = new PhraseIndex(texts, false);
    }

    /** What a sign that speaks for a service all alone makes of a message. */
    private static Map<String, Urgency> signalled(Profile profile) {
        Map<String, Urgency> most = new HashMap<>();
        for (ServiceRule rule : profile.serviceRules()) {
            if (rule.weight() > 0
                    && rule.with().isEmpty()
                    && rule.needs().size() == 1
                    && rule.needs().get(0).size() == 1) {
                String sign = rule.needs().get(0).iterator().next();
                most.merge(sign, urgency(profile, rule.serviceCode()), FirstLook::more);
            }
        }
        return most;
    }

    private static Urgency urgency(Profile profile, String serviceCode) {
        Service service = profile.services().get(serviceCode);
        return service == null ? Urgency.OTHER : service.urgency();
    }

    private static Urgency more(Urgency one, Urgency other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    Urgency of(Payload payload) {
        FirstWords words = FirstWords.of(payload.buffer());
        Urgency seen = of(words.asTheyStand());
        return seen == Urgency.LIFE_SAFETY
                ? seen
                : words.mended().map(mended -> more(seen, of(mended))).orElse(seen);
    }

    private Urgency of(FoldedText text) {
        Urgency[] most = {Urgency.OTHER};
        index.visit(text, match -> {
            most[0] = more(most[0], urgencies.get(match.phrase()));
            return most[0] != Urgency.LIFE_SAFETY;
        });
        return most[0];
    }

    private void add(List<String> texts, String text, Urgency urgency) {
        if (urgency != Urgency.OTHER) {
            texts.add(text);
            urgencies.add(urgency);
        }
    }
}
