package io.motcua.channel.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A body's text, with what the sender wrote now set apart from what is quoted below it and from what is passed on.
 *
 * <p>Closing lines and signatures stay with the words, since the number to call back often stands there alone; only the
 * line that a telephone adds by itself is taken away.
 *
 * @param own what the sender wrote
 * @param quoted history: it was said before, and may be over
 * @param forwarded what is passed on: it is the matter itself
 * @param answered the line that says who wrote what is quoted first, as the mail program put it there
 */
record OwnWords(String own, String quoted, String forwarded, String answered) {
    private static final int MAX_LINES = 20_000;
    /** A line that starts a quotation is short. */
    private static final int MAX_MARK_LENGTH = 400;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "^[*_\\s]*(?:on|vào|vao|ngày|ngay|lúc|luc|am|le|el)\\b.{3,300}"
                    + "(?:wrote|viết|viet|schrieb|a écrit)\\s*:[*_\\s]*$",
            FLAGS);
    private static final Pattern NAMED_ATTRIBUTION = Pattern.compile(
            "^.{0,200}<[^<>\\s]{3,254}@[^<>\\s]{1,254}>.{0,60}(?:wrote|viết|viet)"
                    + "(?:\\s+(?:lúc|luc|vào|vao|ngày|ngay|on|at)\\b.{0,60})?\\s*:[*_\\s]*$",
            FLAGS);
    private static final Pattern ATTRIBUTION_START =
            Pattern.compile("^[*_\\s]*(?:on|vào|vao|ngày|ngay|lúc|luc)\\b.*\\d.*", FLAGS);
    private static final Pattern ORIGINAL = Pattern.compile(
            "^\\s*-{2,}\\s*(?:original (?:message|mail|appointment)|thư gốc|thư ban đầu|tin nhắn gốc|tin nhắn ban đầu"
                    + "|thu goc|tin nhan goc)\\s*-{2,}\\s*$",
            FLAGS);
    private static final Pattern FORWARD = Pattern.compile(
            "^\\s*(?:-{2,}\\s*(?:forwarded (?:message|mail)|(?:thư|tin nhắn) (?:đã |được )?chuyển tiếp"
                    + "|(?:thu|tin nhan) (?:da |duoc )?chuyen tiep)"
                    + "[^-]{0,80}-{0,40}\\s*|begin forwarded message\\s*:|bắt đầu (?:thư|tin nhắn) (?:được )?chuyển tiếp\\s*:)\\s*$",
            FLAGS);
    private static final Pattern FROM_FIELD =
            Pattern.compile("^[*\\s]*(?:từ|tu|from|người gửi|nguoi gui)\\s*:[*\\s]*\\S.*", FLAGS);
    private static final Pattern OTHER_FIELD = Pattern.compile(
            "^[*\\s]*(?:gửi|đã gửi|gui|da gui|sent|date|ngày|ngay|đến|den|tới|to|người nhận|nguoi nhan|chủ đề"
                    + "|chu de|tiêu đề|tieu de|subject|cc|đồng gửi)\\s*:.*",
            FLAGS);
    private static final Pattern RULE = Pattern.compile("^\\s*[_]{5,}\\s*$");
    private static final Pattern DEVICE_LINE = Pattern.compile(
            "^\\s*(?:(?:đã |được )?gửi (?:từ|bằng)|(?:da |duoc )?gui (?:tu|bang)|sent (?:from|with|via)|get|tải|lấy)\\b.{0,30}"
                    + "(?:iphone|ipad|android|samsung|galaxy|oppo|xiaomi|redmi|vivo|huawei|nokia|blackberry|windows|outlook"
                    + "|yahoo|gmail|zimbra|mail|điện thoại|phone|mobile|thiết bị).{0,40}$",
            FLAGS);

    /** @param passesOn whether the subject says that something is passed on */
    static OwnWords of(String text, boolean passesOn, boolean answers) {
        List<String> lines =
                text.lines().limit(MAX_LINES).map(String::stripTrailing).toList();
        List<String> own = new ArrayList<>();
        List<String> quoted = new ArrayList<>();
        Optional<List<String>> forwarded = Optional.empty();
        String answered = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(">")) {
                quoted.add(line.replaceFirst("^[>\\s]+", ""));
            } else if (marks(FORWARD, line)) {
                forwarded = Optional.of(lines.subList(i + 1, lines.size()));
                break;
            } else if (isFieldBlock(lines, i)) {
                List<String> rest = lines.subList(i, lines.size());
                if (passesOn || (!answers && isBlank(own))) {
                    forwarded = Optional.of(rest);
                } else {
                    answered = answered.isEmpty() ? line : answered;
                    quoted.addAll(rest);
                }
                break;
            } else if (marks(ORIGINAL, line)) {
                answered = isFieldBlock(lines, i + 1) ? lines.get(i + 1) : answered;
                quoted.addAll(lines.subList(i + 1, lines.size()));
                break;
            } else if (attributionLength(lines, i) > 0) {
                int length = attributionLength(lines, i);
                answered = answered.isEmpty() ? String.join(" ", lines.subList(i, i + length)) : answered;
                i += length - 1;
                if (!nextIsMarked(lines, i + 1)) {
                    quoted.addAll(lines.subList(i + 1, lines.size()));
                    break;
                }
            } else if (!marks(DEVICE_LINE, line) && !(RULE.matcher(line).matches() && isFieldBlock(lines, i + 1))) {
                own.add(line);
            }
        }
        String passedOn = forwarded.map(OwnWords::withoutFields).orElse("");
        if (passesOn && passedOn.isEmpty() && isBlank(own)) {
            return new OwnWords("", "", join(quoted), answered);
        }
        if (!passedOn.isEmpty()) {
            // What is passed on may have a history of its own.
            OwnWords inner = of(passedOn, false, true);
            return new OwnWords(join(own), join(quoted), inner.own().isEmpty() ? passedOn : inner.own(), "");
        }
        return new OwnWords(join(own), join(quoted), "", answered);
    }

    private static boolean marks(Pattern mark, String line) {
        return line.length() <= MAX_MARK_LENGTH && mark.matcher(line).matches();
    }

    /** Over how many lines an attribution goes, mail programs fold it; 0 if none starts here. */
    private static int attributionLength(List<String> lines, int at) {
        StringBuilder joined = new StringBuilder();
        for (int n = 1; n <= 3 && at + n <= lines.size(); n++) {
            joined.append(lines.get(at + n - 1).strip()).append(' ');
            String text = joined.toString();
            if (marks(ATTRIBUTION, text) || marks(NAMED_ATTRIBUTION, text)) {
                return n;
            }
            if (!marks(ATTRIBUTION_START, text)) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean nextIsMarked(List<String> lines, int from) {
        return lines.subList(from, lines.size()).stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> line.startsWith(">"))
                .isPresent();
    }

    /** The fields that Outlook puts before what it quotes: who, and two more of them. */
    private static boolean isFieldBlock(List<String> lines, int at) {
        if (at >= lines.size() || !marks(FROM_FIELD, lines.get(at))) {
            return false;
        }
        return lines.subList(at + 1, Math.min(lines.size(), at + 7)).stream()
                        .filter(line -> marks(OTHER_FIELD, line))
                        .count()
                >= 2;
    }

    private static String withoutFields(List<String> lines) {
        int from = 0;
        while (from < lines.size()
                && (lines.get(from).isBlank()
                        || marks(FROM_FIELD, lines.get(from))
                        || marks(OTHER_FIELD, lines.get(from)))) {
            from++;
        }
        return join(lines.subList(from, lines.size()));
    }

    private static boolean isBlank(List<String> lines) {
        return lines.stream().allMatch(String::isBlank);
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip();
    }
}
