// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.tokenizer.TextTokenizer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A folder in the Hugging Face layout: known architecture, whole weights, a tokenizer that fits.
 *
 * @param folder it may be a stranger's
 * @param available bytes that the model may take; empty where the system does not tell
 */
record ModelCheck(Path folder, OptionalLong available) implements Check {

  private static final String SUBJECT = "model";
  private static final int FLOAT_BYTES = 4;

  @Override
  public Finding find() {
    try {
      ModelFolder model = ModelFolder.open(folder);
      TextTokenizer.open(folder, model.config()).close();
      return judge(model);
    } catch (UserException e) {
      return Finding.fail(
          SUBJECT,
          String.valueOf(e.getMessage()),
          "docs/models.md tells which folders can be used.");
    }
  }

  private Finding judge(ModelFolder model) {
    long numbers =
        model.weights().names().stream()
            .mapToLong(name -> model.weights().get(name).elements())
            .sum();
    String text =
        String.format(
            Locale.ROOT,
            "%s: %s, %,.1f million parameters, %d layers, up to %,d tokens; %s in float32",
            Excerpt.escape(folder.toString()),
            model.config().architecture().modelType(),
            numbers / 1e6,
            model.config().layers(),
            model.config().maxTokens(),
            Sizes.of(numbers * FLOAT_BYTES));
    if (available.isPresent() && available.getAsLong() < numbers * FLOAT_BYTES) {
      return Finding.warn(
          SUBJECT,
          text + ", of which " + Sizes.of(available.getAsLong()) + " are available",
          "Set precision to bfloat16, which takes half, end other programs, or use another model.");
    }
    return Finding.ok(SUBJECT, text);
  }
}
