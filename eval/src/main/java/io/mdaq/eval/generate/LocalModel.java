// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatTemplate;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.config.GenerateConfig;
import io.mdaq.core.config.GenerateConfig.PromptForm;
import io.mdaq.core.manifest.FolderHash;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.training.lora.AdapterFolder;
import io.mdaq.core.training.lora.AdapterMerge;
import io.mdaq.eval.response.AnsweringModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * A checkpoint, or a base model with an adapter, before it is loaded.
 *
 * @param description with the hash of all files that decide answers
 * @param folder of the checkpoint or base model
 */
record LocalModel(AnsweringModel description, Path folder, GenerateConfig config)
    implements ModelSource {

  /** Enough batches that prompts of similar length meet, few enough that a kill costs little. */
  private static final int BATCHES_AT_ONCE = 4;

  private static final Set<String> TEXTS =
      Set.of(
          "config.json",
          "generation_config.json",
          "tokenizer.json",
          "tokenizer_config.json",
          "chat_template.jinja",
          "adapter_config.json");

  /**
   * Opens the folders and hashes their files.
   *
   * @throws UserException if one is no model, or no adapter
   */
  static LocalModel of(GenerateConfig config) {
    Path folder = Path.of(config.model().dir());
    ModelFolder.open(folder);
    String name = folder.toString();
    String id = FolderHash.of(folder, LocalModel::decidesAnswers);
    if (config.model().adapter().isPresent()) {
      Path adapter = Path.of(config.model().adapter().get());
      AdapterFolder.readConfig(adapter);
      name += " + " + adapter;
      id += "+" + FolderHash.of(adapter, LocalModel::decidesAnswers);
    }
    String detail =
        TorchEngine.resolve(config.model().precision(), config.model().device()).label()
            + " on "
            + config.model().device().name().toLowerCase(Locale.ROOT);
    return new LocalModel(new AnsweringModel(name, id, detail), folder, config);
  }

  private static boolean decidesAnswers(Path file) {
    String name = file.toString();
    // Not those of checkpoints that training left in folders of their own.
    return file.getNameCount() == 1 && (TEXTS.contains(name) || name.endsWith(".safetensors"));
  }

  @Override
  public String format() {
    if (config.answers().form() == PromptForm.RAW) {
      return "raw";
    }
    return ChatFormat.of(folder, config.model().reasoning()) instanceof ChatTemplate
        ? "chat_template"
        : "alpaca";
  }

  @Override
  public int conversationsAtOnce() {
    return BATCHES_AT_ONCE * config.model().batch();
  }

  @Override
  public Answerer open(Path work) {
    if (config.model().adapter().isEmpty()) {
      return LocalAnswerer.load(folder, config);
    }
    Path merged = work.resolve("merged");
    if (!Files.exists(merged.resolve("config.json"))) {
      // In float32, so that the sum is that of the numbers as they are stored.
      AdapterMerge.write(
          ModelFolder.open(folder), Path.of(config.model().adapter().get()), merged, DType.F32);
    }
    return LocalAnswerer.load(merged, config);
  }
}
