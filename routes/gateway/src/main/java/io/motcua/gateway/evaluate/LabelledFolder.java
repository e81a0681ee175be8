package io.motcua.gateway.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.Mistake;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of labelled messages: files of lines of JSON, a case a line, whose names end in {@code .jsonl}; e-mails beside
 * them, byte for byte, each in the file that its case names. Any channel may be missing. Every mistake is told with its
 * file and line.
 */
final class LabelledFolder {
    private static final String SUFFIX = ".jsonl";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path folder;
    private final WrittenChannels channels;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();

    LabelledFolder(Path folder, WrittenChannels channels) {
        this.folder = folder;
        this.channels = channels;
    }

    /** @throws ConfigException with every mistake in the files */
    List<LabelledCase> read() throws ConfigException {
        List<LabelledCase> cases = new ArrayList<>();
        for (Path file : files()) {
            readFile(file, cases);
        }
        if (cases.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(new Mistake(
                    folder, 1, "", "no case", "files of labelled cases, such as sms.jsonl, with a case on each line"));
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return cases;
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            mistakes.add(new Mistake(folder, 1, "", "no folder that can be read", "a folder of labelled cases"));
            return List.of();
        }
    }

    private void readFile(Path file, List<LabelledCase> cases) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            mistakes.add(new Mistake(file, 1, "", "bytes that are no UTF-8", "lines of JSON in UTF-8"));
            return;
        } catch (IOException e) {
            mistakes.add(new Mistake(file, 1, "", "a file that cannot be read", "lines of JSON in UTF-8"));
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    cases.add(readLine(file, i + 1, lines.get(i)));
                } catch (CaseException e) {
                    mistakes.add(new Mistake(file, i + 1, e.where(), e.found(), e.expected()));
                }
            }
        }
    }

    private LabelledCase readLine(Path file, int line, String text) throws CaseException {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new CaseException("", "no JSON, at column " + column, "one JSON object on each line");
        }
        LabelledCase one = new CaseReader(folder, channels).read(node);
        String before = places.putIfAbsent(one.id(), file.getFileName() + " line " + line);
        if (before != null) {
            throw new CaseException("id", "'" + one.id() + "', which is at " + before + " too", "an id of its own");
        }
        return one;
    }
}
