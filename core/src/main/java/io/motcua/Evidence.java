package io.motcua;

import java.util.Objects;

/**
 * One fact that was found in a submission, and where. It says by span where the citizen's words are, and holds none of
 * them: {@code value} is a code of ours with its name in our tables (an admin unit, a customer code's unit), never a
 * person's name, number or address.
 *
 * @param kind what the fact is, for example {@link #PROVINCE}
 * @param value the fact as a code, several with {@code |} between them if it is ambiguous, empty where the value itself is a person's data
 * @param source where it stood
 * @param rule which rule found it, for example {@code province.named-with-kind}
 * @param confidence from 0 (a guess) to 1 (certain)
 */
public record Evidence(String kind, String value, Source source, String rule, double confidence) {
    public static final String CUSTOMER_CODE = "customerCode";
    public static final String PROVINCE = "address.province";
    public static final String DISTRICT = "address.district";
    public static final String COMMUNE = "address.commune";
    public static final String COORDINATES = "coordinates";
    public static final String PORTAL_PLACE = "portal.place";
    public static final String ACCOUNT = "account";
    public static final String AREA_CODE = "areaCode";
    public static final String PHONE = "phone";
    public static final String SERVICE = "service";
    public static final String HAZARD = "hazard";
    /** What a person of ours said. */
    public static final String PERSON = "person";
    /** Where the request went that this one follows up. */
    public static final String EARLIER_REQUEST = "earlierRequest";
    /** Words that speak of danger, but not of one that is there now; the rule says why. */
    public static final String NO_HAZARD = "noHazard";

    /**
     * Where a fact stood.
     *
     * @param field the name of the field, for example {@code location.addressString}
     * @param from the first character, counted from 0 in the field's text after repair
     * @param to the character after the last
     */
    public record Source(String field, int from, int to) {
        public Source {
            Objects.requireNonNull(field, "field");
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("No span: from " + from + " to " + to);
            }
        }
    }

    public Evidence {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(rule, "rule");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("A confidence is from 0 to 1, not " + confidence);
        }
    }
}
