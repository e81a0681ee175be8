package io.motcua.gateway.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A YAML file as a tree of nodes that know their lines. The part of YAML that can do harm or that nobody needs here is
 * refused before any tree is built: anchors and aliases (a few of them can stand for billions of nodes), tags (they name
 * types), several documents, depth, size.
 */
final class YamlTree {
    static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_DEPTH = 12;
    private static final int MAX_EVENTS = 200_000;

    private static final String LINES = "'name: value' lines, indented with spaces";

    /** Every scalar is a text to us, so that none need be tried for a number or a date. */
    private static final Resolver PLAIN = new Resolver() {
        @Override
        protected void addImplicitResolvers() {
            // None.
        }
    };

    private YamlTree() {}

    /** The file's only document; empty when there is none, or when a mistake was found. */
    static Optional<Node> of(Findings findings) {
        Optional<String> text = text(findings);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            boolean anything = inspect(findings, text.get());
            if (findings.hasMistakes()) {
                return Optional.empty();
            }
            if (!anything) {
                findings.mistake(
                        1,
                        "",
                        "an empty file",
                        "the settings of a gateway, of which 'motcua run --help' shows an" + " example");
                return Optional.empty();
            }
            return Optional.of(new Composer(parser(text.get()), PLAIN, options()).getSingleNode());
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            findings.mistake(line, "", "text that is not YAML (" + oneLine(e.getProblem()) + ")", LINES);
        } catch (YAMLException e) {
            findings.mistake(1, "", "text that is not YAML (" + oneLine(e.getMessage()) + ")", LINES);
        }
        return Optional.empty();
    }

    /** The parser alone: what the library would make objects with takes longer to load than a gateway.yaml to read. */
    private static Parser parser(String text) {
        return new ParserImpl(new StreamReader(text), options());
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH + 1);
        options.setProcessComments(false);
        return options;
    }

    /** Looks at every event in one pass, which takes no memory however the file is built. */
    private static boolean inspect(Findings findings, String text) {
        int depth = 0;
        int documents = 0;
        int events = 0;
        boolean anything = false;
        Parser parser = parser(text);
        while (!parser.checkEvent(Event.ID.StreamEnd)) {
            Event event = parser.getEvent();
            int line = event.getStartMark() == null ? 1 : event.getStartMark().getLine() + 1;
            if (++events > MAX_EVENTS) {
                findings.mistake(line, "", "more than " + MAX_EVENTS + " values", "the settings of one gateway");
                return anything;
            }
            if (event instanceof DocumentStartEvent && ++documents == 2) {
                findings.mistake(line, "", "a second document ('---')", "one document");
            }
            if (event instanceof AliasEvent) {
                findings.mistake(line, "", "an alias ('*')", "the value itself, written out");
            } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
                findings.mistake(line, "", "an anchor ('&')", "the value alone");
            }
            if (event instanceof ScalarEvent scalar) {
                anything |= !scalar.getValue().isEmpty();
                refuseTag(findings, line, scalar.getTag());
            }
            if (event instanceof CollectionStartEvent collection) {
                anything = true;
                refuseTag(findings, line, collection.getTag());
                if (++depth > MAX_DEPTH) {
                    findings.mistake(
                            line, "", "values nested more than " + MAX_DEPTH + " deep", "the settings of a gateway");
                    return anything;
                }
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return anything;
    }

    private static void refuseTag(Findings findings, int line, @Nullable String tag) {
        if (tag != null) {
            findings.mistake(line, "", "a tag ('!')", "the value alone");
        }
    }

    private static Optional<String> text(Findings findings) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(findings.file())) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            boolean isInAFile = Files.isRegularFile(findings.folder());
            findings.mistake(
                    1,
                    "",
                    Files.exists(findings.file()) ? "a file that cannot be read" : "no such file",
                    isInAFile
                            ? "the name of the folder that gateway.yaml is in, not of another file"
                            : "the settings of a gateway in a file of this name");
            return Optional.empty();
        }
        if (bytes.length > MAX_BYTES) {
            findings.mistake(1, "", "more than " + MAX_BYTES + " bytes", "the settings of one gateway");
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            findings.mistake(line, "", "bytes that are not UTF-8", "UTF-8 text");
            return Optional.empty();
        }
        for (int i = 0, line = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f) {
                findings.mistake(line, "", String.format("the control character U+%04X", (int) c), "printable text");
                return Optional.empty();
            }
        }
        return Optional.of(text);
    }

    /** What the parser says may quote the file; control characters and length are not left to it. */
    private static String oneLine(@Nullable String message) {
        String line = message == null ? "" : message.replaceAll("\\s+", " ").strip();
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }
}
