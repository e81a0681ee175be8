/**
 * The processes that the demonstration starts: the gateway, the five utilities and the world outside, each with a log file of its own.
 *
 * <p>{@link io.motcua.example.evn.process.Child} is one process; {@link io.motcua.example.evn.process.House} is all of
 * them, and sees to it that none is left behind.
 */
@NullMarked
package io.motcua.example.evn.process;

import org.jspecify.annotations.NullMarked;
