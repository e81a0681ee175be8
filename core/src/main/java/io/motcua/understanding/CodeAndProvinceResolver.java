package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.spi.TerritoryResolver;
import io.motcua.territory.Province;
import io.motcua.understanding.Findings.Code;
import io.motcua.understanding.PlaceWords.Found;
import io.motcua.understanding.PlaceWords.Word;
import io.motcua.understanding.ProvinceReader.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves by customer codes and by provinces that are named plainly; whatever else a reading says of its place may hold
 * it, but does not route it. For a trouble at a place the province goes first, for all else the code.
 */
final class CodeAndProvinceResolver implements TerritoryResolver {
    /** How many words after "my neighbour's" a code is the neighbour's. */
    private static final int NEAR = 7;

    private final Profile profile;
    private final PlaceWords placeWords;
    private final ProvinceReader provinces;
    private final CustomerCodeReader codes;

    CodeAndProvinceResolver(Profile profile) {
        this.profile = profile;
        this.placeWords = new PlaceWords(profile);
        this.provinces = new ProvinceReader(profile.territory());
        this.codes = new CustomerCodeReader(profile);
    }

    @Override
    public Resolution resolve(Reading reading, Classification classification, Instant asOf) {
        LocalDate day = asOf.atZone(profile.timeZone()).toLocalDate();
        Findings findings = find(reading, day);
        boolean doubtful = doubtful(classification);
        Verdict verdict =
                classification.placeDecides() ? Verdict.placeFirst(findings) : Verdict.codeFirst(findings, doubtful);
        List<RoutingDecision.Candidate> candidates = candidates(reading, findings);
        RoutingDecision decision = verdict.utility().isPresent()
                ? RoutingDecision.route(
                        verdict.utility().get(), verdict.because().orElseThrow(), candidates, profile.version(), day)
                : RoutingDecision.hold(verdict.hold().orElseThrow(), candidates, profile.version(), day);
        Optional<String> code = findings.codes().stream().map(Code::code).findFirst();
        return new Resolution(
                code,
                province(findings, verdict, day).map(province -> adminUnit(province, day)),
                Optional.empty(),
                Optional.empty(),
                decision,
                findings.evidence());
    }

    /** Whether the words also speak of a service that would turn the order of the rules. */
    private boolean doubtful(Classification classification) {
        return classification.evidence().stream()
                .filter(evidence -> evidence.kind().equals(Evidence.SERVICE))
                .map(evidence -> profile.services().get(evidence.value()))
                .anyMatch(service -> service != null && service.placeDecides() != classification.placeDecides());
    }

    private Findings find(Reading reading, LocalDate day) {
        Found words = placeWords.find(reading.description());
        List<Named> plain = new ArrayList<>();
        List<Named> faint = new ArrayList<>();
        List<Named> all = new ArrayList<>();
        provinces.readCode(reading, day).ifPresent(all::add);
        for (String field : List.of(Reading.PROVINCE, Reading.ADDRESS)) {
            reading.field(field).ifPresent(text -> all.addAll(provinces.read(field, placeWords.find(text), day)));
        }
        all.addAll(provinces.read(Reading.DESCRIPTION, words, day));
        List<Code> found = codes(reading, words, day);
        List<Evidence> evidence = new ArrayList<>();
        found.forEach(code -> evidence.add(code.evidence()));
        for (Named named : all) {
            (named.plain() ? plain : faint).add(named);
            evidence.add(evidence(named));
        }
        doubts(plain, faint).forEach(named -> {
            faint.remove(named);
            plain.add(named);
        });
        boolean placeUnread = reading.field(Reading.ADDRESS).isPresent()
                || reading.field(Reading.COMMUNE).isPresent()
                || reading.field(Reading.PROVINCE).isPresent()
                || reading.field(Reading.COMMUNE_CODE).isPresent()
                || reading.field(Reading.PROVINCE_CODE).isPresent()
                || somewhere(reading)
                || ProvinceReader.namesTown(words);
        List<Word> elsewhere = ProvinceReader.elsewhere(words);
        List<Named> inWords = plain.stream()
                .filter(named -> named.field().equals(Reading.DESCRIPTION))
                .toList();
        boolean namedElsewhere = !inWords.isEmpty()
                && inWords.stream().allMatch(named -> ProvinceReader.namedIn(words, elsewhere, named));
        return new Findings(found, plain, faint, !elsewhere.isEmpty(), namedElsewhere, placeUnread, evidence);
    }

    /** Provinces after a town that speak for another utility than all that are named plainly: two places, for a person. */
    private static List<Named> doubts(List<Named> plain, List<Named> faint) {
        if (plain.isEmpty()) {
            return List.of();
        }
        return faint.stream()
                .filter(named -> named.rule().equals(ProvinceReader.AFTER_TOWN))
                .filter(named -> plain.stream()
                        .noneMatch(other -> other.province()
                                .utility()
                                .equals(named.province().utility())))
                .toList();
    }

