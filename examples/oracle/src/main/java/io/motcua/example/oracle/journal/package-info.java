/**
 * What the processes that are never killed write down, each line durable before they go on: those outside what they are
 * about to send, what they were promised and what they were told, the utilities what they received. {@link
 * io.motcua.example.oracle.journal.Journal} is the file, {@link io.motcua.example.oracle.journal.Entry} its lines.
 */
@NullMarked
package io.motcua.example.oracle.journal;

import org.jspecify.annotations.NullMarked;
