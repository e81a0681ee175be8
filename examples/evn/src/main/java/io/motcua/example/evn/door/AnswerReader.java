package io.motcua.example.evn.door;

import io.motcua.RequestStatus;
import io.motcua.example.evn.stream.Channel;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads an answer as a person does: which reference it gives, and what it says of the request. The sentences are those of
 * the profile's {@code notices.csv}; the status whose sentences stand in the answer most fully is the one that it tells,
 * unless it tells of an appointment.
 */
final class AnswerReader {
    private static final Pattern REFERENCE = Pattern.compile("MC-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}");
    private static final Pattern GAP = Pattern.compile("\\{[a-z]+}");

    private final List<Template> templates = new ArrayList<>();

    /**
     * What news sounds like on a channel ({@code *} for all that have no words of their own); that of an appointment is
     * no status.
     */
    private record Template(Optional<RequestStatus> status, String channel, List<Pattern> sentences) {
        double share(String text) {
            long there = sentences.stream()
                    .filter(sentence -> sentence.matcher(text).find())
                    .count();
            return (double) there / sentences.size();
        }
    }

    /** Reads answers in the words of this file. */
    AnswerReader(Path notices) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader in = Files.newBufferedReader(notices, StandardCharsets.UTF_8)) {
            for (CSVRecord row : format.parse(in)) {
                templates.add(new Template(status(row.get("status")), row.get("channel"), sentences(row.get("text"))));
            }
        }
    }

    /** The reference that the answer gives. */
    static Optional<String> reference(String text) {
        Matcher reference = REFERENCE.matcher(text);
        return reference.find() ? Optional.of(reference.group()) : Optional.empty();
    }

    /** What the answer says of the request; empty if it says nothing that we know. */
    Optional<RequestStatus> status(Channel channel, String text) {
        boolean own = templates.stream().anyMatch(template -> template.channel().equals(channel.toString()));
        String words = text.replaceAll("\\s+", " ");
        return templates.stream()
                .filter(template -> template.channel().equals(own ? channel.toString() : "*"))
                .filter(template -> template.share(words) > 0)
                .max(Comparator.comparingDouble(template -> template.share(words)))
                .flatMap(Template::status);
    }

    private static Optional<RequestStatus> status(String news) {
        return Stream.of(RequestStatus.values())
                .filter(status -> status.name().equals(news))
                .findFirst();
    }

    /** The plain text of an e-mail, wherever it stands in it. */
    static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return String.valueOf(part.getContent());
        }
        StringBuilder text = new StringBuilder();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                text.append(text(each));
            }
        }
        return text.toString();
    }

    /** A line each; where the profile leaves a gap, anything may stand. */
    private static List<Pattern> sentences(String template) {
        return Arrays.stream(template.split("\\\\n"))
                .map(line -> Arrays.stream(GAP.split(line, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\S.{0,200}?")))
                .map(Pattern::compile)
                .toList();
    }
}
