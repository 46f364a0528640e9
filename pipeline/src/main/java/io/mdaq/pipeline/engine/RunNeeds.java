// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.engine;

import java.util.List;

/**
 * What the workers of a run need; for engines whose workers are other machines.
 *
 * @param places what they read or write
 * @param variables the environment variables that they need
 * @param models the largest kind of model that they load
 */
public record RunNeeds(List<Place> places, List<Variable> variables, Models models) {

  /**
   * A file, a folder or a glob.
   *
   * @param key of the configuration, which names it
   */
  public record Place(String key, String location) {}

  /**
   * An environment variable.
   *
   * @param key of the configuration, which names it
   */
  public record Variable(String key, String name) {}

  /** Kinds of models, from small to large. */
  public enum Models {
    /** In the jar, or as small. */
    LEXICAL,
    /** A multilingual encoder scores, embeds or both. */
    ENCODER,
    /** A causal language model rewrites. */
    CAUSAL_LM
  }
}
