package io.motcua.example.evn;

import io.motcua.example.evn.outside.Sighting;
import io.motcua.example.evn.stream.Corporation;
import io.motcua.example.evn.utility.Report;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Says in a line what each utility does, while the gateway stays up. Safe for use by many threads. */
final class ServingLines {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final PrintStream out;

    ServingLines(PrintStream out) {
        this.out = out;
    }

    synchronized void reported(Corporation corporation, Report report) {
        if (report instanceof Report.Took took) {
            say(TIME.format(took.at()), corporation, took.reference(), "took it, priority " + took.priority());
        } else if (report instanceof Report.Said said) {
            say(
                    TIME.format(said.at()),
                    corporation,
                    said.reference(),
                    "says " + said.what().replace('-', ' '));
        }
    }

    /** What a telephone shows and what the portal shows, in whole: whoever sent it is the one who reads this. */
    synchronized void saw(Sighting sighting) {
        if (sighting instanceof Sighting.Text text) {
            line(TIME.format(text.at()), text.from() + " to " + text.to() + ": " + text.text());
        } else if (sighting instanceof Sighting.Dossier dossier) {
            String what = dossier.isStatus() ? "status " + dossier.status() : dossier.text();
            line(TIME.format(dossier.at()), "dossier " + dossier.code() + ": " + what);
        }
    }

    private void line(String time, String what) {
        out.printf("%s  %s%n", time, what.replaceAll("\\s+", " "));
        out.flush();
    }

    private void say(String time, Corporation corporation, String reference, String what) {
        out.printf("%s  %-8s  %s  %s%n", time, corporation, reference, what);
        out.flush();
    }
}
