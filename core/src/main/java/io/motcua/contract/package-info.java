/**
 * The published contract: what a utility's backend receives and what it may answer, as JSON in a CloudEvents 1.0
 * envelope. The three JSON Schemas beside these classes ({@code service-request}, {@code event} and
 * {@code reply.schema.json}) are all that a backend in another language needs; {@code openapi.yaml} and
 * {@code asyncapi.yaml} say by which doors and queues they come and go.
 *
 * <p>{@link io.motcua.contract.EventWriter} writes what goes out, {@link io.motcua.contract.ReplyReader} reads what
 * comes back. A backend in Java writes its answers with {@link io.motcua.contract.ReplyWriter}. Both sides tolerate
 * fields that they do not know, so that the contract can grow; a field that is known has its type or the message is
 * malformed. {@link io.motcua.contract.StatusWords} puts a utility's own words into the contract's before they are
 * read.
 */
@NullMarked
package io.motcua.contract;

import org.jspecify.annotations.NullMarked;
