/**
 * The people: what they have in mind, and how those of them send it who come by HTTP. {@link
 * io.motcua.example.oracle.load.Samples} makes the requests and knows which utility must get each; a {@link
 * io.motcua.example.oracle.load.Source} sends them by one {@link io.motcua.example.oracle.load.Channel}. {@link
 * io.motcua.example.oracle.load.Callers} sends each again, with the same key or nonce, until it has an answer, as a
 * telephone in a tunnel does.
 */
@NullMarked
package io.motcua.example.oracle.load;

import org.jspecify.annotations.NullMarked;
