// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.checkpoint.CheckpointWriter;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.GenerationConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.model.ModelHash;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The model that a training starts from, without its weights.
 *
 * @param name as configured
 * @param endIds its end tokens, at least one
 */
record BaseModel(String name, Path folder, DecoderConfig config, List<Integer> endIds) {

  private static final String EMBEDDING = "model.embed_tokens.weight";

  /**
   * The hash by which a base is known before it is opened; empty where it is made.
   *
   * @throws UserException where it is no decoder
   */
  static String identity(FineTuneConfig config) {
    if (config.isNano()) {
      return "";
    }
    Path folder = folder(config.requireBase());
    readConfig(folder);
    return ModelHash.of(folder);
  }

  /**
   * Reads what the base is, or makes it.
   *
   * @param nano where it is made, unless that was done already
   * @throws UserException where it is no decoder or has no end token
   */
  static BaseModel open(FineTuneConfig config, Path nano) {
    Path folder = nano;
    if (!config.isNano()) {
      folder = folder(config.requireBase());
    } else if (!Files.exists(nano)) {
      new RandomCheckpoint(
              config.nano().config(),
              Draw.NANO.seed(config.seed()),
              DType.F32,
              CheckpointWriter.DEFAULT_MAX_FILE_BYTES)
          .write(nano);
    }
    DecoderConfig decoder = readConfig(folder);
    List<Integer> endIds = GenerationConfig.read(folder, decoder).eosIds();
    if (endIds.isEmpty()) {
      throw UserException.failed(
          folder
              + ": neither generation_config.json nor config.json names an end token"
              + " (eos_token_id), without which a model never stops. Add it.");
    }
    return new BaseModel(config.base(), folder, decoder, endIds);
  }

  /**
   * The shape of the base, without its weights.
   *
   * @throws UserException where it is no decoder
   */
  static DecoderConfig shape(FineTuneConfig config) {
    return config.isNano() ? config.nano().config() : readConfig(folder(config.requireBase()));
  }

  /** The longest sequence: as configured, but no longer than the model takes. */
  static int maxTokens(FineTuneConfig config, DecoderConfig shape) {
    return Math.min(config.examples().maxTokens(), shape.maxTokens());
  }

  /** What the weights of a model that came of one are written in. */
  static DType dtype(Precision wanted, ModelFolder files) {
    return switch (wanted) {
      case FLOAT32 -> DType.F32;
      case BFLOAT16 -> DType.BF16;
      case AUTO -> files.weights().get(EMBEDDING).dtype() == DType.F32 ? DType.F32 : DType.BF16;
    };
  }

  private static DecoderConfig readConfig(Path folder) {
    if (ModelFolder.readConfig(folder) instanceof DecoderConfig decoder) {
      return decoder;
    }
    throw UserException.failed(
        folder
            + ": this is no causal language model. Give a folder with a Llama, Qwen2 or Qwen3"
            + " model, or nano.");
  }

  private static Path folder(String base) {
    try {
      return Located.path(base);
    } catch (InvalidPathException e) {
      throw UserException.usage("base: " + base + " is no path: " + e.getMessage() + ".");
    }
  }
}
