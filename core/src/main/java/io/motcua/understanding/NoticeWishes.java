package io.motcua.understanding;

import io.motcua.NoticeWish;
import io.motcua.profile.Profile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds messages that say nothing but which notices their sender wishes, such as {@code STOP}. Words count without
 * case, accents and what stands around them; whoever writes anything more is understood as everybody is. Safe for use
 * by many threads.
 */
public final class NoticeWishes {
    private final Map<String, Map<String, NoticeWish>> byChannel = new HashMap<>();

    /** The wishes that this profile has words for. */
    public NoticeWishes(Profile profile) {
        profile.noticeRules().wishes().forEach((channel, words) -> {
            Map<String, NoticeWish> folded = new HashMap<>();
            words.forEach((written, wish) -> folded.put(folded(written), wish));
            byChannel.put(channel, folded);
        });
    }

    /** What the sender wishes who wrote this and nothing else on the channel. */
    public Optional<NoticeWish> in(String channel, Reading reading) {
        Map<String, NoticeWish> words = byChannel.getOrDefault(channel, Map.of());
        return words.isEmpty()
                ? Optional.empty()
                : reading.field(Reading.DESCRIPTION).map(text -> words.get(folded(text)));
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = Folding.letter(text.charAt(i));
            if (letter > Folding.MARK) {
                folded.append(letter);
            } else if (letter == Folding.NONE && !folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString().strip();
    }
}
