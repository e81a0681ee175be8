package io.motcua.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * A way to write Vietnamese of before Unicode, whose bytes arrive as look-alikes in Latin-1: {@code MÊt ®iÖn},
 * {@code Maát ñieän}.
 */
enum OldFont {
    /**
     * The ABC fonts: one byte a letter, capitals with tones in fonts of their own. TCVN 5712:1993, set VN3; the codes are
     * also those of glibc's TCVN5712-1.
     */
    TCVN3 {
        @Override
        void fill(Map<String, String> letters) {
            String from = "¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";
            String to = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
            for (int i = 0; i < from.length(); i++) {
                letters.put(from.substring(i, i + 1), to.substring(i, i + 1));
            }
        }
    },
    /** The VNI fonts for Windows: a vowel and a mark behind it, in Latin-1. The table that VNI Software published. */
    VNI {
        @Override
        void fill(Map<String, String> letters) {
            // Behind a vowel: the five tones, then hat and hat with tones, then breve and breve with tones.
            tones(letters, "aeouyôö", "aeouyơư", "øûõùï", "\u0300\u0309\u0303\u0301\u0323");
            tones(letters, "aeo", "âêô", "âàåãáä", "\u0000\u0300\u0309\u0303\u0301\u0323");
            tones(letters, "a", "ă", "êèúüéë", "\u0000\u0300\u0309\u0303\u0301\u0323");
            String from = "ôöñìæóíòîÔÖÑÌÆÓÍÒÎ";
            String to = "ơưđìỉĩíịỵƠƯĐÌỈĨÍỊỴ";
            for (int i = 0; i < from.length(); i++) {
                letters.put(from.substring(i, i + 1), to.substring(i, i + 1));
            }
        }
    },
    /** windows-1258 read as windows-1252: the bytes that differ are the tones, which combine, and six letters. */
    WINDOWS_1258 {
        @Override
        void fill(Map<String, String> letters) {
            String from = "ÃãÐðÕõÝýÌìÒòÞ";
            String to = "ĂăĐđƠơƯư\u0300\u0301\u0309\u0323\u0303";
            for (int i = 0; i < from.length(); i++) {
                letters.put(from.substring(i, i + 1), to.substring(i, i + 1));
            }
        }
    };

    private final Map<String, String> letters = new HashMap<>();

    OldFont() {
        fill(letters);
    }

    abstract void fill(Map<String, String> into);

    /** The text as its writer saw it in this font. */
    String read(String text) {
        StringBuilder read = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            String two = i + 2 <= text.length() ? letters.get(text.substring(i, i + 2)) : null;
            String one = two == null ? letters.get(text.substring(i, i + 1)) : two;
            read.append(one == null ? text.substring(i, i + 1) : one);
            i += two == null ? 1 : 2;
        }
        return Normalizer.normalize(read, Normalizer.Form.NFC);
    }

    private static void tones(Map<String, String> letters, String typed, String meant, String marks, String tones) {
        for (int v = 0; v < typed.length(); v++) {
            for (int m = 0; m < marks.length(); m++) {
                String letter = meant.charAt(v) + (tones.charAt(m) == 0 ? "" : tones.substring(m, m + 1));
                String small = Normalizer.normalize(letter, Normalizer.Form.NFC);
                String capital = small.toUpperCase(java.util.Locale.ROOT);
                String vowel = typed.substring(v, v + 1);
                String mark = marks.substring(m, m + 1);
                letters.put(vowel + mark, small);
                letters.put(
                        vowel.toUpperCase(java.util.Locale.ROOT) + mark.toUpperCase(java.util.Locale.ROOT), capital);
                letters.put(vowel.toUpperCase(java.util.Locale.ROOT) + mark, capital);
            }
        }
    }
}
