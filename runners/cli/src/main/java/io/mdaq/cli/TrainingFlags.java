// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.finetune.Gpu;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of all commands that train a causal language model. */
final class TrainingFlags {

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = "The folder of the model to train, or nano for a small one from scratch.")
  private @Nullable String base;

  @Option(names = "--output", paramLabel = "DIR", description = "The folder to write.")
  private @Nullable String output;

  @Option(
      names = "--overwrite",
      description = "Replace the output of an earlier ${COMMAND-NAME} in that folder.")
  private boolean overwrite;

  @Option(
      names = "--gpu",
      paramLabel = "NAME",
      description = "With --dry-run: tell it for this device too, such as h100, a100 or rtx-4090.")
  private @Nullable String gpu;

  @Option(
      names = "--export",
      paramLabel = "TOOL",
      description = "Write a ready job for llama-factory instead of training here.")
  private @Nullable Export export;

  @Option(
      names = "--dry-run",
      description = "Say what would be done, and what memory and time it takes, and stop.")
  private boolean dryRun;

  /** The tools that a training can be left to. */
  enum Export {
    LLAMA_FACTORY;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What is done instead of training, or the training itself. */
  enum Purpose {
    TRAIN,
    PLAN,
    EXPORT
  }

  /**
   * What the flags ask for.
   *
   * @throws UserException where they ask for two things, or one of them would have no effect
   */
  Purpose purpose() {
    if (dryRun && export != null) {
      throw UserException.usage(
          "--dry-run and --export exclude each other: an export trains nothing; leave one out");
    }
    if (gpu != null && !dryRun) {
      throw UserException.usage(
          "--gpu %s tells with --dry-run what that device would take, and does nothing else; add"
                  .formatted(gpu)
              + " --dry-run, or leave it out");
    }
    if (dryRun) {
      return Purpose.PLAN;
    }
    return export == null ? Purpose.TRAIN : Purpose.EXPORT;
  }

  Optional<Gpu> gpu() {
    return Optional.ofNullable(gpu).map(Gpu::named);
  }

  List<ConfigLayer> flags() {
    List<ConfigLayer> flags = new ArrayList<>();
    ConfigLayers.add(flags, "--base", "base", base);
    ConfigLayers.add(flags, "--output", "output.dir", output);
    if (overwrite) {
      flags.add(ConfigLayer.flag("--overwrite", "output.overwrite", "true"));
    }
    return flags;
  }
}
