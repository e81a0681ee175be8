package io.motcua.understanding;

import java.util.Optional;
import java.util.Set;

/**
 * Tells Vietnamese from English by small words that stand in nearly every sentence, and by Vietnamese letters where
 * there are none: an English sentence may hold a Vietnamese address. Words that are common in both, once accents are
 * left out, do not count.
 */
public final class Language {
    /** As BCP 47 writes it. */
    public static final String VIETNAMESE = "vi";
    /** As BCP 47 writes it. */
    public static final String ENGLISH = "en";

    /** A text's beginning says it; a long mail quotes others further down. */
    private static final int MOST = 2_000;

    private static final Set<String> VIETNAMESE_WORDS = Set.of(
            "khong", "toi", "nha", "dien", "cua", "bi", "mat", "duoc", "chua", "roi", "giup", "minh", "nguoi", "xin",
            "gui", "vui", "long", "cho", "voi", "nay", "nhung", "cac", "va", "la", "chi", "anh", "chung", "hoi", "muon",
            "vao", "ngay", "gio", "den", "tu", "thi", "ma", "nhu", "lam", "sao", "phai", "con", "hom", "khu");
    private static final Set<String> ENGLISH_WORDS = Set.of(
            "is",
            "are",
            "was",
            "were",
            "our",
            "and",
            "of",
            "please",
            "have",
            "has",
            "had",
            "not",
            "for",
            "we",
            "this",
            "that",
            "with",
            "since",
            "been",
            "you",
            "your",
            "from",
            "there",
            "when",
            "which",
            "would",
            "could",
            "will",
            "power",
            "outage",
            "electricity",
            "bill",
            "thanks",
            "hello",
            "dear",
            "does",
            "did",
            "again",
            "house");
    /** Letters that no other language of the region has. */
    private static final String LETTERS = "đăơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ";

    private Language() {}

    /** The text's language, {@code vi} or {@code en}; empty if nothing tells. Takes one pass. */
    public static Optional<String> of(String text) {
        String head = text.length() <= MOST ? text : text.substring(0, MOST);
        FoldedText words = FoldedText.of(head);
        int vietnamese = 0;
        int english = 0;
        for (int word = 0; word < words.count(); word++) {
            int start = words.start(word);
            String folded = new String(words.letters(), start, words.end(word) - start);
            vietnamese += VIETNAMESE_WORDS.contains(folded) ? 1 : 0;
            // An English word has no accents.
            english += words.signature(word) == 0 && ENGLISH_WORDS.contains(folded) ? 1 : 0;
        }
        if (vietnamese != english) {
            return Optional.of(vietnamese > english ? VIETNAMESE : ENGLISH);
        }
        boolean letters = head.chars().anyMatch(c -> LETTERS.indexOf(Character.toLowerCase(c)) >= 0);
        return letters ? Optional.of(VIETNAMESE) : Optional.empty();
    }
}
