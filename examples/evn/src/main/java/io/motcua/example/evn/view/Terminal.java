package io.motcua.example.evn.view;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that is drawn on: on its alternate screen, so that what stood there before comes back at the end (xterm's
 * control sequences, section "Alternate Screen Buffer"). For one thread.
 */
final class Terminal {
    private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)");
    private static final String ENTER = "\033[?1049h\033[?25l\033[2J";
    private static final String LEAVE = "\033[?25h\033[?1049l";
    private static final String HOME = "\033[H";
    private static final String CLEAR_TO_END_OF_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";

    private final PrintStream out;
    private final boolean colours;

    /** Rows and columns. */
    record Size(int rows, int columns) {
        private static final Size USUAL = new Size(24, 80);
        private static final Size SMALLEST = new Size(12, 60);
        private static final Size LARGEST = new Size(200, 400);

        private Size bounded() {
            return new Size(
                    Math.max(SMALLEST.rows, Math.min(LARGEST.rows, rows)),
                    Math.max(SMALLEST.columns, Math.min(LARGEST.columns, columns)));
        }
    }

    Terminal(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    void enter() {
        out.print(ENTER);
        out.flush();
    }

    void leave() {
        out.print(LEAVE);
        out.flush();
    }

    /** Draws the lines over what is there; nothing is cleared first, so nothing flickers. */
    void draw(List<Line> lines, Size size) {
        StringBuilder frame = new StringBuilder(HOME);
        for (int i = 0; i < lines.size(); i++) {
            frame.append(i == 0 ? "" : "\r\n")
                    .append(lines.get(i).render(size.columns(), colours))
                    .append(CLEAR_TO_END_OF_LINE);
        }
        out.print(frame.append(CLEAR_BELOW));
        out.flush();
    }

    /** How large the terminal is now; as most are, if it does not say. */
    static Size size() {
        return ask().map(Size::bounded).orElse(Size.USUAL);
    }

    /** Asks the terminal driver; the JDK cannot. */
    private static Optional<Size> ask() {
        try {
            Process stty = new ProcessBuilder("sh", "-c", "stty size < /dev/tty 2> /dev/null")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            Matcher size = SIZE.matcher(answer);
            if (!stty.waitFor(1, TimeUnit.SECONDS) || !size.matches()) {
                return Optional.empty();
            }
            Size said = new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
            return said.rows() == 0 || said.columns() == 0 ? Optional.empty() : Optional.of(said);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
