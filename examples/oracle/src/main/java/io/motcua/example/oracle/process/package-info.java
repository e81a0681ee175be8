/**
 * Processes of their own, and a conversation of lines with them. {@link io.motcua.example.oracle.process.Child} is the
 * parent's side: it starts a JVM, asks it for things and can end it as {@code kill -9} does.
 * {@link io.motcua.example.oracle.process.Commands} is the child's side: it answers until its parent is gone, so that no
 * process outlives the one that started it.
 */
@NullMarked
package io.motcua.example.oracle.process;

import org.jspecify.annotations.NullMarked;
