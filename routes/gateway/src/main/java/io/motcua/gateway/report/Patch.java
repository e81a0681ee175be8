package io.motcua.gateway.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A line more at the end of a file, as a unified diff (POSIX.1-2017, diff -u). */
final class Patch {
    private static final int CONTEXT = 3;

    private Patch() {}

    static String append(Path folder, String file, String line) throws IOException {
        String text = Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        boolean ended = lines[lines.length - 1].isEmpty();
        int count = ended ? lines.length - 1 : lines.length;
        int first = Math.max(0, count - CONTEXT);
        int context = count - first;
        String end = text.contains("\r\n") ? "\r" : "";
        StringBuilder patch = new StringBuilder("--- " + file + "\n+++ " + file + "\n");
        patch.append("@@ -").append(first + 1).append(',').append(context);
        patch.append(" +").append(first + 1).append(',').append(context + 1).append(" @@\n");
        for (int i = first; i < count; i++) {
            boolean open = i == count - 1 && !ended;
            if (open) {
                patch.append('-').append(lines[i]).append("\n\\ No newline at end of file\n+");
            } else {
                patch.append(' ');
            }
            patch.append(lines[i]).append(open ? end : "").append('\n');
        }
        return patch.append('+').append(line).append(end).append('\n').toString();
    }
}
