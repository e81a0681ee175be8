/**
 * The load: a process of its own that costs the machine little, so that what is measured is the server. {@link
 * io.motcua.example.bench.generate.Generator} is the process; {@link io.motcua.example.bench.generate.Traffic} drives
 * {@link io.motcua.example.bench.generate.Conversation}s, one connection each, on one thread, from bytes that were made
 * in advance; {@link io.motcua.example.bench.generate.LatencyHistogram} counts.
 */
@NullMarked
package io.motcua.example.bench.generate;

import org.jspecify.annotations.NullMarked;
