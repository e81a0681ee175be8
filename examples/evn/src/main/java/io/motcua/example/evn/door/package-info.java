/**
 * The demonstration's side of the gateway's doors: people and machines that send requests by six channels and hear what
 * becomes of them there, and an operator who asks what is held and whether the books agree. Each speaks its channel's
 * own protocol, as anybody would.
 *
 * <p>{@link io.motcua.example.evn.door.Requesters} sends; {@link io.motcua.example.evn.door.Doors} knows the way in and
 * the way back of each channel.
 */
@NullMarked
package io.motcua.example.evn.door;

import org.jspecify.annotations.NullMarked;
