/**
 * The servers that the gateway is compared with: {@link io.motcua.example.bench.arm.BareServer} answers at once, {@link
 * io.motcua.example.bench.arm.LedgerServer} stores with the gateway's own group commit and does nothing else. Both are
 * Vert.x, with as many event loops as the gateway's entry.
 */
@NullMarked
package io.motcua.example.bench.arm;

import org.jspecify.annotations.NullMarked;
