/**
 * What can go wrong in the gateway's process, put around the SPIs from outside, so that the gateway itself has no hook
 * for it. {@link io.motcua.example.oracle.fault.Faults} puts it there: an {@link io.motcua.example.oracle.fault.End} ends
 * the process at a named {@link io.motcua.example.oracle.fault.FaultPoint}, a {@link
 * io.motcua.example.oracle.fault.PlantedBug} is a mistake that the oracle must find.
 */
@NullMarked
package io.motcua.example.oracle.fault;

import org.jspecify.annotations.NullMarked;
