package io.motcua.profile;

import io.motcua.profile.ProfileException.Mistake;
import io.motcua.text.Likeness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files that a profile may have. Most may be left out, so a misspelt name would go unnoticed: any other table in the
 * folder is a mistake. Folders inside it, hidden files and texts are their owner's own.
 */
final class KnownFiles {
    private static final Set<String> NAMES = Collections.unmodifiableSet(new TreeSet<>(List.of(
            "accounts.csv",
            "area-codes.csv",
            "calendar.csv",
            "catalogue.csv",
            "communes.csv",
            "complaints.csv",
            "customer-codes.csv",
            "digests.csv",
            "districts.csv",
            "escalation.csv",
            "examples.csv",
            "hazard-phrases.csv",
            "holidays.csv",
            "notice-wishes.csv",
            "notices.csv",
            "old-phone-prefixes.csv",
            "outlines.geojson",
            "phrases.csv",
            "profile.csv",
            "province-aliases.csv",
            "provinces.csv",
            "quiet-hours.csv",
            "routing.csv",
            "service-phrases.csv",
            "service-rules.csv",
            "sla.csv",
            "units.csv",
            "utilities.csv",
            "words.csv")));

    private KnownFiles() {}

    /** A file's name, which must be among these, so that no reader is forgotten here. */
    static String known(String file) {
        if (!NAMES.contains(file)) {
            throw new IllegalArgumentException("No file of a profile has the name " + file);
        }
        return file;
    }

    /** Refuses tables that nobody reads. */
    static void check(Path folder) throws ProfileException {
        Mistakes mistakes = new Mistakes();
        Set<String> present = tables(folder);
        Set<String> absent = new TreeSet<>(NAMES);
        absent.removeAll(present);
        for (String name : present) {
            if (!NAMES.contains(name)) {
                mistakes.add(new Mistake(
                        name,
                        0,
                        "a table that nobody reads",
                        Likeness.nearest(name, absent)
                                        .map(near -> "'" + near + "' perhaps; ")
                                        .orElse("")
                                + "one of " + String.join(", ", NAMES) + ", or no table in this folder"));
            }
        }
        mistakes.end();
    }

    private static Set<String> tables(Path folder) throws ProfileException {
        Set<String> names = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            return names; // Each table that must be there says so.
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.toLowerCase(Locale.ROOT).matches("[^.].*[.](csv|geojson)"))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new ProfileException(folder.toString(), 0, "a folder that cannot be read", "a readable folder");
        }
    }
}