    /** Whether there are coordinates; 0, 0 is what a telephone says that does not know. */
    private static boolean somewhere(Reading reading) {
        return reading.lat().isPresent()
                && reading.lon().isPresent()
                && (reading.lat().getAsDouble() != 0 || reading.lon().getAsDouble() != 0);
    }

    private List<Code> codes(Reading reading, Found words, LocalDate day) {
        Map<String, Code> found = new LinkedHashMap<>();
        for (CustomerCodeReader.Found code :
                codes.find(reading.field(Reading.CUSTOMER_CODE).orElse(""))) {
            found.putIfAbsent(code.code(), code(code, Reading.CUSTOMER_CODE, "code.field", 1, day));
        }
        for (CustomerCodeReader.Found code : codes.find(reading.description())) {
            if (!othersSupply(words, code)) {
                found.putIfAbsent(code.code(), code(code, Reading.DESCRIPTION, "code.in-words", 0.9, day));
            }
        }
        return List.copyOf(found.values());
    }

    private Code code(CustomerCodeReader.Found found, String field, String rule, double confidence, LocalDate day) {
        Evidence evidence = new Evidence(
                Evidence.CUSTOMER_CODE,
                found.code().substring(0, profile.codeShape().unitLength()),
                new Evidence.Source(field, found.from(), found.to()),
                rule,
                confidence);
        return new Code(found.code(), profile.customerCodes().rule(found.code(), day), evidence);
    }

    private static boolean othersSupply(Found words, CustomerCodeReader.Found code) {
        FoldedText text = words.text();
        int at = 0;
        while (at < text.count() && text.from(at) < code.from()) {
            at++;
        }
        for (Word word : words.of(Kind.OTHER_SUPPLY)) {
            if (word.to() <= at
                    && at - word.to() <= NEAR
                    && at < text.count()
                    && text.sentence(word.from()) == text.sentence(at)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Province> province(Findings findings, Verdict verdict, LocalDate day) {
        boolean byCode =
                verdict.because().filter(Evidence.CUSTOMER_CODE::equals).isPresent();
        if (byCode) {
            return findings.codes().stream()
                    .flatMap(code -> code.rule().stream())
                    .flatMap(rule -> rule.provinceCode().stream())
                    .flatMap(code -> profile.territory().province(code, day).stream())
                    .findFirst();
        }
        List<Province> named =
                findings.plain().stream().map(Named::province).distinct().toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private List<RoutingDecision.Candidate> candidates(Reading reading, Findings findings) {
        Map<String, List<Evidence>> speaksFor = new LinkedHashMap<>();
        findings.plain().forEach(named -> add(speaksFor, named.province().utility(), evidence(named)));
        findings.codes()
                .forEach(code -> code.rule().ifPresent(rule -> add(speaksFor, rule.utility(), code.evidence())));
        findings.faint().forEach(named -> add(speaksFor, named.province().utility(), evidence(named)));
        // Whose account it came by decides nothing here, but tells the person who looks at a held one.
        reading.field(Reading.ACCOUNT).ifPresent(account -> {
            int blank = account.indexOf(' ');
            if (blank > 0) {
                profile.utilityOf(account.substring(0, blank), account.substring(blank + 1))
                        .ifPresent(utility -> add(
                                speaksFor,
                                utility,
                                new Evidence(
                                        Evidence.ACCOUNT,
                                        utility,
                                        new Evidence.Source(Reading.ACCOUNT, 0, account.length()),
                                        "account.of-utility",
                                        0.5)));
            }
        });
        List<RoutingDecision.Candidate> candidates = new ArrayList<>();
        speaksFor.forEach((utility, evidence) -> {
            List<Evidence> against = new ArrayList<>();
            speaksFor.forEach((other, list) -> {
                if (!other.equals(utility)) {
                    against.addAll(list);
                }
            });
            candidates.add(new RoutingDecision.Candidate(utility, evidence, against));
        });
        return candidates;
    }

    private static void add(Map<String, List<Evidence>> map, String utility, Evidence evidence) {
        map.computeIfAbsent(utility, key -> new ArrayList<>()).add(evidence);
    }

    private static Evidence evidence(Named named) {
        return new Evidence(
                Evidence.PROVINCE,
                named.province().code(),
                new Evidence.Source(named.field(), named.from(), named.to()),
                named.rule(),
                named.plain() ? 0.9 : 0.3);
    }

    private AdminUnit adminUnit(Province province, LocalDate day) {
        return new AdminUnit(province.code(), profile.placeSystem(), day.toString(), Optional.of(province.name()));
    }
}
