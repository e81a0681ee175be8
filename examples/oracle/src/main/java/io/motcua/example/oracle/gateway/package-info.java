/**
 * The gateway as a process that can be killed: the same parts that any program puts together, around a ledger in a
 * folder and a broker inside, with faults around the SPIs when they are asked for. {@link
 * io.motcua.example.oracle.gateway.GatewayProcess} is the process, {@link io.motcua.example.oracle.gateway.GatewaySetting}
 * what its parent tells it.
 */
@NullMarked
package io.motcua.example.oracle.gateway;

import org.jspecify.annotations.NullMarked;
