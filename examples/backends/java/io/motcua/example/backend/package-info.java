/**
 * A utility's backend that consumes a queue over AMQP 1.0; begin with {@link io.motcua.example.backend.QueueBackend}.
 */
@NullMarked
package io.motcua.example.backend;

import org.jspecify.annotations.NullMarked;
