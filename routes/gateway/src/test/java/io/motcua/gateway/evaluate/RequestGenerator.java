package io.motcua.gateway.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.motcua.Submission;
import io.motcua.profile.Profile;
import io.motcua.profile.Service;
import io.motcua.territory.CodeRule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Composes messages with known answers: somebody's words for a service, a place of either era, a customer code and a
 * telephone number in some arrangement, typed in some habit, on some channel. The answers follow from the guide's rules and
 * the profile's tables. One seed makes one set.
 */
final class RequestGenerator {
    private static final Map<String, String> GROUP_ACCOUNTS = Map.of(
            "sms",
            "8100",
            "web",
            "cskh.evn.com.vn",
            "app",
            "evn-cskh",
            "hotline",
            "19001000",
            "email",
            "cskh@evn.com.vn");
    private static final Map<String, Map<String, String>> ACCOUNTS = Map.of(
            "sms", Map.of("8055", "EVNHCMC", "8655", "EVNSPC", "8088", "EVNHANOI"),
            "hotline", Map.of("19006769", "EVNNPC", "19001909", "EVNCPC"),
            "email", Map.of("cskh@npc.com.vn", "EVNNPC", "cskh@cpc.vn", "EVNCPC"),
            "web", Map.of("cskh.evnspc.vn", "EVNSPC", "cskh.evnhcmc.vn", "EVNHCMC"));
    private static final List<String> CHANNELS = List.of("sms", "sms", "sms", "web", "app", "hotline", "email");
    private static final List<String> OPENINGS =
            List.of("", "", "", "Alo ", "Ad ơi, ", "Kính gửi quý công ty. ", "Chào anh chị, ", "Dạ ");
    private static final List<String> CLOSINGS =
            List.of("", "", "", " ạ", ". Cảm ơn", ". Trân trọng", " nhé", ". Thanks");
    private static final List<String> CODE_WORDS =
            List.of("mã khách hàng ", "MKH ", "Mã KH: ", "makh ", "mã ", "mã số khách hàng là ");
    private static final List<String> MOBILE = List.of("090", "091", "098", "097", "086", "032", "070", "081", "056");
    /** Every tenth second of these three years; the cut-over lies amid them. */
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    private final Profile profile;
    private final WrittenChannels channels;
    private final Wordings wordings;
    private final Random random;
    private final PlaceWriter places;
    private final List<String> services;
    private final List<String> units;

    RequestGenerator(Profile profile, WrittenChannels channels, Wordings wordings, long seed) {
        this.profile = profile;
        this.channels = channels;
        this.wordings = wordings;
        this.random = new Random(seed);
        this.places = new PlaceWriter(profile.territory(), random);
        this.services = List.copyOf(profile.services().keySet());
        this.units = profile.units().keySet().stream()
                .filter(unit -> unit.length() == profile.codeShape().unitLength())
                .sorted()
                .toList();
    }

