// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.corpus;

/** What is clustered and selected together. */
public enum Grouping {
  /** Each language by itself. */
  BY_LANGUAGE,
  /** All languages in one. */
  ALL_TOGETHER;

  /** The name of the one group of {@link #ALL_TOGETHER}. */
  public static final String ALL = "all";

  /** The group of a sample. */
  public String groupOf(String language) {
    return this == BY_LANGUAGE ? language : ALL;
  }
}
