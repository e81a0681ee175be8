package io.motcua.gateway.evaluate;

import io.motcua.understanding.Reading;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another telephone, or another person, that the same request might have been written by. */
enum Hand {
    WITHOUT_ACCENTS(Hand::unaccented),
    SMALL(text -> text.toLowerCase(Locale.ROOT)),
    CAPITALS(text -> text.toUpperCase(Locale.ROOT)),
    WITHOUT_PUNCTUATION(text -> text.replaceAll("[,;:()!?]", " ")),
    TEENCODE(Hand::teencode),
    GREETING(UnaryOperator.identity(), "Kính gửi anh chị,\n", ""),
    SIGNATURE(UnaryOperator.identity(), "", "\nXin cảm ơn.\nNgười gửi: Đặng Văn Tư"),
    /** A name that a place has too: nobody who signs so says where he lives. */
    NAME_OF_A_PLACE(UnaryOperator.identity(), "", "\nTrân trọng,\nNguyễn Thái Bình");

    private static final Map<Pattern, String> TEENCODES = teencodes();
    private static final List<String> WORDS =
            List.of(Reading.DESCRIPTION, Reading.ADDRESS, Reading.COMMUNE, Reading.PROVINCE, Reading.NAME, "quoted");

    private final UnaryOperator<String> change;
    private final String before;
    private final String after;

    Hand(UnaryOperator<String> change) {
        this(change, "", "");
    }

    Hand(UnaryOperator<String> change, String before, String after) {
        this.change = change;
        this.before = before;
        this.after = after;
    }

    /** The same in this hand. Who says nothing greets nobody. */
    Reading write(Reading reading) {
        Reading written = reading;
        for (String field : WORDS) {
            if (reading.field(field).isPresent()) {
                written = written.with(field, change.apply(reading.field(field).get()));
            }
        }
        return reading.description().isEmpty()
                ? written
                : written.with(Reading.DESCRIPTION, before + written.description() + after);
    }

    static String unaccented(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    static String teencode(String text) {
        String written = text;
        for (Map.Entry<Pattern, String> code : TEENCODES.entrySet()) {
            written = code.getKey().matcher(written).replaceAll(Matcher.quoteReplacement(code.getValue()));
        }
        return written;
    }

    /** What telephones are full of, whoever's. */
    private static Map<Pattern, String> teencodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("mã khách hàng", "mkh");
        codes.put("khách hàng", "kh");
        codes.put("không", "ko");
        codes.put("được", "dc");
        codes.put("điện thoại", "đt");
        codes.put("công tơ", "cto");
        codes.put("điện lực", "dl");
        codes.put("tiền điện", "td");
        codes.put("công ty", "cty");
        codes.put("gì", "j");
        codes.put("vậy", "z");
        codes.put("rồi", "r");
        codes.put("hôm nay", "hnay");
        codes.put("hôm qua", "hqua");
        codes.put("bao giờ", "bh");
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        codes.forEach((words, code) -> patterns.put(
                Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                code));
        return patterns;
    }
}
