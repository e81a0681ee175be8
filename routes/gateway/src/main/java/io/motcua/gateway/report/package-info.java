/**
 * What an operator is told: why a request went where it went ({@link io.motcua.gateway.report.Explanation}), what waits
 * for a person ({@link io.motcua.gateway.report.HeldReport}), and whether the books agree ({@link
 * io.motcua.gateway.report.BalanceReport}). Records that are written as JSON, for scripts and between the running gateway
 * and its command line, and as text, for people. A citizen's data is masked before a report is made, so that no
 * rendering can show it.
 */
@NullMarked
package io.motcua.gateway.report;

import org.jspecify.annotations.NullMarked;
