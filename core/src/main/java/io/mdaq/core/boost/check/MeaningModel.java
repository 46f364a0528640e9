// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mdaq.core.manifest.JsonFile;

/**
 * Tells revisions from unrelated texts by how close the sections are, old and new.
 *
 * @param classifier of this version's features
 */
public record MeaningModel(@JsonValue FittedClassifier classifier) {

  /** Of the features that are computed here. */
  public static final int VERSION = 2;

  /** How many features there are: five cosines and three lengths. */
  static final int FEATURES = 8;

  /** Takes everything for a revision: where none was fitted yet. */
  public static final MeaningModel NONE =
      new MeaningModel(FittedClassifier.none(VERSION, FEATURES));

  private static final String RESOURCE = "meaning-v2.json";

  /**
   * @throws IllegalArgumentException if the numbers are not those of this version
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MeaningModel {
    classifier.require(VERSION, FEATURES);
  }

  /** The one in the jar. */
  public static MeaningModel embedded() {
    return Embedded.MODEL;
  }

  /**
   * Five cosines, then the logarithms of three lengths.
   *
   * @param center the middle of the language, from which vectors are seen
   */
  static double[] features(EmbeddedSample sample, EmbeddedSample revised, short[] center) {
    short[] oldTask = Closeness.from(center, sample.task());
    short[] oldResponse = Closeness.from(center, sample.response());
    short[] task = Closeness.from(center, revised.task());
    short[] response = Closeness.from(center, revised.response());
    return new double[] {
      Closeness.of(oldTask, task),
      Closeness.of(oldResponse, response),
      Closeness.of(task, response),
      Closeness.of(oldTask, response),
      Closeness.of(oldTask, oldResponse),
      StrictMath.log1p(revised.responseLength()),
      StrictMath.log1p(sample.responseLength()),
      StrictMath.log1p(revised.taskLength())
    };
  }

  private static final class Embedded {

    static final MeaningModel MODEL =
        JsonFile.readResource(MeaningModel.class, RESOURCE, MeaningModel.class);
  }
}
