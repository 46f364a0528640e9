// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a safetensors file holds: metadata and tensors, both sorted by name. Immutable. */
public final class TensorFile {

  private static final int NAMES_IN_MESSAGE = 5;

  private final String source;
  private final SortedMap<String, String> metadata;
  private final SortedMap<String, Tensor> tensors;

  TensorFile(String source, Map<String, String> metadata, List<Tensor> tensors) {
    SortedMap<String, Tensor> byName = new TreeMap<>();
    tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
    this.source = source;
    this.metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    this.tensors = Collections.unmodifiableSortedMap(byName);
  }

  /** Where the tensors were read from, for messages. */
  public String source() {
    return source;
  }

  /** The texts under {@code __metadata__}; empty if the file has none. */
  public SortedMap<String, String> metadata() {
    return metadata;
  }

  /** The names of all tensors. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(tensors.keySet()));
  }

  /** The tensor of that name, if there is one. */
  public Optional<Tensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * The tensor that a model cannot do without.
   *
   * @throws UserException if there is none of that name, or it has another dtype or shape
   */
  public Tensor require(String name, DType dtype, long... shape) {
    return require(name, List.of(dtype), Shapes.of(shape));
  }

  /**
   * As {@link #require} for weights that {@link Tensor#toFloats} reads: F32, F16 or BF16.
   *
   * @throws UserException if there is none of that name, or it has another dtype or shape
   */
  public Tensor requireFloats(String name, long... shape) {
    return require(name, List.of(DType.F32, DType.F16, DType.BF16), Shapes.of(shape));
  }

  private Tensor require(String name, List<DType> dtypes, List<Long> shape) {
    String wanted =
        dtypes.stream().map(DType::name).collect(Collectors.joining(" or ")) + " " + shape;
    Tensor tensor =
        find(name)
            .orElseThrow(
                () ->
                    UserException.failed(
                        source
                            + ": there is no tensor "
                            + Excerpt.of(name)
                            + " ("
                            + wanted
                            + "); "
                            + contents()
                            + ". Give the weights of a model of the expected kind."));
    if (!dtypes.contains(tensor.dtype()) || !tensor.shape().equals(shape)) {
      throw UserException.failed(
          source
              + ": "
              + tensor
              + " must be "
              + wanted
              + ". Give the weights that belong to this configuration.");
    }
    return tensor;
  }

  private String contents() {
    if (tensors.isEmpty()) {
      return "the file has no tensors";
    }
    String first =
        tensors.keySet().stream()
            .limit(NAMES_IN_MESSAGE)
            .map(Excerpt::of)
            .collect(Collectors.joining(", "));
    return "the file has "
        + tensors.size()
        + ": "
        + first
        + (tensors.size() > NAMES_IN_MESSAGE ? ", …" : "");
  }
}
