package io.motcua.gateway.cli;

import io.motcua.HoldReason;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a reason in any case, with dashes or underscores between its words. */
final class ReasonConverter implements ITypeConverter<HoldReason> {
    @Override
    public HoldReason convert(String written) {
        String name = written.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(HoldReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("found '" + written + "'; give one of "
                        + Arrays.stream(HoldReason.values())
                                .map(reason ->
                                        reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .collect(Collectors.joining(", "))));
    }
}
