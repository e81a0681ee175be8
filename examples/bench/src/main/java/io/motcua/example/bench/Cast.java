package io.motcua.example.bench;

import io.motcua.example.bench.generate.Generator;
import io.motcua.example.oracle.gateway.GatewayProcess;
import io.motcua.example.oracle.gateway.GatewaySetting;
import io.motcua.example.oracle.process.Child;
import io.motcua.example.oracle.utility.Utilities;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The processes of a bench, which end with it. Not safe for use by several threads. */
final class Cast implements AutoCloseable {
    /** A measured server's memory. */
    static final List<String> SERVER = List.of("-Xms512m", "-Xmx512m");

    private static final List<String> SMALL = List.of("-Xmx256m");
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final Path folder;
    private final List<Child> children = new ArrayList<>();

    /** Nobody yet; logs go to this folder. */
    Cast(Path folder) {
        this.folder = folder;
    }

    /** What makes the load. */
    Child generator() throws IOException {
        return start("generator", SMALL, Generator.class, List.of());
    }

    /** The gateway. */
    Child gateway(GatewaySetting setting, List<String> options) throws IOException {
        return start("gateway", options, GatewayProcess.class, setting.words());
    }

    /** Those of its utilities that come to its broker. */
    Child utilities(GatewaySetting setting) throws IOException {
        List<String> words = Stream.concat(
                        Stream.of(
                                "tcp://127.0.0.1:" + setting.brokerPort(),
                                GatewaySetting.UTILITY_PASSWORD,
                                Utilities.NO_JOURNAL),
                        setting.queues().stream())
                .toList();
        return start("utilities", SMALL, Utilities.class, words);
    }

    /** Starts one; returns when it is ready. */
    Child start(String name, List<String> options, Class<?> main, List<String> words) throws IOException {
        Child child = Child.start(name, folder, options, main, words);
        children.add(child);
        child.hear(START_WITHIN);
        return child;
    }

    @Override
    public void close() {
        for (int i = children.size() - 1; i >= 0; i--) {
            children.get(i).close();
        }
    }
}
