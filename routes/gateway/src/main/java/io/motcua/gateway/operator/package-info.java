/**
 * How the command line reaches a gateway that runs: a small HTTP port on 127.0.0.1, whose number and token stand in a
 * file of the data folder that only the gateway's own user can read. Whoever can read that file can read the ledger
 * beside it too, so that the port gives nobody more than they have.
 */
@NullMarked
package io.motcua.gateway.operator;

import org.jspecify.annotations.NullMarked;
