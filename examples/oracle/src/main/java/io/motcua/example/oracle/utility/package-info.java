/**
 * The regional utilities: one process that consumes each utility's queue of requests from the gateway's broker, writes
 * down what it acts on before it says so, and acknowledges. {@link io.motcua.example.oracle.utility.Utilities} is the
 * process, {@link io.motcua.example.oracle.utility.Utility} one consumer, {@link
 * io.motcua.example.oracle.utility.Deeds} what tells an event that is new from one that came again.
 */
@NullMarked
package io.motcua.example.oracle.utility;

import org.jspecify.annotations.NullMarked;
