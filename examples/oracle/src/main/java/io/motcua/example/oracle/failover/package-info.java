/**
 * Two centres that take each other's work over, killed in turn while people write: {@link
 * io.motcua.example.oracle.failover.Failover} plays it, {@link io.motcua.example.oracle.failover.Centres} are the
 * processes and those who write, {@link io.motcua.example.oracle.failover.Count} is the independent count at the end.
 */
@NullMarked
package io.motcua.example.oracle.failover;

import org.jspecify.annotations.NullMarked;
