/**
 * Those around the gateway who live through it all, in one process: {@link io.motcua.example.oracle.outside.Outside} has
 * the mail server, the message centre, the national portal, and the people who come by HTTP. Each channel's write down
 * in a journal of their own what they are about to send and what the gateway said to it, and in another what the gateway
 * told people of its own accord.
 */
@NullMarked
package io.motcua.example.oracle.outside;

import org.jspecify.annotations.NullMarked;
