/**
 * Makes text whole again that arrived broken: in a charset that was not its own, in the fonts of before Unicode, or as the
 * bare keystrokes of a Vietnamese keyboard.
 *
 * <p>{@link io.motcua.text.TextRepair} is the way in. Whatever is plainly text as it stands is left as it stands: a text
 * that is changed without need is worse than one that stays hard to read.
 */
@NullMarked
package io.motcua.text;

import org.jspecify.annotations.NullMarked;
