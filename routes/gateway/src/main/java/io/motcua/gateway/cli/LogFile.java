package io.motcua.gateway.cli;

import java.nio.file.Path;

/**
 * Where the program logs. Decided by system properties before the first logger is made, since the logging library reads
 * them once; a {@code log4j2.configurationFile} that was given on the command line stands above this.
 */
final class LogFile {
    private static final String CONFIGURATION = "log4j2.configurationFile";
    private static final String FOLDER = "classpath:io/motcua/gateway/cli/";

    private LogFile() {}

    /** Errors alone, on standard error. */
    static void none() {
        configure("asking.properties");
    }

    /**
     * A file in the data folder, made when the first line is written to it.
     *
     * @return that file
     */
    static Path in(Path data) {
        Path file = data.resolve("log").resolve("motcua.log");
        System.setProperty("motcua.log", file.toString());
        configure("running.properties");
        return file;
    }

    private static void configure(String name) {
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, FOLDER + name);
        }
    }
}
