// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

import java.nio.file.Path;
import java.util.List;

/** Which rows a training set has. The pool is what all subsets of a study are drawn from. */
public sealed interface SetSource {

  /** The pool as it is. */
  record Pool() implements SetSource {}

  /**
   * The rows of other files, such as a curated subset.
   *
   * @param files at least one
   */
  record Files(List<Path> files) implements SetSource {

    public Files {
      files = List.copyOf(files);
    }
  }

  /**
   * Random rows of the pool, in each language as many as another set has: what that set's size
   * alone is worth.
   *
   * @param other the name of a set of files that is asked for before this one
   */
  record SameSizeAs(String other, long seed) implements SetSource {}

  /**
   * Random rows of the pool in each language. Of two such sets with the same seed the smaller lies
   * inside the larger.
   *
   * @param perLanguage at least 1; a language with fewer rows is an error
   */
  record Nested(int perLanguage, long seed) implements SetSource {}
}
