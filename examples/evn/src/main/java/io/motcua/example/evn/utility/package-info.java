/**
 * A regional utility as the demonstration plays it: takes requests from its queue, acknowledges each after a while, and
 * says how far it has come.
 *
 * <p>{@link io.motcua.example.evn.utility.RegionalBackend} is a program of its own, one process for each corporation.
 * It needs a JMS client and the contract, nothing else of the gateway: any client will do, and one of the five uses
 * AMQP 1.0 by a client that is not the broker's own. {@code Desk} is what the utility does, without a queue.
 */
@NullMarked
package io.motcua.example.evn.utility;

import org.jspecify.annotations.NullMarked;
