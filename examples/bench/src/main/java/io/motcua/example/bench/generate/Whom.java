package io.motcua.example.bench.generate;

import io.motcua.example.oracle.load.Bodies;
import io.motcua.example.oracle.load.Sample;
import io.motcua.example.oracle.load.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bodies of requests for the app channel, for those utilities that a word names. */
final class Whom {
    /** Stands for every utility. */
    static final String ALL = "all";
    /** Before a utility's id: for every other one. */
    static final String BUT = "but:";

    private static final int PREPARED = 1024;
    /** The sender of everything that is followed up: a follow-up is one only if it comes from the same person. */
    private static final String PHONE = "0901234567";

    private Whom() {}

    /** A thousand bodies for {@link #ALL}, one utility, or all {@link #BUT} one. */
    static List<byte[]> bodies(String word) {
        return samples(word, PREPARED).map(Bodies::app).toList();
    }

    /** So many bodies for one utility, from a person whose telephone number they give. */
    static List<byte[]> firstOfConversations(String utility, int count) {
        return samples(utility, count)
                .map(sample -> body(sample.words() + " "
                        + sample.where().map(Sample.Where::address).orElseThrow()))
                .toList();
    }

    /** What the same person adds to each of these, by reference. */
    static List<byte[]> followUps(List<String> references, int round) {
        return references.stream()
                .map(reference -> body("Bổ sung lần " + round + " cho yêu cầu " + reference + ": cổng nhà màu xanh."))
                .toList();
    }

    private static Stream<Sample> samples(String word, int count) {
        Samples samples = new Samples(1, 0);
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(samples::sample)
                .filter(isFor(word))
                .limit(count);
    }

    private static Predicate<Sample> isFor(String word) {
        if (word.equals(ALL)) {
            return sample -> true;
        }
        boolean but = word.startsWith(BUT);
        String utility = but ? word.substring(BUT.length()) : word;
        return sample -> sample.utility().orElseThrow().equals(utility) != but;
    }

    private static byte[] body(String words) {
        return ("{\"description\":\"" + words + "\",\"requester\":{\"name\":\"Người Thử\",\"phone\":\"" + PHONE
                        + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
