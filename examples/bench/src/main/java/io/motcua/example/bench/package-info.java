/**
 * What the gateway costs, as ratios to servers that do less, measured in one run in which they take turns. {@link
 * io.motcua.example.bench.Bench} is the program; {@link io.motcua.example.bench.Arm} a server that is measured, {@link
 * io.motcua.example.bench.Run} one turn of it, {@link io.motcua.example.bench.AcknowledgmentTimes} the time from a
 * request to its utility's acknowledgment.
 */
@NullMarked
package io.motcua.example.bench;

import org.jspecify.annotations.NullMarked;
