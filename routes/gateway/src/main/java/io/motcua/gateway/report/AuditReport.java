package io.motcua.gateway.report;

import java.util.List;

/**
 * What was done, and by whom.
 *
 * @param deeds newest first
 */
public record AuditReport(List<HeldDetail.Deed> deeds) {}
