/** A gateway of twenty lines: letters in a folder go to one of two water companies. Begin with {@code FirstGateway}. */
@NullMarked
package io.motcua.example.first;

import org.jspecify.annotations.NullMarked;
