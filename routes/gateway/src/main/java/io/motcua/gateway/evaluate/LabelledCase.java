package io.motcua.gateway.evaluate;

import io.motcua.Submission;

/**
 * A message as its channel would have stored it, and what must be made of it.
 *
 * @param id unique among those that are read together
 */
record LabelledCase(String id, Submission submission, Labels expected) {}
