package io.motcua.example.evn.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one run: the gateway's configuration as it was started, its data, and a log file for each process.
 *
 * @param folder that folder
 */
public record RunFolder(Path folder) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final int KEPT = 5;

    /** A new folder under this one, which keeps the newest few. */
    public static RunFolder create(Path under, LocalDateTime now) throws IOException {
        Files.createDirectories(under);
        String name = NAME.format(now);
        Path folder = under.resolve(name);
        for (int again = 2; Files.exists(folder); again++) {
            folder = under.resolve(name + "-" + again);
        }
        Files.createDirectories(folder.resolve("config"));
        forgetOld(under);
        return new RunFolder(folder);
    }

    /** The gateway's configuration. */
    public Path config() {
        return folder.resolve("config");
    }

    /** The gateway's data. */
    Path data() {
        return folder.resolve("data");
    }

    /** The log file of a process. */
    Path log(String process) {
        return folder.resolve(process + ".log");
    }

    /** The log file that the gateway writes in its data folder. */
    Path gatewayLog() {
        return data().resolve("log").resolve("motcua.log");
    }

    /** Removes the data of a run that nobody needs to look into; the log files stay. */
    public void removeData() throws IOException {
        if (Files.exists(gatewayLog())) {
            Files.move(gatewayLog(), folder.resolve("motcua.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        delete(data());
    }

    private static void forgetOld(Path under) throws IOException {
        List<Path> runs;
        try (Stream<Path> all = Files.list(under)) {
            runs = all.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path run : runs.subList(Math.min(KEPT, runs.size()), runs.size())) {
            delete(run);
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
