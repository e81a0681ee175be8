package io.motcua.example.evn.view;

import io.motcua.example.evn.stream.Channel;
import java.util.Map;

/**
 * What is counted by channel without a request's story.
 *
 * @param in how many requests were handed in; repetitions not counted
 * @param notices how many answers came of themselves
 * @param machines how many messages were handed in that nobody may answer
 */
record Counts(Map<Channel, Integer> in, Map<Channel, Integer> notices, int machines) {}
