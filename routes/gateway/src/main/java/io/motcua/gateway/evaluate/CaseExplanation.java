package io.motcua.gateway.evaluate;

import io.motcua.Evidence;
import io.motcua.ServiceRequest;
import io.motcua.UnreadableException;
import io.motcua.gateway.report.DecisionWords;
import io.motcua.gateway.report.ServiceWords;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.Reading;
import java.util.List;
import java.util.stream.Collectors;

/** Tells an operator of one labelled case what is made of it, and why; its words are a corpus's, no citizen's. */
final class CaseExplanation {
    /** Of more characters than these only the first are told. */
    private static final int LONG = 80;

    private final Reader reader;
    private final DecisionWords words;
    private final ServiceWords serviceWords;

    CaseExplanation(Reader reader, String language) {
        this.reader = reader;
        this.words = new DecisionWords(language);
        this.serviceWords = new ServiceWords(language);
    }

    String of(LabelledCase one) {
        StringBuilder text = new StringBuilder(one.id()).append('\n');
        try {
            Reading reading = reader.reading(one.submission());
            Meaning meaning = reader.meaning(one.submission(), reading);
            if (meaning instanceof Meaning.Ignored ignored) {
                line(text, ignored.cause());
            } else if (meaning instanceof Meaning.Request request) {
                request(text, reading, request);
            }
        } catch (UnreadableException e) {
            line(text, e.getMessage());
        }
        List<Difference> differences =
                new Outcome(one.id(), one.expected(), reader.read(one.submission())).differences();
        for (Difference difference : differences) {
            line(
                    text,
                    "≠ " + difference.field() + ": label "
                            + difference.expected().orElse("–") + ", here "
                            + difference.actual().orElse("–"));
        }
        return text.append('\n').toString();
    }

    private void request(StringBuilder text, Reading reading, Meaning.Request meaning) {
        ServiceRequest request = meaning.request();
        String hazards = request.hazards().isEmpty() ? "" : " " + request.hazards();
        line(text, "“" + reading.description().strip().replaceAll("\\s+", " ") + "”");
        line(text, request.serviceCode() + " " + request.priority() + hazards);
        serviceWords
                .of(request.serviceCode(), reader.classification(reading).evidence(), one -> words(one, reading))
                .forEach(sentence -> line(text, sentence));
        words.of(meaning.decision()).forEach(sentence -> line(text, sentence));
        List<String> read = meaning.decision().candidates().stream()
                .flatMap(candidate -> candidate.speaksFor().stream())
                .distinct()
                .filter(evidence -> evidence.source().field().equals(Reading.DESCRIPTION))
                .map(evidence -> quoted(evidence, reading))
                .collect(Collectors.toList());
        if (!read.isEmpty()) {
            line(text, String.join(", ", read));
        }
    }

    private static String quoted(Evidence evidence, Reading reading) {
        return words(evidence, reading) + " " + evidence.kind();
    }

    private static String words(Evidence evidence, Reading reading) {
        String field = reading.field(evidence.source().field()).orElse("");
        int to = Math.min(evidence.source().to(), field.length());
        int from = Math.min(evidence.source().from(), to);
        String words = field.substring(from, to).strip().replaceAll("\\s+", " ");
        return "“" + (words.length() <= LONG ? words : words.substring(0, LONG) + "…") + "”";
    }

    private static void line(StringBuilder text, String line) {
        text.append("  ").append(line).append('\n');
    }
}
