package io.motcua.gateway.report;

import java.util.Map;

/**
 * Whether what was accepted agrees with what became of it.
 *
 * @param accepted counted as it was accepted
 * @param states how many are in each state, by its name in lower case, in the order of their life
 * @param difference accepted minus the sum of the states
 * @param strays in a state that nothing moves on or accounts for
 * @param zero whether difference and strays both are
 */
public record BalanceReport(long accepted, Map<String, Long> states, long difference, long strays, boolean zero) {}
