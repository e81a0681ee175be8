package io.motcua.path;

import io.motcua.Reference;
import io.motcua.held.MendField;
import io.motcua.held.Proposal;
import io.motcua.path.LineTrial.Line;
import io.motcua.profile.Phrase;
import io.motcua.profile.Profile;
import io.motcua.profile.ProvinceAlias;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.Ledger;
import io.motcua.spi.StoredSubmission;
import io.motcua.territory.Commune;
import io.motcua.territory.Province;
import io.motcua.understanding.CommonWords;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for what persons have mended alike: requests of three people or more that share words, and were given the same
 * service or the same place. Each line that it proposes was tried on what was received, and does what the persons did.
 */
final class Proposals {
    /** How many mends are alike enough to be a rule. */
    private static final int ALIKE = 3;
    /** The most requests that are read, and tried with each line. */
    private static final int MOST = 2_000;
    /** The most words that are tried for one group of mends. */
    private static final int TRIES = 4;

    private static final double PHRASE_STRENGTH = 1;

    private final Ledger ledger;
    private final Rereading rereading;
    private final Understanding now;
    private final Profile profile;
    private final LineTrial trial;

    Proposals(Ledger ledger, Rereading rereading) {
        this.ledger = ledger;
        this.rereading = rereading;
        this.now = rereading.understanding();
        this.profile = now.profile();
        this.trial = new LineTrial(rereading, ALIKE);
    }

    List<Proposal> since(Instant since) {
        List<ReceivedCase> cases = new ArrayList<>();
        for (StoredSubmission stored : ledger.storedSince(since, MOST)) {
            Optional<Reading> reading = rereading.read(stored).reading();
            Optional<Meaning.Request> meaning = rereading.asReceived(now, stored);
            if (reading.isPresent() && meaning.isPresent()) {
                cases.add(0, new ReceivedCase(stored, reading.get(), meaning.get()));
            }
        }
        Map<Reference, Map<String, String>> said = ledger.saidSince(since, MOST);
        LocalDate today = LocalDate.ofInstant(
                cases.isEmpty()
                        ? since
                        : cases.get(cases.size() - 1).stored().receipt().storedAt(),
                profile.timeZone());
        List<Proposal> proposals = new ArrayList<>();
        groups(cases, services(said))
                .forEach((service, alike) -> phrase(service, alike, cases).ifPresent(proposals::add));
        groups(cases, provinces(said, since, today))
                .forEach((province, alike) ->
                        alias(province, today, alike, cases).ifPresent(proposals::add));
        return proposals;
    }

    private static Map<Reference, String> services(Map<Reference, Map<String, String>> said) {
        Map<Reference, String> services = new HashMap<>();
        said.forEach((reference, fields) -> Optional.ofNullable(fields.get(MendField.SERVICE_CODE.written()))
                .ifPresent(service -> services.put(reference, service)));
        return services;
    }

    /** The provinces that were said, or whose communes were; of a utility that was assigned, its province if it has one alone. */
    private Map<Reference, String> provinces(Map<Reference, Map<String, String>> said, Instant since, LocalDate today) {
        Map<String, List<Province>> ofUtility = profile.territory().provinces().stream()
                .filter(province -> province.validity().on(today))
                .collect(Collectors.groupingBy(Province::utility));
        Map<Reference, String> provinces = new HashMap<>();
        for (AuditEntry entry : ledger.audit(Optional.empty(), MOST)) {
            List<Province> own = ofUtility.getOrDefault(entry.after().orElse(""), List.of());
            if (entry.action().equals("assign") && !entry.at().isBefore(since) && own.size() == 1) {
                entry.reference()
                        .ifPresent(reference ->
                                provinces.putIfAbsent(reference, own.get(0).code()));
            }
        }
        said.forEach((reference, fields) -> Optional.ofNullable(fields.get(MendField.PROVINCE_CODE.written()))
                .or(() -> Optional.ofNullable(fields.get(MendField.COMMUNE_CODE.written()))
                        .flatMap(code -> profile.territory().commune(code, today))
                        .map(Commune::provinceCode))
                .ifPresent(province -> provinces.put(reference, province)));
        return provinces;
    }

