/**
 * What an integrator may implement. Each interface has a contract test of its name plus {@code Contract} in the
 * test-jar of this module; an implementation's test implements it.
 *
 * <p>{@link io.motcua.spi.ChannelAdapter} and {@link io.motcua.spi.BackendAdapter} stand at the ends of the path,
 * {@link io.motcua.spi.Normaliser} reads what a channel brings, {@link io.motcua.spi.TerritoryResolver} and
 * {@link io.motcua.spi.Classifier} judge it, {@link io.motcua.spi.Ledger} and {@link io.motcua.spi.BlobStore} keep it.
 */
@NullMarked
package io.motcua.spi;

import org.jspecify.annotations.NullMarked;
