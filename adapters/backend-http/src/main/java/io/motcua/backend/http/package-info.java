/**
 * Regional utilities behind HTTP. Begin with {@link io.motcua.backend.http.HttpBackend}, the
 * {@link io.motcua.spi.BackendAdapter}, and its {@link io.motcua.backend.http.HttpBackendConfig}; an Open311 server is
 * {@link io.motcua.backend.http.Open311Backend}. A utility is a configuration of them.
 *
 * <pre>{@code
 * ReplyDoor door = new ReplyDoor(clock); // Routes for the HTTP entry, shared by all utilities.
 * BackendAdapter backend = new HttpBackend(
 *         HttpBackendConfig.builder("EVNHANOI", URI.create("https://backend.example/requests"))
 *                 .replies(ReplyAccess.byKeys(key))
 *                 .build(),
 *         door, clock);
 * }</pre>
 *
 * <p>One attempt is one request, whose {@code Idempotency-Key} is the same at every attempt. What the answer says
 * becomes an outcome in {@link io.motcua.backend.http.AnswerRules}' terms; an answer that cannot be understood is never
 * taken for a yes. What a utility says later comes in at the {@link io.motcua.backend.http.ReplyDoor}.
 */
@NullMarked
package io.motcua.backend.http;

import org.jspecify.annotations.NullMarked;
