// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mdaq.core.manifest.JsonFile;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells revisions from unrelated texts by what {@link MeaningModel} says and by the siblings of the
 * sample in other languages. Siblings say what a response should be about also where the sample's
 * own is about something else.
 *
 * @param classifier of this version's features
 */
public record SiblingModel(@JsonValue FittedClassifier classifier) {

  /** Of the features that are computed here. */
  public static final int VERSION = 1;

  /** The log-odds without siblings, and six means over the siblings. */
  static final int FEATURES = 7;

  /** With fewer words in Latin letters, a text shares none with most texts about the same. */
  private static final int COMPARABLE = 4;

  /** Takes everything for a revision: where none was fitted yet. */
  public static final SiblingModel NONE =
      new SiblingModel(FittedClassifier.none(VERSION, FEATURES));

  private static final String RESOURCE = "siblings-v1.json";

  /**
   * @throws IllegalArgumentException if the numbers are not those of this version
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SiblingModel {
    classifier.require(VERSION, FEATURES);
  }

  /** The one in the jar. */
  public static SiblingModel embedded() {
    return Embedded.MODEL;
  }

  /**
   * The log-odds without siblings; then, on an average over the siblings: how many words the new
   * response shares with the sibling's response, and with its task, against how many both have;
   * whether this says little since one of the responses has hardly any; whether both responses have
   * numbers and none is the same; whether only one of them has numbers; and the logarithm of the
   * ratio of their lengths, without its sign. The same for the same siblings, since these have one
   * order.
   *
   * @param logOdds as the model without siblings gives them
   * @param siblings at least one
   */
  static double[] features(double logOdds, NeutralForm revised, Siblings siblings) {
    double[] features = new double[FEATURES];
    Set<String> words = new HashSet<>(revised.words());
    Set<String> numbers = new HashSet<>(revised.numbers());
    for (Sibling sibling : siblings.all()) {
      NeutralForm form = sibling.form();
      boolean isBare = form.numbers().isEmpty();
      features[1] += shared(words, form.words());
      features[2] += shared(words, form.taskWords());
      features[3] += Math.min(words.size(), form.words().size()) < COMPARABLE ? 1 : 0;
      features[4] +=
          !isBare && !numbers.isEmpty() && Collections.disjoint(numbers, form.numbers()) ? 1 : 0;
      features[5] += numbers.isEmpty() == isBare ? 0 : 1;
      features[6] += Math.abs(StrictMath.log1p(revised.length()) - StrictMath.log1p(form.length()));
    }
    for (int f = 1; f < FEATURES; f++) {
      features[f] /= siblings.all().size();
    }
    features[0] = logOdds;
    return features;
  }

  /** The cosine of two sets; 0 where one of them is empty. */
  private static double shared(Set<String> words, List<String> others) {
    long both = others.stream().filter(words::contains).count();
    return both == 0 ? 0 : both / Math.sqrt((double) words.size() * others.size());
  }

  private static final class Embedded {

    static final SiblingModel MODEL =
        JsonFile.readResource(SiblingModel.class, RESOURCE, SiblingModel.class);
  }
}
