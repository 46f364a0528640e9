// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.core.config.FineTuneConfig.Adapter;
import io.mdaq.core.config.FineTuneConfig.Method;
import java.util.Locale;

/** A finished run in words and tables, as Markdown. */
final class FineTuneReport {

  private FineTuneReport() {}

  static String markdown(FineTuneConfig config, FineTuneManifest run) {
    RowCounts rows = run.rows();
    FineTuneManifest.Trained training = run.training();
    return String.format(
        Locale.ROOT,
        """
        # Fine-tune

        %s was trained on %,d sequences of %,d tokens, of which %,d are learned, in %,d steps of \
        %,d rows. The loss went from %.4f to %.4f (means of the first and of the last steps, up to \
        ten).

        ![Loss over the steps](%s)

        | what became of the rows | |
        | --- | ---: |
        | read | %,d |
        | used whole | %,d |
        | used without their end (truncated) | %,d |
        | left out: too long | %,d |
        | left out: no token of the response within the length | %,d |
        | left out: no usable row | %,d |

        %s lists every row with its outcome.

        | | |
        | --- | --- |
        | output | %s |
        | trained numbers | %,d |
        | learning rate | %s, %s, warm-up %s |
        | products in | %s, %d threads |
        | seed | %d |
        | base | SHA-256 %s |
        | output | SHA-256 %s |

        The loss of each step is in %s, everything that the output depends on in %s.
        """,
        run.base().name(),
        run.sequences().count(),
        run.sequences().tokens(),
        run.sequences().learned(),
        training.steps(),
        config.training().batch(),
        training.firstLoss(),
        training.lastLoss(),
        FineTuneFolder.CURVE,
        rows.read(),
        rows.used(),
        rows.truncated(),
        rows.tooLong(),
        rows.nothingToLearn(),
        rows.rejected(),
        FineTuneFolder.ROWS,
        output(config),
        training.parameters(),
        config.training().learningRate(),
        config.training().schedule().name().toLowerCase(Locale.ROOT),
        config.training().warmup(),
        training.precision(),
        training.threads(),
        run.seed(),
        run.base().sha256(),
        run.output(),
        FineTuneFolder.LOG,
        FineTuneFolder.MANIFEST);
  }

  private static String output(FineTuneConfig config) {
    if (config.method() == Method.FULL) {
      return "a whole model";
    }
    return config.adapter() == Adapter.MERGE
        ? "a whole model, the adapter merged into it"
        : "an adapter (PEFT) for " + config.base();
  }
}
