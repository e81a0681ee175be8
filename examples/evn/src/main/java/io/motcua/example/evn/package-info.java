/**
 * The demonstration: a gateway, five regional utilities, the world outside and half a minute of requests by six
 * channels, as processes of their own.
 *
 * <p>{@link io.motcua.example.evn.Demonstration} is the program that {@code examples/evn/run} starts. What people ask
 * is made up in {@code stream} and sent by {@code door}, the five utilities are in {@code utility}, mail server, message
 * centre and portal in {@code outside}, what is seen on the way is drawn by
 * {@code view}, and {@code process} starts and ends the child processes. The gateway's own configuration and profile are
 * plain files in {@code examples/evn/config}.
 */
@NullMarked
package io.motcua.example.evn;

import org.jspecify.annotations.NullMarked;
