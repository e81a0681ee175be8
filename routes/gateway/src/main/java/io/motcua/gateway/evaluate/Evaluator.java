package io.motcua.gateway.evaluate;

import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.gateway.config.Mistake;
import io.motcua.understanding.Understanding;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Measures a configuration by folders of labelled cases. Safe for use by many threads. */
public final class Evaluator {
    /** Rounds before the one that is timed, so that the virtual machine has compiled what it will. */
    private static final int WARM_UP = 5;

    private final WrittenChannels channels;
    private final Reader reader;

    /** By this configuration's profile and channels; none of its secrets is used. */
    public Evaluator(GatewayConfig config) {
        this.channels = new WrittenChannels(config);
        this.reader = new Reader(channels.normalisers(), new Understanding(config.profile()));
    }

    /**
     * Reads the cases of a folder and compares what comes of each with its label.
     *
     * @throws ConfigException with every mistake in the folder's files
     */
    public Result evaluate(Path folder) throws ConfigException {
        List<LabelledCase> cases = new LabelledFolder(folder, channels).read();
        List<Outcome> outcomes = cases.stream()
                .map(one -> new Outcome(one.id(), one.expected(), reader.read(one.submission())))
                .collect(Collectors.toList());
        return new Result(outcomes, Evaluation.of(outcomes, micros(cases)));
    }

    /**
     * Says in words why each of these cases is decided as it is, and where that differs from its label.
     *
     * @param language as BCP 47 writes it
     * @throws ConfigException with every mistake in the folder's files, or if there is no such case
     */
    public String explain(Path folder, List<String> ids, String language) throws ConfigException {
        List<LabelledCase> cases = new LabelledFolder(folder, channels).read();
        CaseExplanation explanation = new CaseExplanation(reader, language);
        StringBuilder text = new StringBuilder();
        for (String id : ids) {
            LabelledCase one = cases.stream()
                    .filter(other -> other.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new ConfigException(List.of(
                            new Mistake(folder, 0, "--explain", "no case '" + id + "'", "an id of its files"))));
            text.append(explanation.of(one));
        }
        return text.toString();
    }

    private double micros(List<LabelledCase> cases) {
        long nanos = 0;
        for (int round = 0; round <= WARM_UP; round++) {
            long start = System.nanoTime();
            cases.forEach(one -> reader.read(one.submission()));
            nanos = System.nanoTime() - start;
        }
        return cases.isEmpty() ? 0 : nanos / 1000.0 / cases.size();
    }

    /** The figures, and as text what they were counted from. */
    public static final class Result {
        private final List<Outcome> outcomes;
        private final Evaluation evaluation;

        Result(List<Outcome> outcomes, Evaluation evaluation) {
            this.outcomes = List.copyOf(outcomes);
            this.evaluation = evaluation;
        }

        /** The figures. */
        public Evaluation evaluation() {
            return evaluation;
        }

        /** The figures, the cases in a wrong region, and what was taken for what, for a person. */
        public String text() {
            return new EvaluationText(outcomes, evaluation).toString();
        }
    }
}
