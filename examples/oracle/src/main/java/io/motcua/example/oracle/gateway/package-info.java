/**
 * The gateway as a process that can be killed: the program as users run it, with a {@code gateway.yaml} of its own, a
 * ledger in a folder and a broker inside, and with faults around its parts when they are asked for. {@link
 * io.motcua.example.oracle.gateway.GatewayProcess} is the process, {@link io.motcua.example.oracle.gateway.GatewaySetting}
 * what its parent tells it.
 */
@NullMarked
package io.motcua.example.oracle.gateway;

import org.jspecify.annotations.NullMarked;
