package io.motcua.gateway.operator;

import io.motcua.gateway.report.CrossingReport;
import io.motcua.gateway.report.ReloadReport;
import java.io.IOException;
import java.time.LocalDate;

/** The profile that a running gateway understands by, for its operators. Safe for use by many threads. */
public interface RunningProfile {

    /**
     * Reads the profile's folder anew and takes it if nothing is wrong with it; else the running version stays.
     *
     * @throws IOException if the gateway does not answer
     */
    ReloadReport reload() throws IOException;

    /**
     * Open requests whose ground changes hands on a day, by the running version.
     *
     * @throws IOException if the gateway does not answer
     */
    CrossingReport crossing(LocalDate on) throws IOException;
}
