package io.motcua.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a run of the kit came to, for a region to sign.
 *
 * @param kitVersion of the kit
 * @param utility whose backend was tried
 * @param backend where, without secrets
 * @param seed that the references came from
 */
public record KitReport(
        String kitVersion, String utility, String backend, Instant startedAt, long seed, List<CaseResult> results) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public KitReport {
        results = List.copyOf(results);
    }

    /** Whether every case passed. */
    public boolean passed() {
        return results.stream().allMatch(CaseResult::passed);
    }

    /** The version of this kit, as its jar says. */
    static String version() {
        return Optional.ofNullable(KitReport.class.getPackage().getImplementationVersion())
                .orElse("of a build without a jar");
    }

    /** Answers that are behind the findings of several cases, that of the most cases first. */
    public List<CommonAnswer> commonAnswers() {
        return CommonAnswer.of(results);
    }

    /** How many cases failed. */
    public long failures() {
        return results.stream().filter(result -> !result.passed()).count();
    }

    /**
     * The SHA-256, in hexadecimal, of {@code results} in {@link #json()} as it is written there, without white space:
     * who signs the page signs these results and no others.
     */
    public String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(tree()));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The report as JSON in UTF-8: the results and their hash. */
    public byte[] json() {
        ObjectNode root = JSON.createObjectNode();
        root.set("results", tree());
        root.put("sha256", sha256());
        return bytes(root);
    }

    private ObjectNode tree() {
        ObjectNode root = JSON.createObjectNode();
        root.put("kit", "motcua contract-kit " + kitVersion);
        root.put("utility", utility);
        root.put("backend", backend);
        root.put("startedAt", startedAt.toString());
        root.put("seed", seed);
        root.put("passed", passed());
        ArrayNode commonAnswers = root.putArray("commonAnswers");
        for (CommonAnswer common : commonAnswers()) {
            ObjectNode one = commonAnswers.addObject();
            one.put("answer", common.answer());
            one.put("findings", common.findings());
            common.cases().forEach(one.putArray("cases")::add);
        }
        ArrayNode cases = root.putArray("cases");
        for (CaseResult result : results) {
            ObjectNode one = cases.addObject();
            one.put("id", result.id());
            one.put("title", result.title());
            one.put("rule", result.rule());
            one.put("passed", result.passed());
            one.put("millis", result.took().toMillis());
            result.notes().forEach(one.putArray("notes")::add);
            ArrayNode findings = one.putArray("findings");
            for (Finding finding : result.findings()) {
                ObjectNode found = findings.addObject().put("fact", finding.fact());
                finding.answer().ifPresent(answer -> found.put("answer", answer));
                found.put("next", finding.next());
            }
        }
        return root;
    }

    private static byte[] bytes(ObjectNode tree) {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
