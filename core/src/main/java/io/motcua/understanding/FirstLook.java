package io.motcua.understanding;

import io.motcua.Payload;
import io.motcua.Urgency;
import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.profile.Service;
import io.motcua.profile.ServiceRule;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at the first bytes of a payload, whatever its format, before anything of it is understood. It knows no accents,
 * no denial and no past: what may be danger to life is taken for it, since all that depends on it is who goes first.
 */
final class FirstLook {
    /** How much is looked at, in bytes. */
    static final int BYTES = 8 * 1024;

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
        Urgency[] most = {Urgency.OTHER};
        index.visit(decode(payload.buffer()), match -> {
            Urgency urgency = urgencies.get(match.phrase());
            if (urgency.compareTo(most[0]) < 0) {
                most[0] = urgency;
            }
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

    /** UTF-8 without complaints, with JSON's escapes (RFC 8259, section 7) resolved wherever they stand. */
    private static FoldedText decode(ByteBuffer bytes) {
        int length = Math.min(BYTES, bytes.remaining());
        char[] text = new char[length];
        int size = 0;
        for (int i = 0; i < length; ) {
            int b = bytes.get(i) & 0xFF;
            if (b == '\\' && i + 1 < length) {
                int next = bytes.get(i + 1);
                int escaped = next == 'u' && i + 5 < length ? hex(bytes, i + 2) : -1;
                if (escaped >= 0) {
                    text[size++] = (char) escaped;
                    i += 6;
                } else {
                    text[size++] = ' ';
                    i += 2;
                }
            } else if (b < 0x80) {
                text[size++] = (char) b;
                i++;
            } else {
                int more = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : b >= 0xC0 ? 1 : 0;
                int code = more == 0 ? b : b & (0x3F >> more);
                int next = i + 1;
                while (more > 0 && next < length && (bytes.get(next) & 0xC0) == 0x80) {
                    code = code << 6 | bytes.get(next++) & 0x3F;
                    more--;
                }
                // What is beyond the first plane is an emoji, not a letter of ours.
                text[size++] = more == 0 && code <= 0xFFFF ? (char) code : ' ';
                i = next;
            }
        }
        return FoldedText.of(text, size);
    }

    private static int hex(ByteBuffer bytes, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(bytes.get(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
