/**
 * What a person does about requests that wait for one: {@link io.motcua.held.HeldRequests} lists and shows them and takes
 * each {@link io.motcua.held.Mend}; whatever is done is written down with who did it and why, and never changed again.
 * Begin with {@link io.motcua.held.HeldRequests}.
 */
@NullMarked
package io.motcua.held;

import org.jspecify.annotations.NullMarked;
