/** The portal's channel under test, and a portal to test it with. */
@NullMarked
package io.motcua.channel.portal;

import org.jspecify.annotations.NullMarked;
