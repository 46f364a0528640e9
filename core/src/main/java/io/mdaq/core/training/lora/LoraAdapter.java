// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.checkpoint.TensorFile;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.torch.ArrayTensor;
import io.mdaq.core.torch.WeightLoader;
import io.mdaq.core.training.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The matrices of an adapter: for each target of each layer A [rank, in] and B [out, rank], float32
 * arrays that can be trained.
 */
public final class LoraAdapter {

  private final LoraConfig config;
  private final List<LoraMatrix> matrices;
  private final List<NDArray> arrays;

  private LoraAdapter(LoraConfig config, List<LoraMatrix> matrices, List<NDArray> arrays) {
    this.config = config;
    this.matrices = List.copyOf(matrices);
    this.arrays = List.copyOf(arrays);
  }

  /**
   * A new adapter as PEFT makes it: A is uniform within the root of 1 over its columns, B is zero,
   * so that the model is at first as it was.
   *
   * @param owner owns the arrays
   */
  public static LoraAdapter create(
      NDManager owner, DecoderConfig model, LoraConfig config, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    return of(config, model, matrix -> random(owner, matrix, random));
  }

  private static NDArray random(NDManager owner, LoraMatrix matrix, UniformRandomProvider random) {
    float[] values = new float[Math.multiplyExact(matrix.rows(), matrix.columns())];
    if (matrix.side() == LoraMatrix.Side.A) {
      double bound = 1 / Math.sqrt(matrix.columns());
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    }
    return owner.create(values, new Shape(matrix.rows(), matrix.columns()));
  }

  /**
   * Reads an adapter from its folder.
   *
   * @param owner owns the arrays
   * @param config of the same folder: {@link AdapterFolder#readConfig}
   * @throws io.mdaq.core.problem.UserException if files are missing or damaged, or do not fit the
   *     model
   */
  public static LoraAdapter load(
      NDManager owner, DecoderConfig model, LoraConfig config, Path folder) {
    TensorFile tensors = AdapterFolder.readTensors(folder, model, config);
    try (WeightLoader loader = new WeightLoader(owner)) {
      return of(
          config, model, matrix -> loader.float32(tensors.find(matrix.storedName()).orElseThrow()));
    }
  }

  private static LoraAdapter of(
      LoraConfig config, DecoderConfig model, Function<LoraMatrix, NDArray> source) {
    List<LoraMatrix> matrices = LoraMatrix.all(model, config);
    return new LoraAdapter(config, matrices, matrices.stream().map(source).toList());
  }

  public LoraConfig config() {
    return config;
  }

  /** The matrices of a layer: A and B of each target. */
  public List<NDArray> layer(int number) {
    int each = 2 * config.targets().size();
    return arrays.subList(number * each, (number + 1) * each);
  }

  /** All matrices, which from now on want gradients. */
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      parameters.add(Parameter.of(matrices.get(i).storedName(), arrays.get(i)));
    }
    return parameters;
  }

  /** How many numbers it has. */
  public long size() {
    return arrays.stream().mapToLong(NDArray::size).sum();
  }

  /**
   * Writes a folder as PEFT does.
   *
   * @param base the name or path of the model that it belongs to
   * @throws io.mdaq.core.problem.UserException if there is an adapter already, or the folder cannot
   *     be written to
   */
  public void save(Path folder, String base) {
    var byName =
        matrices.stream().collect(Collectors.toMap(LoraMatrix::storedName, matrices::indexOf));
    AdapterFolder.write(
        folder,
        config,
        base,
        matrices,
        name -> ArrayTensor.view(name, arrays.get(Objects.requireNonNull(byName.get(name)))));
  }
}
