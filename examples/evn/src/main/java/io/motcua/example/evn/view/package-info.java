/**
 * What the demonstration shows: a screen that is drawn anew a few times a second, or plain lines where there is no
 * terminal, and the summary at the end.
 *
 * <p>{@link io.motcua.example.evn.view.Observations} collects what was seen, {@link io.motcua.example.evn.view.Snapshot}
 * is that at one instant, and everything else turns a snapshot into text.
 */
@NullMarked
package io.motcua.example.evn.view;

import org.jspecify.annotations.NullMarked;
