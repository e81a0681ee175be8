/**
 * The play: people, servers and utilities that live through it all, and a gateway that is killed again and again. {@link
 * io.motcua.example.oracle.rounds.Scene} starts and ends the processes, {@link io.motcua.example.oracle.rounds.Round} is
 * one life of the gateway, {@link io.motcua.example.oracle.rounds.Rounds} the program that plays many and judges.
 */
@NullMarked
package io.motcua.example.oracle.rounds;

import org.jspecify.annotations.NullMarked;
