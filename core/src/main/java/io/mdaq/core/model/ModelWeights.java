// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import io.mdaq.core.checkpoint.Checkpoint;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The weights of a model under their canonical names ({@link WeightTable}), each present once with
 * the shape that the configuration asks for and in F32, F16 or BF16. Immutable; the numbers lie in
 * the mapped files.
 */
public final class ModelWeights {

  private static final Set<DType> FLOATS = EnumSet.of(DType.F32, DType.F16, DType.BF16);

  private static final String EMBEDDING = "model.embed_tokens.weight";
  private static final String HEAD = "lm_head.weight";

  private final Map<String, Tensor> tensors;
  private final SortedSet<String> ignored;

  private ModelWeights(Map<String, Tensor> tensors, SortedSet<String> ignored) {
    this.tensors = Collections.unmodifiableMap(tensors);
    this.ignored = Collections.unmodifiableSortedSet(ignored);
  }

  /**
   * Finds every weight of a configuration in a checkpoint.
   *
   * @throws UserException if one is missing or has another shape or dtype, or if the checkpoint has
   *     a tensor that the architecture does not know
   */
  public static ModelWeights bind(ModelConfig config, Checkpoint checkpoint) {
    StoredNames names = StoredNames.of(config, checkpoint);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    SortedSet<String> unused = new TreeSet<>(checkpoint.names());
    for (WeightShape weight : WeightTable.of(config)) {
      String stored = names.stored(weight.name());
      Tensor tensor =
          checkpoint.find(stored).orElseThrow(() -> missing(checkpoint, config, stored, weight));
      requireFits(checkpoint, weight, stored, tensor);
      tensors.put(weight.name(), tensor);
      unused.remove(stored);
    }
    for (String name : unused) {
      if (!names.mayIgnore(name)) {
        throw UserException.failed(
            file(checkpoint, name)
                + ": tensor "
                + Excerpt.of(name)
                + " is not known in a model of the architecture "
                + config.architecture().modelType()
                + " with this config.json. Give the weights that belong to it, without adapters or"
                + " heads for other tasks.");
      }
    }
    requireCopy(config, checkpoint, tensors);
    return new ModelWeights(tensors, unused);
  }

  /** A tied model may be stored with its head; another one than the embedding is not a copy. */
  private static void requireCopy(
      ModelConfig config, Checkpoint checkpoint, Map<String, Tensor> tensors) {
    Tensor embedding = tensors.get(EMBEDDING);
    Tensor head = checkpoint.find(HEAD).orElse(null);
    boolean isTied =
        config instanceof DecoderConfig decoder
            && decoder.outputHead() == DecoderConfig.OutputHead.TIED;
    if (isTied && embedding != null && head != null && !head.data().equals(embedding.data())) {
      throw UserException.failed(
          file(checkpoint, HEAD)
              + ": tensor "
              + Excerpt.of(HEAD)
              + " differs from the embedding, but config.json says \"tie_word_embeddings\": true."
              + " Set that to false if the model has a head of its own, or remove the tensor.");
    }
  }

  /** All canonical names in the order of the computation. */
  public Set<String> names() {
    return tensors.keySet();
  }

  /**
   * The weight of a canonical name, under the name that it has in its file.
   *
   * @throws IllegalArgumentException if the architecture has no such weight
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no weight is named " + name);
    }
    return tensor;
  }

  /** Names of tensors in the files that the model does not need, such as a masked LM's head. */
  public SortedSet<String> ignored() {
    return ignored;
  }

  /** The bytes of all weights as they are stored. */
  public long bytes() {
    return tensors.values().stream().mapToLong(tensor -> tensor.data().remaining()).sum();
  }

  private static void requireFits(
      Checkpoint checkpoint, WeightShape weight, String stored, Tensor tensor) {
    if (!tensor.shape().equals(weight.shape()) || !FLOATS.contains(tensor.dtype())) {
      throw UserException.failed(
          file(checkpoint, stored)
              + ": "
              + tensor
              + " must be F32, F16 or BF16 "
              + weight.shape()
              + " by config.json. Give weights and config.json of the same model.");
    }
  }

  private static UserException missing(
      Checkpoint checkpoint, ModelConfig config, String stored, WeightShape weight) {
    String hint =
        stored.equals("lm_head.weight")
            ? " If the model shares it with the embedding, config.json must say"
                + " \"tie_word_embeddings\": true."
            : "";
    return UserException.failed(
        Excerpt.escape(checkpoint.folder().toString())
            + ": there is no tensor "
            + Excerpt.of(stored)
            + " "
            + weight.shape()
            + ", which a model of the architecture "
            + config.architecture().modelType()
            + " needs; the folder has "
            + checkpoint.names().size()
            + " tensors. Give weights and config.json of the same model."
            + hint);
  }

  private static String file(Checkpoint checkpoint, String name) {
    return Excerpt.escape(checkpoint.fileOf(name).toString());
  }
}
