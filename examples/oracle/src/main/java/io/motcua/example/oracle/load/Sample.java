package io.motcua.example.oracle.load;

import io.motcua.example.oracle.journal.Entry;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as somebody has it in mind, before it is written for a channel.
 *
 * @param number of the request, from 0
 * @param words what the trouble is, with the request's name among them
 * @param where it is; empty if the person does not say
 */
public record Sample(int number, String words, Optional<Where> where) {

    /**
     * A place, told by a street or by the code of a customer there.
     *
     * @param utility that serves it
     */
    public record Where(String province, String street, Optional<String> customerCode, String utility) {
        /** The street and the province, as one line. */
        public String address() {
            return street + ", " + province;
        }
    }

    public Sample {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(where, "where");
    }

    /** Its name, and its Idempotency-Key. */
    public String submission() {
        return Marker.of(number);
    }

    /** What serves the place; empty if nothing says which. */
    public Optional<String> utility() {
        return where.map(Where::utility);
    }

    /** All that a person says who has no field for the place. */
    public String wordsWithPlace() {
        return where.map(Sample::told).map(told -> words + " " + told).orElse(words);
    }

    /**
     * What is written down before it is sent.
     *
     * @param content as it is compared with what the ledger keeps
     * @param described the person's words as a utility reads them
     */
    public Entry.Intent intent(Channel channel, byte[] content, String described) {
        return new Entry.Intent(submission(), channel.channel(), Hash.of(content), Hash.ofWords(described), utility());
    }

    private static String told(Where where) {
        return where.customerCode().map(code -> "Mã khách hàng: " + code).orElse("Địa chỉ: " + where.address());
    }

    /** Names the sample only. */
    @Override
    public String toString() {
        return "Sample[" + submission() + "]";
    }
}
