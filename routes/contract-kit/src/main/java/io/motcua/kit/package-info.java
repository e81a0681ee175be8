/**
 * The contract kit: plays the gateway before a utility's backend, and says whether it keeps the contract.
 *
 * <p>Begin with {@link io.motcua.kit.ContractKit}. A backend is a black box: what it does to its own tables cannot be
 * seen. What the contract gives is its answers: the {@code backendReference} of a request is the same however often the
 * request comes, and no other request has it. A case claims no more than it saw, and its notes say what it could not see.
 *
 * <p>A case looks at one rule and forgives all else. So an answer is read twice: leniently, by the case that waits for
 * it, and strictly, by the cases at the end that judge all answers together. One fault is reported once.
 */
@NullMarked
package io.motcua.kit;

import org.jspecify.annotations.NullMarked;