    List<GeneratedCase> generate(int number) {
        List<GeneratedCase> cases = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String id = "generated-" + (i + 1);
            cases.add(random.nextInt(15) == 0 ? ignored(id) : request(id, services.get(i % services.size())));
        }
        return cases;
    }

    private GeneratedCase request(String id, String serviceCode) {
        Instant at = FIRST.plusSeconds(10L * random.nextInt(9_400_000));
        LocalDate day = at.atZone(profile.timeZone()).toLocalDate();
        int kind = random.nextInt(20);
        WrittenPlace place = kind < 11 ? places.withProvince(day) : kind < 13 ? places.alone(day) : WrittenPlace.NONE;
        boolean coded = kind >= 9 && kind < 11 || kind >= 13 && kind < 17;
        // Most people write the code of the place that they write.
        Optional<String> codeOf = random.nextInt(4) > 0 ? place.provinceCode() : Optional.empty();
        Optional<Code> code = coded ? Optional.of(code(day, codeOf)) : Optional.empty();
        String channel = any(CHANNELS);
        boolean ownAccount = kind == 19 && ACCOUNTS.containsKey(channel);
        String account = ownAccount
                ? any(ACCOUNTS.get(channel).keySet().stream().sorted().toList())
                : GROUP_ACCOUNTS.get(channel);
        Service service = profile.services().get(serviceCode);
        Optional<String> byCode = code.map(Code::utility);
        Optional<String> utility = (service.placeDecides()
                        ? place.utility().or(() -> byCode)
                        : byCode.or(place::utility))
                .or(() -> ownAccount ? Optional.of(ACCOUNTS.get(channel).get(account)) : Optional.empty());
        boolean codeDecides = byCode.isPresent()
                && !(service.placeDecides() && place.utility().isPresent());
        // A code that decides says where the supply is; the place beside it may be where the person is.
        Optional<String> ofCode = codeDecides
                ? profile.customerCodes().rule(code.get().value(), day).flatMap(CodeRule::provinceCode)
                : Optional.empty();
        Optional<String> province = ofCode.or(place::provinceCode);
        Optional<String> commune = province.equals(place.provinceCode()) ? place.communeCode() : Optional.empty();

        Habit habit = Habit.values()[random.nextInt(Habit.values().length)];
        Phone sender = phone();
        Optional<Phone> inWords = random.nextInt(5) < 2 ? Optional.of(phone()) : Optional.empty();
        boolean apart = !channel.equals("sms") && !channel.equals("email") && random.nextBoolean();
        String words = habit.type(any(OPENINGS)
                + wordings.any(serviceCode, random)
                + (place.text().isEmpty() || apart ? "" : any(List.of(", ", ". ", ". Địa chỉ: ")) + place.text())
                + code.map(c -> ". " + any(CODE_WORDS) + c.written()).orElse("")
                + inWords.map(phone -> any(List.of(". Gọi ", ". sđt ", ". Liên hệ số ")) + phone.written())
                        .orElse("")
                + any(CLOSINGS));
        String address = apart ? habit.type(place.text()) : "";
        Submission submission = submission(channel, account, at, words, address, sender);
        Optional<String> phone = inWords.map(Phone::e164)
                .or(() -> channel.equals("email") ? Optional.empty() : Optional.of(sender.e164()));
        Labels labels = new Labels(
                Labels.REQUEST,
                Optional.of(serviceCode),
                Optional.of(service.priority().name()),
                List.of(),
                code.map(Code::value),
                phone,
                province,
                commune,
                Optional.of(utility.isPresent() ? Labels.ROUTE : Labels.TRIAGE),
                utility,
                Optional.empty());
        return new GeneratedCase(
                new LabelledCase(id, submission, labels), place, habit, channel + ": " + words + " | " + address);
    }

    /** Advertising, an empty message, or a machine's answer to ours that speaks of requests. */
    private GeneratedCase ignored(String id) {
        Instant at = FIRST.plusSeconds(10L * random.nextInt(9_400_000));
        Habit habit = Habit.values()[random.nextInt(Habit.values().length)];
        String text = habit.type(wordings.any(Labels.IGNORED, random));
        Submission submission;
        switch (random.nextInt(4)) {
            case 0:
                submission = submission("sms", "8100", at, random.nextBoolean() ? "" : "  ", "", phone());
                break;
            case 1:
                String outage = wordings.any("OUTAGE", random);
                submission = mail("cskh@evn.com.vn", at, automatic(), outage);
                break;
            default:
                String channel = any(List.of("sms", "email", "web", "app"));
                submission = submission(channel, GROUP_ACCOUNTS.get(channel), at, text, "", phone());
        }
        return new GeneratedCase(
                new LabelledCase(id, submission, Labels.ignored()), WrittenPlace.NONE, habit, "ignored: " + text);
    }

    private String automatic() {
        return any(List.of(
                "Auto-Submitted: auto-replied\r\n",
                "Precedence: bulk\r\nX-Autoreply: yes\r\n",
                "List-Id: <ban-tin.bao.example>\r\nList-Unsubscribe: <mailto:bo@bao.example>\r\nPrecedence: list\r\n"));
    }

    private Submission submission(
            String channel, String account, Instant at, String words, String address, Phone sender) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        switch (channel) {
            case "sms":
                input.put("from", sender.e164()).put("to", account).put("text", words);
                return channels.sms(at, input);
            case "email":
                return mail(account, at, "", words);
            case "web":
                input.put("name", "Đặng Văn Tư")
                        .put("phone", sender.written())
                        .put("description", words)
                        .put("address", address);
                return channels.form(account, at, input);
            case "hotline":
                input.put("callerPhone", sender.written()).put("agent", "T01").put("note", words);
                if (!address.isEmpty()) {
                    input.put("address", address);
                }
                return channels.json(channel, account, at, input);
            default:
                input.put("description", words)
                        .putObject("requester")
                        .put("name", "Đặng Văn Tư")
                        .put("phone", sender.written());
                if (!address.isEmpty()) {
                    input.putObject("location").put("addressString", address);
                }
                return channels.json(channel, account, at, input);
        }
    }

    private Submission mail(String account, Instant at, String fields, String words) {
        String subject = Base64.getEncoder().encodeToString("Gửi ngành điện".getBytes(StandardCharsets.UTF_8));
        String message = "From: Tu <tu.dang" + random.nextInt(1000) + "@nha.example>\r\nTo: " + account
                + "\r\nSubject: =?UTF-8?B?" + subject + "?=\r\nMessage-ID: <" + random.nextLong() + "@nha.example>\r\n"
                + fields + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: 8bit\r\n\r\n" + words + "\r\n";
        return channels.mail(account, at, message.getBytes(StandardCharsets.UTF_8));
    }

    private record Code(String value, String written, String utility) {}

    /** One of this province, if one is given and its units are known. */
    private Code code(LocalDate day, Optional<String> of) {
        List<String> served = units.stream()
                .filter(unit -> of.isEmpty()
                        || rule(unit, day).flatMap(CodeRule::provinceCode).equals(of))
                .toList();
        String unit = any(served.isEmpty() ? units : served);
        String serial = "99" + String.format("%05d", random.nextInt(100_000));
        String value = unit + serial;
        String written = any(List.of(
                value,
                unit.substring(0, 4) + " " + unit.substring(4) + " " + serial,
                unit + "-" + serial,
                unit + " " + serial.substring(0, 3) + " " + serial.substring(3)));
        return new Code(value, written, rule(unit, day).orElseThrow().utility());
    }

    /** What is said of a unit's codes on a day; the serial does not matter to that. */
    private Optional<CodeRule> rule(String unit, LocalDate day) {
        return profile.customerCodes().rule(unit, day);
    }

    private record Phone(String e164, String written) {}

    private Phone phone() {
        String head = any(MOBILE) + random.nextInt(10);
        String tail = String.format("%03d", random.nextInt(1000));
        return new Phone(
                "+84" + head.substring(1) + "000" + tail,
                any(List.of(
                        head + "000" + tail,
                        head + "." + "000." + tail,
                        head + " 000 " + tail,
                        "+84 " + head.substring(1) + " 000 " + tail)));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