    /** The cases by what was said of them, where enough people's are alike. */
    private static Map<String, List<ReceivedCase>> groups(List<ReceivedCase> cases, Map<Reference, String> said) {
        Map<String, List<ReceivedCase>> groups = new TreeMap<>();
        for (ReceivedCase one : cases) {
            Optional.ofNullable(said.get(one.reference()))
                    .ifPresent(value -> groups.computeIfAbsent(value, none -> new ArrayList<>())
                            .add(one));
        }
        groups.values().removeIf(alike -> ReceivedCase.senders(alike) < ALIKE);
        return groups;
    }

    private Optional<Proposal> phrase(String service, List<ReceivedCase> alike, List<ReceivedCase> all) {
        // A request that was taken for another service must not have the words; one for which there was none may.
        List<ReceivedCase> usual = without(alike, all);
        List<String> others = usual.stream()
                .filter(one -> !one.service().equals(service) && !one.service().equals(profile.defaultService()))
                .map(ReceivedCase::words)
                .toList();
        List<String> texts = alike.stream().map(ReceivedCase::words).toList();
        List<Line> lines =
                CommonWords.of(
                                texts,
                                others,
                                usual.stream().map(ReceivedCase::words).toList(),
                                ALIKE,
                                false)
                        .stream()
                        .filter(run -> enoughSenders(run, alike))
                        .limit(TRIES)
                        .map(run -> new Phrase(
                                run.text().toLowerCase(Locale.ROOT), Phrase.Kind.SERVICE, service, PHRASE_STRENGTH))
                        .map(phrase -> new Line(
                                "phrases.csv",
                                csv(phrase.text(), phrase.kind().name(), phrase.code(), "1"),
                                profile.with(List.of(), List.of(phrase))))
                        .toList();
        return trial.first(
                lines, alike, all, meaning -> meaning.request().serviceCode().equals(service));
    }

    private Optional<Proposal> alias(
            String provinceCode, LocalDate today, List<ReceivedCase> alike, List<ReceivedCase> all) {
        Optional<Province> province = profile.territory().province(provinceCode, today);
        if (province.isEmpty()) {
            return Optional.empty();
        }
        String utility = province.get().utility();
        List<ReceivedCase> usual = without(alike, all);
        List<String> others = usual.stream()
                .filter(one ->
                        one.utility().filter(other -> !other.equals(utility)).isPresent())
                .map(ReceivedCase::placeWords)
                .toList();
        List<String> texts = alike.stream().map(ReceivedCase::placeWords).toList();
        List<Line> lines =
                CommonWords.of(
                                texts,
                                others,
                                usual.stream().map(ReceivedCase::placeWords).toList(),
                                ALIKE,
                                true)
                        .stream()
                        .filter(run -> enoughSenders(run, alike))
                        .limit(TRIES)
                        .flatMap(run -> Stream.of(ProvinceAlias.Kind.NAME, ProvinceAlias.Kind.FULL)
                                .map(kind -> new ProvinceAlias(run.text(), province.get(), kind)))
                        .map(alias -> new Line(
                                "province-aliases.csv",
                                csv(
                                        alias.alias(),
                                        provinceCode,
                                        today.toString(),
                                        alias.kind().name()),
                                profile.with(List.of(alias), List.of())))
                        .toList();
        return trial.first(
                lines,
                alike,
                all,
                meaning -> meaning.decision()
                        .jurisdiction()
                        .filter(utility::equals)
                        .isPresent());
    }

    private static List<ReceivedCase> without(List<ReceivedCase> alike, List<ReceivedCase> all) {
        return all.stream().filter(one -> !alike.contains(one)).toList();
    }

    private static boolean enoughSenders(CommonWords.Run run, List<ReceivedCase> alike) {
        return ReceivedCase.senders(run.in().stream().map(alike::get).toList()) >= ALIKE;
    }

    /** A line of a table, each cell quoted if it must be (RFC 4180). */
    private static String csv(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.matches("(?s).*[\",\n\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                .collect(Collectors.joining(","));
    }
}
