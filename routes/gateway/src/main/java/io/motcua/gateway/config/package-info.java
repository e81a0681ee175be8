/**
 * What an operations team writes: {@code gateway.yaml} beside a profile folder. {@link
 * io.motcua.gateway.config.GatewayConfig} is the whole, read and checked; every mistake is a {@link
 * io.motcua.gateway.config.Mistake} with file, line, what was found and what was expected, and all of them are told at
 * once.
 *
 * <p>The file is read as a tree of YAML nodes, never into objects, so that each value still knows its line and nothing in
 * it can name a class.
 */
@NullMarked
package io.motcua.gateway.config;

import org.jspecify.annotations.NullMarked;
