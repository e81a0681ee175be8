/**
 * The people: a process that sends requests to the gateway's app channel and never loses count of them. {@link
 * io.motcua.example.oracle.load.Samples} makes the requests and knows which utility must get each; {@link
 * io.motcua.example.oracle.load.LoadClient} sends them, and sends each again with the same Idempotency-Key until it has
 * an answer, as a telephone in a tunnel does.
 */
@NullMarked
package io.motcua.example.oracle.load;

import org.jspecify.annotations.NullMarked;
