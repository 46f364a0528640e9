// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.scorer;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.RevisionPair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Revisions with a rule that is easy to learn: raw responses grumble, revised ones do not. */
final class EasyRevisions {

  private static final List<String> SUBJECTS =
      List.of("Brot", "Garten", "Reise", "Steuer", "Fahrrad", "Musik", "Wetter", "Schule");
  private static final List<String> GOOD = List.of("gern", "bitte", "freundlich", "klar");
  private static final List<String> BAD = List.of("egal", "weiß nicht", "blöd", "nein");

  private EasyRevisions() {}

  static List<RevisionPair> pairs(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<RevisionPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String instruction = "Was ist mit " + of(SUBJECTS, random) + " Nummer " + i + "?";
      pairs.add(
          new RevisionPair(
              "example-" + i,
              i % 2 == 0 ? "de" : "nl",
              new SampleText(instruction, "", response(BAD, random)),
              new SampleText(instruction, "", response(GOOD, random))));
    }
    return pairs;
  }

  /** Both sides are of all lengths, so that length tells nothing. */
  private static String response(List<String> words, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int n = 1 + random.nextInt(5); n > 0; n--) {
      text.append(of(SUBJECTS, random)).append(' ').append(of(words, random)).append(". ");
    }
    return text.toString().strip();
  }

  private static String of(List<String> words, SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }

  /** A configuration that trains a very small encoder from scratch. */
  static ConfigTree nano(Path output, String... settings) {
    ConfigTree tree =
        CommandDefaults.TRAIN_SCORER
            .tree()
            .with(ConfigLayer.flag("--output", "output.dir", output.toString()));
    List<String> all =
        new ArrayList<>(
            List.of(
                "model.base=nano",
                "nano.vocabulary=400",
                "nano.layers=1",
                "nano.width=32",
                "nano.heads=2",
                "triplets.max_tokens=40",
                "training.batch=8",
                "training.learning_rate=5e-3",
                "training.precision=float32",
                "checkpoints.every=3"));
    all.addAll(List.of(settings));
    for (String setting : all) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return tree;
  }
}
