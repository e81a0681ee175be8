/**
 * What the processes that are never killed write down, each line durable before they go on: the load client what it is
 * about to send and what it was promised, the utilities what they received. {@link
 * io.motcua.example.oracle.journal.Journal} is the file, {@link io.motcua.example.oracle.journal.Entry} its lines.
 */
@NullMarked
package io.motcua.example.oracle.journal;

import org.jspecify.annotations.NullMarked;
