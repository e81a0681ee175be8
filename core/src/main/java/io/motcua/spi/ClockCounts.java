package io.motcua.spi;

/**
 * How the clocks stand.
 *
 * @param open that run or stand still
 * @param late of those, that are near their limit or over it
 */
public record ClockCounts(long open, long late) {}
