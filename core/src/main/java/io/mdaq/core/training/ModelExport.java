// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mdaq.core.checkpoint.CheckpointWriter;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.checkpoint.TensorSpec;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.model.WeightTable;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.torch.ArrayTensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes a trained model as a folder of its own: the texts of the folder that it came from, and new
 * weights.
 */
public final class ModelExport {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String CONFIG = "config.json";

  /** What configurations call the type of the weights, in older and in newer files. */
  private static final List<String> DTYPE_KEYS = List.of("torch_dtype", "dtype");

  /** Tokenizers, templates and their like; weights in other formats are not wanted. */
  private static final List<String> TEXTS = List.of(".json", ".jinja", ".txt", ".model");

  private static final String INDEX = ".index.json";

  /** What a run says of itself is not true of the next. */
  private static final List<String> OF_A_RUN = List.of("manifest.json", "run.json");

  private final ModelFolder base;
  private final Path folder;
  private final DType dtype;

  private ModelExport(ModelFolder base, Path folder, DType dtype) {
    this.base = base;
    this.folder = folder;
    this.dtype = dtype;
  }

  /**
   * Writes a folder. {@code config.json} comes last: without it this is no model.
   *
   * @param folder has no model yet; made if it is not there
   * @param dtype F32 or BF16
   * @param weights asked once for each canonical name, for a float32 array
   * @throws UserException if there is a model already, or the folder cannot be written to
   */
  public static void write(
      ModelFolder base, Path folder, DType dtype, Function<String, NDArray> weights) {
    if (dtype != DType.F32 && dtype != DType.BF16) {
      throw new IllegalArgumentException(dtype + " is neither F32 nor BF16");
    }
    new ModelExport(base, folder, dtype).write(weights);
  }

  private void write(Function<String, NDArray> weights) {
    if (Files.exists(folder.resolve(CONFIG))) {
      throw UserException.failed(
          Excerpt.escape(folder.toString())
              + ": there is a model already. Give a new folder, or remove the old model.");
    }
    List<TensorSpec> specs =
        WeightTable.of(base.config()).stream()
            .map(weight -> new TensorSpec(weight.name(), dtype, weight.shape()))
            .toList();
    try {
      Files.createDirectories(folder);
      CheckpointWriter.write(
          folder,
          specs,
          spec -> tensor(spec, weights.apply(spec.name())),
          CheckpointWriter.DEFAULT_MAX_FILE_BYTES);
      copyTexts();
      writeConfig();
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(folder.toString())
              + ": the model cannot be written: "
              + e
              + ". Check the folder, its permissions and the free space.",
          e);
    }
  }

  private static Tensor tensor(TensorSpec spec, NDArray array) {
    Tensor exact = ArrayTensor.view(spec.name(), array);
    if (spec.dtype() == DType.F32) {
      return exact;
    }
    var numbers = exact.data().asFloatBuffer();
    return Tensor.ofNumbers(spec, numbers::get);
  }

  private void copyTexts() throws IOException {
    try (Stream<Path> files = Files.list(base.folder())) {
      for (Path file : files.filter(ModelExport::isText).toList()) {
        Path copy = folder.resolve(file.getFileName());
        if (!Files.exists(copy)) {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static boolean isText(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file)
        && TEXTS.stream().anyMatch(name::endsWith)
        && !name.equals(CONFIG)
        && !OF_A_RUN.contains(name)
        && !name.endsWith(INDEX);
  }

  private void writeConfig() throws IOException {
    ObjectNode config = (ObjectNode) JSON.readTree(base.folder().resolve(CONFIG).toFile());
    for (String key : DTYPE_KEYS) {
      if (config.has(key)) {
        config.put(key, dtype == DType.F32 ? "float32" : "bfloat16");
      }
    }
    byte[] text = (JSON.writeValueAsString(config) + "\n").getBytes(StandardCharsets.UTF_8);
    WholeFile.write(folder.resolve(CONFIG), stream -> stream.write(text));
  }
}
