package io.motcua.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Character references of HTML that were left in plain text ({@code M&#7845;t}, {@code &agrave;}): those of letters and
 * of what people type, with their semicolon. {@code &lt;} and {@code &gt;} stay, so that no text becomes markup.
 */
final class Entities {
    /** How often one text may have been escaped. */
    private static final int TIMES = 2;

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#([0-9]{2,6})|#[xX]([0-9a-fA-F]{2,5})|([A-Za-z]{2,6}));");
    private static final Map<String, Integer> NAMED = Map.of("amp", 0x26, "quot", 0x22, "apos", 0x27, "nbsp", 0xA0);
    // HTML 4.01, section 24.2: the letters from 0xC0 on, in their order.
    private static final String[] LETTERS =
            ("Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml"
                            + " Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave"
                            + " Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil"
                            + " egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde"
                            + " ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml")
                    .split(" ");

    private Entities() {}

    static String repair(String text) {
        String repaired = text;
        for (int i = 0; i < TIMES && repaired.indexOf('&') >= 0; i++) {
            Matcher reference = REFERENCE.matcher(repaired);
            repaired = reference.replaceAll(found -> {
                int code = code(found.group(1), found.group(2), found.group(3));
                return Matcher.quoteReplacement(code < 0 ? found.group() : Character.toString(code));
            });
        }
        return repaired;
    }

    /** The character; -1 if it is none that we put in. */
    private static int code(String decimal, String hex, String name) {
        if (name != null) {
            for (int i = 0; i < LETTERS.length; i++) {
                if (LETTERS[i].equals(name)) {
                    return 0xC0 + i;
                }
            }
            return NAMED.getOrDefault(name, -1);
        }
        int code = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hex, 16);
        boolean typed = code == 0x22 || code == 0x26 || code == 0x27;
        boolean character = code >= 0xA0 && code <= 0x10FFFF && !(code >= 0xD800 && code < 0xE000);
        return typed || character ? code : -1;
    }
}
