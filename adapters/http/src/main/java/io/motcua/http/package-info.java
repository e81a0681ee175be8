/**
 * The one HTTP entry that the HTTP channels share: asynchronous from the socket to the commit, so that a thousand
 * requests may wait for one commit without a thread each.
 *
 * <p>Begin with {@link io.motcua.http.HttpEntry}, the server, which brings the Camel scheme {@code http-in}. A route from
 * it gets one typed body, an {@link io.motcua.http.HttpRequest}, and leaves one, an {@link io.motcua.http.HttpAnswer};
 * what goes wrong becomes a {@link io.motcua.http.Problem} (RFC 9457).
 *
 * <p>A channel that takes JSON is {@link io.motcua.http.JsonRoutes} with a {@link io.motcua.http.JsonShape} (what may be
 * sent) and its {@link io.motcua.http.ApiClient}s (who sends). They are made of {@link io.motcua.http.JsonIntake} (request
 * to submission, receipt to answer) and {@link io.motcua.http.StatusPages} with {@link io.motcua.http.StatusFeed} (what
 * became of it). A channel for people says its problems by a {@link io.motcua.http.ProblemPage}.
 *
 * <p>Whoever asks other servers reads their answers as {@link io.motcua.http.LimitedBody}.
 */
@NullMarked
package io.motcua.http;

import org.jspecify.annotations.NullMarked;
