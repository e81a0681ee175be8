/**
 * The demonstration: a gateway, five regional utilities and half a minute of requests, as processes of their own.
 *
 * <p>{@link io.motcua.example.evn.Demonstration} is the program that {@code examples/evn/run} starts. What people ask
 * is made up in {@code stream}, the five utilities are in {@code utility}, what is seen on the way is drawn by
 * {@code view}, and {@code process} starts and ends the child processes. The gateway's own configuration and profile are
 * plain files in {@code examples/evn/config}.
 */
@NullMarked
package io.motcua.example.evn;

import org.jspecify.annotations.NullMarked;
