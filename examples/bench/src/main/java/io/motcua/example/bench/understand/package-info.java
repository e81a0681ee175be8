/**
 * How fast a message is understood: measured by JMH, against the least that any reader of Vietnamese must do. Begin with
 * {@link io.motcua.example.bench.understand.UnderstandingBench}.
 */
@NullMarked
package io.motcua.example.bench.understand;

import org.jspecify.annotations.NullMarked;
