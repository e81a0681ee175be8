/**
 * The program: a gateway out of the box, from one configuration folder. {@link io.motcua.gateway.GatewayProgram} wires
 * the ledger, the broker, the channels and the path together and can be used from code;
 * {@code io.motcua.gateway.cli.Motcua} is the command line around it, {@code io.motcua.gateway.config} reads what an
 * operations team wrote.
 */
@NullMarked
package io.motcua.gateway;

import org.jspecify.annotations.NullMarked;
