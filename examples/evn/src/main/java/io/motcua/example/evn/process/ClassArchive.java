package io.motcua.example.evn.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An archive of a program's classes (JEP 350), by which its next start takes half the time. The first run makes it while
 * it ends; its name follows from the program's jars, so that a new build makes a new one.
 */
final class ClassArchive {
    private static final String ENDING = ".jsa";
    private static final String SILENT = "-Xlog:cds=off";
    private static final String SILENT_TOO = "-Xlog:cds+dynamic=off";

    private final Path folder;
    private final String program;
    private final Path archive;
    private final Path making;
    private final boolean possible;
    private final boolean makes;

    private ClassArchive(Path folder, String program, String classPath, boolean makes) throws IOException {
        this.folder = folder;
        this.program = program;
        this.makes = makes;
        this.possible = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        String name = program + "-" + (possible ? fingerprint(Path.of(classPath)) : "none");
        this.archive = folder.resolve(name + ENDING);
        this.making = folder.resolve(name + ".making");
    }

    /**
     * The archive of the program with this class path, which must be one jar with {@code lib/} beside it; of any other
     * there is none.
     *
     * @param makes whether this process makes it if it is not there
     */
    static ClassArchive of(Path folder, String program, String classPath, boolean makes) throws IOException {
        return new ClassArchive(folder, program, classPath, makes);
    }

    /** What the JVM is started with: it uses the archive, or makes it. */
    List<String> options() {
        if (possible && Files.exists(archive)) {
            return List.of("-XX:SharedArchiveFile=" + archive, SILENT, SILENT_TOO);
        }
        return possible && makes ? List.of("-XX:ArchiveClassesAtExit=" + making, SILENT, SILENT_TOO) : List.of();
    }

    /** Takes what the program made when it ended well; a half-made archive is never used. */
    void ended(boolean well) {
        try {
            if (well && makes && Files.exists(making)) {
                forgetOlder();
                Files.move(making, archive, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            // Without it the next start is slower, and nothing else.
        }
    }

    private void forgetOlder() throws IOException {
        List<Path> older;
        try (Stream<Path> all = Files.list(folder)) {
            older = all.filter(file -> file.getFileName().toString().matches(program + "-[0-9a-f-]+\\" + ENDING))
                    .toList();
        }
        for (Path file : older) {
            Files.deleteIfExists(file);
        }
    }

    private static String fingerprint(Path jar) throws IOException {
        List<Path> jars = new ArrayList<>(List.of(jar));
        Path lib = jar.resolveSibling("lib");
        if (Files.isDirectory(lib)) {
            try (Stream<Path> all = Files.list(lib)) {
                all.sorted().forEach(jars::add);
            }
        }
        StringBuilder facts = new StringBuilder(System.getProperty("java.vm.version"));
        for (Path each : jars) {
            facts.append('\n').append(each).append(' ').append(Files.size(each));
            facts.append(' ').append(Files.getLastModifiedTime(each));
        }
        return UUID.nameUUIDFromBytes(facts.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
