package io.motcua.gateway.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.Submission;
import io.motcua.channel.app.AppChannel;
import io.motcua.channel.email.EmailChannel;
import io.motcua.channel.hotline.HotlineChannel;
import io.motcua.channel.portal.PortalChannel;
import io.motcua.channel.sms.SmsChannel;
import io.motcua.channel.web.WebChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads a case: {@code id, channel, receivedAt, account, input, expected}; what else is there is for people. */
final class CaseReader {
    private final Path folder;
    private final WrittenChannels channels;

    CaseReader(Path folder, WrittenChannels channels) {
        this.folder = folder;
        this.channels = channels;
    }

    LabelledCase read(JsonNode one) throws CaseException {
        if (!one.isObject()) {
            throw new CaseException("", "no JSON object", "one JSON object on each line");
        }
        String id = text(one, "id");
        String channel = text(one, "channel");
        String account = text(one, "account");
        Instant receivedAt = instant(one);
        JsonNode input = object(one, "input");
        Submission submission;
        try {
            submission = submission(channel, account, receivedAt, input);
        } catch (IllegalArgumentException e) {
            throw new CaseException("input", "what the channel cannot bring", String.valueOf(e.getMessage()));
        }
        return new LabelledCase(id, submission, LabelReader.read(object(one, "expected")));
    }

    private Submission submission(String channel, String account, Instant receivedAt, JsonNode input)
            throws CaseException {
        switch (channel) {
            case AppChannel.CHANNEL, HotlineChannel.CHANNEL, PortalChannel.CHANNEL:
                return channels.json(channel, account, receivedAt, input);
            case WebChannel.CHANNEL:
                return channels.form(account, receivedAt, input);
            case SmsChannel.CHANNEL:
                requireSms(input, account);
                return channels.sms(receivedAt, input);
            case EmailChannel.CHANNEL:
                return channels.mail(account, receivedAt, message(input));
            default:
                throw new CaseException("channel", "'" + channel + "'", "app, email, hotline, portal, sms or web");
        }
    }

    private static void requireSms(JsonNode input, String account) throws CaseException {
        if (!input.path("from").isTextual()) {
            throw new CaseException("input.from", "nothing", "the sender's number or name");
        }
        if (!input.path("to").asText().equals(account)) {
            throw new CaseException("input.to", "another short code than the account", "'" + account + "'");
        }
        if (!input.path("text").isTextual() && input.path("parts").isEmpty()) {
            throw new CaseException("input", "neither text nor parts", "one of them");
        }
    }

    private byte[] message(JsonNode input) throws CaseException {
        String name = input.path("file").asText();
        String expected = "a file with a mail, byte for byte, by its path from the folder";
        if (name.isEmpty()) {
            throw new CaseException("input.file", "nothing", expected);
        }
        try {
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder.normalize())) {
                throw new CaseException("input.file", "'" + name + "', which is outside of the folder", expected);
            }
            return Files.readAllBytes(file);
        } catch (InvalidPathException | IOException e) {
            throw new CaseException("input.file", "'" + name + "', where no file can be read", expected);
        }
    }

    private static Instant instant(JsonNode one) throws CaseException {
        String text = text(one, "receivedAt");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new CaseException(
                    "receivedAt", "'" + text + "'", "a time with its offset, such as 2026-05-19T20:41:00+07:00");
        }
    }

    private static String text(JsonNode one, String field) throws CaseException {
        JsonNode value = one.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new CaseException(field, value.isMissingNode() ? "nothing" : "no text", "a text");
        }
        return value.asText();
    }

    private static JsonNode object(JsonNode one, String field) throws CaseException {
        JsonNode value = one.path(field);
        if (!value.isObject()) {
            throw new CaseException(field, value.isMissingNode() ? "nothing" : "no JSON object", "a JSON object");
        }
        return value;
    }
}
