// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatTemplate;
import io.mdaq.core.checkpoint.Checkpoint;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.cloud.Located;
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
import java.util.List;
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
          "chat_template.jinja");

  private static final Set<String> ADAPTER =
      Set.of("adapter_config.json", "adapter_model.safetensors");

  /**
   * Opens the folders and hashes their files.
   *
   * @throws UserException if one is no model, or no adapter
   */
  static LocalModel of(GenerateConfig config) {
    Path folder = Located.path(config.model().dir());
    ModelFolder.open(folder);
    String name = Located.name(folder);
    List<Path> weights = Checkpoint.open(folder).files();
    String id =
        FolderHash.of(
            folder,
            file -> TEXTS.contains(file.toString()) || weights.contains(folder.resolve(file)));
    if (config.model().adapter().isPresent()) {
      Path adapter = Located.path(config.model().adapter().get());
      AdapterFolder.readConfig(adapter);
      name += " + " + Located.name(adapter);
      id += "+" + FolderHash.of(adapter, file -> ADAPTER.contains(file.toString()));
    }
    return new LocalModel(new AnsweringModel(name, id, numbers(config.model())), folder, config);
  }

  private static String numbers(GenerateConfig.Model model) {
    return TorchEngine.resolve(model.precision(), model.device()).label()
        + " on "
        + model.device().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String numbers() {
    return description.detail();
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
          ModelFolder.open(folder),
          Located.path(config.model().adapter().get()),
          merged,
          DType.F32);
    }
    return LocalAnswerer.load(merged, config);
  }
}
