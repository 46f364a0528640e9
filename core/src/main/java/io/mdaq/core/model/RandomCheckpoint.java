// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mdaq.core.checkpoint.CheckpointWriter;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.checkpoint.TensorSpec;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A model folder with random weights and a tokenizer of bytes: everything that a real one has, in
 * any size, without a download. Weights depend on the seed and their names only, not on sharding;
 * in BF16 they are the rounded ones of F32.
 *
 * <p>Matrices are uniform with standard deviation {@code 1 / sqrt(columns)}, so that states keep
 * their size through the layers; norm weights lie around 1, biases around 0.
 *
 * @param dtype F32 or BF16
 * @param maxFileBytes the most bytes of tensors in one file
 */
public record RandomCheckpoint(ModelConfig config, long seed, DType dtype, long maxFileBytes) {

  /** ChatML as it is commonly written down, for tests of whoever renders templates. */
  static final String CHAT_TEMPLATE =
      "{% for message in messages %}<|im_start|>{{ message.role }}\n"
          + "{{ message.content }}<|im_end|>\n{% endfor %}"
          + "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Half the width of the interval of norm weights and biases. */
  private static final double SPREAD = 0.1;

  /**
   * @throws IllegalArgumentException if the dtype is another, or the vocabulary has no room for the
   *     bytes and the special tokens
   */
  public RandomCheckpoint {
    if (dtype != DType.F32 && dtype != DType.BF16) {
      throw new IllegalArgumentException(dtype + " is neither F32 nor BF16");
    }
    int least = tokenizer(config).size();
    if (config.vocabularySize() < least) {
      throw new IllegalArgumentException(
          "vocab_size is "
              + config.vocabularySize()
              + "; a tokenizer of bytes needs at least "
              + least);
    }
  }

  /**
   * Writes the folder; makes it if it is not there. {@code config.json} comes last.
   *
   * @throws UserException if it holds a model already or cannot be written to
   */
  public void write(Path folder) {
    if (Files.exists(folder.resolve(ModelFolder.CONFIG))) {
      throw UserException.failed(
          Excerpt.escape(folder.toString())
              + ": there is a "
              + ModelFolder.CONFIG
              + " already. Give a new folder, or remove the old model.");
    }
    List<TensorSpec> tensors =
        WeightTable.of(config).stream()
            .map(weight -> new TensorSpec(weight.name(), dtype, weight.shape()))
            .toList();
    try {
      Files.createDirectories(folder);
      CheckpointWriter.write(folder, tensors, this::random, maxFileBytes);
      writeTexts(folder);
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(folder.toString())
              + ": cannot be written: "
              + e
              + ". Check the folder, its permissions and the free space.",
          e);
    }
  }

  private Tensor random(TensorSpec spec) {
    // A seed of its own for each name; String.hashCode is fixed by its specification.
    UniformRandomProvider random =
        RandomSource.XO_SHI_RO_256_PP.create(seed * 31 + spec.name().hashCode());
    return Tensor.ofNumbers(spec, numbers(spec, random));
  }

  private static DoubleSupplier numbers(TensorSpec spec, UniformRandomProvider random) {
    if (spec.shape().size() == 2) {
      // A uniform number of [-a, a) has the standard deviation a / sqrt(3).
      double width = 2 * Math.sqrt(3.0 / spec.shape().get(1));
      return () -> width * (random.nextDouble() - 0.5);
    }
    double centre = spec.name().endsWith(".bias") ? 0 : 1;
    return () -> centre + 2 * SPREAD * (random.nextDouble() - 0.5);
  }

  private static ByteTokenizer tokenizer(ModelConfig config) {
    return config instanceof EncoderConfig
        ? ByteTokenizer.forEncoder()
        : ByteTokenizer.forDecoder();
  }

  private void writeTexts(Path folder) throws IOException {
    ByteTokenizer tokenizer = tokenizer(config);
    writeJson(folder.resolve("tokenizer.json"), tokenizer.json());
    ObjectNode tokenizerConfig = JsonNodeFactory.instance.objectNode();
    if (config instanceof DecoderConfig) {
      ObjectNode generation = JsonNodeFactory.instance.objectNode();
      generation.put("bos_token_id", tokenizer.id("<|bos|>"));
      generation
          .putArray("eos_token_id")
          .add(tokenizer.id("<|eos|>"))
          .add(tokenizer.id("<|im_end|>"));
      generation.put("pad_token_id", tokenizer.id("<|pad|>"));
      writeJson(folder.resolve(GenerationConfig.FILE), generation);
      tokenizerConfig
          .put("bos_token", "<|bos|>")
          .put("eos_token", "<|im_end|>")
          .put("pad_token", "<|pad|>")
          .put("chat_template", CHAT_TEMPLATE);
    } else {
      tokenizerConfig.put("bos_token", "<s>").put("eos_token", "</s>").put("pad_token", "<pad>");
    }
    writeJson(folder.resolve("tokenizer_config.json"), tokenizerConfig);
    writeJson(folder.resolve(ModelFolder.CONFIG), ConfigWriter.write(config, dtype));
  }

  private static void writeJson(Path file, ObjectNode content) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(content) + "\n", StandardCharsets.UTF_8);
  }
}
