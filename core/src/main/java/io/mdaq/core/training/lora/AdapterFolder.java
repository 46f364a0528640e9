// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.lora;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mdaq.core.checkpoint.Safetensors;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.checkpoint.TensorFile;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A folder as PEFT (Hugging Face) reads and writes it: {@code adapter_config.json} and {@code
 * adapter_model.safetensors}.
 */
public final class AdapterFolder {

  static final String CONFIG = "adapter_config.json";
  static final String WEIGHTS = "adapter_model.safetensors";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private AdapterFolder() {}

  /**
   * Reads what the adapter is.
   *
   * @throws UserException if there is none, or it is of a kind that is not supported
   */
  public static LoraConfig readConfig(Path folder) {
    return AdapterConfigReader.read(folder.resolve(CONFIG));
  }

  /**
   * Opens the matrices, and checks that they are those of the model.
   *
   * @throws UserException if one is missing, of another shape, or of no use
   */
  static TensorFile readTensors(Path folder, DecoderConfig model, LoraConfig config) {
    TensorFile tensors = Safetensors.read(folder.resolve(WEIGHTS));
    SortedSet<String> unused = new TreeSet<>(tensors.names());
    for (LoraMatrix matrix : LoraMatrix.all(model, config)) {
      tensors.requireFloats(matrix.storedName(), matrix.rows(), matrix.columns());
      unused.remove(matrix.storedName());
    }
    if (!unused.isEmpty()) {
      throw UserException.failed(
          Excerpt.escape(tensors.source())
              + ": tensor "
              + Excerpt.of(unused.first())
              + " is of no target in "
              + CONFIG
              + ", or of a layer that the model of "
              + model.layers()
              + " layers does not have. Give the adapter that belongs to this model.");
    }
    return tensors;
  }

  /** Writes the matrices first: a folder without a configuration is no adapter. */
  static void write(
      Path folder,
      LoraConfig config,
      String base,
      List<LoraMatrix> matrices,
      Function<String, Tensor> source) {
    try {
      Files.createDirectories(folder);
      if (Files.exists(folder.resolve(CONFIG)) || Files.exists(folder.resolve(WEIGHTS))) {
        throw UserException.failed(
            Excerpt.escape(folder.toString())
                + ": there is an adapter already. Give a new folder, or remove the old one.");
      }
      WholeFile.write(
          folder.resolve(WEIGHTS),
          stream ->
              Safetensors.write(
                  stream,
                  Map.of("format", "pt"),
                  matrices.stream().map(LoraMatrix::spec).toList(),
                  spec -> source.apply(spec.name())));
      Files.writeString(
          folder.resolve(CONFIG),
          JSON.writeValueAsString(json(config, base)) + "\n",
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(folder.toString())
              + ": the adapter cannot be written: "
              + e
              + ". Check the folder, its permissions and the free space.",
          e);
    }
  }

  private static ObjectNode json(LoraConfig config, String base) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("peft_type", "LORA")
            .put("task_type", "CAUSAL_LM")
            .put("base_model_name_or_path", base)
            .put("r", config.rank())
            .put("lora_alpha", config.alpha())
            .put("lora_dropout", 0.0)
            .put("bias", "none")
            .put("fan_in_fan_out", false)
            .put("use_rslora", config.scaling() == LoraConfig.Scaling.BY_ROOT_OF_RANK)
            .put("inference_mode", true);
    if (config.alpha() == Math.rint(config.alpha())) {
      // PEFT declares a whole number.
      json.put("lora_alpha", (long) config.alpha());
    }
    ArrayNode targets = json.putArray("target_modules");
    config.targets().forEach(target -> targets.add(target.module()));
    return json;
  }
}
