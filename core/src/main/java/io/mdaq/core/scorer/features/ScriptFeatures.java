// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** Letters left in Latin script where the task is in another one; capitals; what is no letter. */
final class ScriptFeatures implements FeatureGroup {

  /** The usual share of capitals: scripts without them are neither low nor high. */
  private static final double USUAL_CAPITALS = 0.03;

  @Override
  public void write(SampleProfile sample, FeatureSink sink) {
    TextProfile response = sample.response();
    boolean latinTask = sample.instruction().mainScript() == ScriptGroup.LATIN;
    int letters = response.scriptLetters();
    sink.put(
        "foreign_latin_share",
        latinTask ? 0 : FeatureScale.share(response.count(ScriptGroup.LATIN), letters, 0));
    sink.put(
        "capital_share", capitalShare(sample.responseAsWritten(), response.text().sourceLength()));
    int length = response.text().length();
    sink.put(
        "other_character_share",
        length == 0 ? 0 : 1 - response.lettersAndDigits() / (double) length);
  }

  private static double capitalShare(String text, int end) {
    int capitals = 0;
    int small = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isUpperCase(c)) {
        capitals++;
      } else if (Character.isLowerCase(c)) {
        small++;
      }
    }
    return FeatureScale.share(capitals, capitals + small, USUAL_CAPITALS);
  }
}
