/**
 * How well requests are understood: labelled messages go through the channels' own normalisers and the profile's
 * understanding, as if they had arrived, and what comes of each is compared with its label.
 *
 * <p>{@link io.motcua.gateway.evaluate.LabelledFolder} reads the messages, {@link io.motcua.gateway.evaluate.Reader}
 * understands them, {@link io.motcua.gateway.evaluate.Evaluation} counts. Nothing is stored and nothing is sent.
 */
@NullMarked
package io.motcua.gateway.evaluate;

import org.jspecify.annotations.NullMarked;
