/**
 * The commands that people type: {@link io.motcua.gateway.cli.Motcua} is where {@code java -jar motcua.jar} begins. Each
 * command is a class that reads its options, asks somebody who knows, and prints; nothing is decided here.
 */
@NullMarked
package io.motcua.gateway.cli;

import org.jspecify.annotations.NullMarked;
