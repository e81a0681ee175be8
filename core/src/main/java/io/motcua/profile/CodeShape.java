package io.motcua.profile;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a customer code looks like.
 *
 * @param pattern of a whole, normalised code
 * @param length in characters
 * @param unitLength how many of them name the managing unit; the rest is a serial of digits
 * @param usagePointSuffixLength how many digits more a metering point has
 */
public record CodeShape(Pattern pattern, int length, int unitLength, int usagePointSuffixLength) {
    public CodeShape {
        Objects.requireNonNull(pattern, "pattern");
        if (unitLength < 1 || length <= unitLength || usagePointSuffixLength < 0) {
            throw new IllegalArgumentException("No shape of a code: " + length + " characters, " + unitLength
                    + " of the unit, " + usagePointSuffixLength + " of the metering point");
        }
    }
}
