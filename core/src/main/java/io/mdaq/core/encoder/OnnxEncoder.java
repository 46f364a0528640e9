// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.torch.TorchProblems;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An encoder in ONNX form: inputs {@code input_ids}, {@code attention_mask} and, where the model
 * has it, {@code token_type_ids}; output {@code last_hidden_state}.
 */
final class OnnxEncoder implements EncoderModel {

  static final String FILE = "model.onnx";

  private static final String ENGINE = "OnnxRuntime";
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";
  private static final String STATES = "last_hidden_state";

  /** Closes its manager when it is collected, so it is kept for as long as its block is used. */
  private final Model model;

  private final String name;
  private final List<String> inputs;
  private final OnnxShape shape;

  private OnnxEncoder(Model model, String name, OnnxShape shape) {
    this.model = model;
    this.name = name;
    this.inputs = model.getBlock().describeInput().keys();
    this.shape = shape;
  }

  /**
   * Loads the model to run on the calling thread only: callers are the threads.
   *
   * @throws UserException if a file is missing or not valid, or inputs are not the expected ones
   */
  static OnnxEncoder open(Path folder, TorchDevice device) {
    OnnxShape shape = OnnxShape.read(folder);
    Path file = folder.resolve(FILE);
    String name = Excerpt.escape(file.toString());
    if (!Files.isRegularFile(file)) {
      throw UserException.failed(name + ": there is no such file. Give a folder that has it.");
    }
    TorchEngine.stayOffline();
    Model model = Model.newInstance(FILE, onnxDevice(device), ENGINE);
    try {
      model.load(folder, FILE, Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1"));
      OnnxEncoder encoder = new OnnxEncoder(model, name, shape);
      encoder.requireInputs();
      return encoder;
    } catch (IOException | MalformedModelException | EngineException e) {
      model.close();
      throw UserException.failed(
          name + ": cannot be loaded: " + cause(e) + ". Export or fetch the model again.", e);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static Device onnxDevice(TorchDevice device) {
    if (device == TorchDevice.CPU) {
      return Device.cpu();
    }
    if (Engine.getEngine(ENGINE).getGpuCount() == 0) {
      throw UserException.failed(
          "device: gpu, but ONNX Runtime sees no CUDA device. Set device: cpu, or put"
              + " onnxruntime_gpu on the class path of a machine that has a GPU.");
    }
    return Device.gpu();
  }

  private static String cause(Exception e) {
    return Excerpt.of(String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage()));
  }

  private void requireInputs() {
    List<String> known = List.of(IDS, MASK, TYPES);
    if (!inputs.contains(IDS) || !known.containsAll(inputs)) {
      throw UserException.failed(
          name
              + ": the model's inputs are "
              + inputs.stream().map(Excerpt::of).toList()
              + "; needed is "
              + IDS
              + ", allowed are "
              + known
              + ". Export the bare encoder (task feature-extraction).");
    }
  }

  /** That of the files that exporters write; a quantized one is the user's own choice. */
  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public int width() {
    return shape.hiddenSize();
  }

  @Override
  public int maxTokens() {
    return shape.maxTokens();
  }

  @Override
  public int vocabularySize() {
    return shape.vocabularySize();
  }

  @Override
  public int padId() {
    return shape.padId();
  }

  @Override
  public float[] pool(TokenBatch batch, Pooling pooling) {
    try (NDManager step = model.getNDManager().newSubManager()) {
      NDList arguments = new NDList();
      for (String input : inputs) {
        arguments.add(argument(step, batch, input));
      }
      NDList results = model.getBlock().forward(new ParameterStore(step, false), arguments, false);
      return pool(states(results, batch), batch, pooling);
    } catch (EngineException e) {
      throw TorchProblems.translate(
          e,
          "encoding " + batch.rows() + " rows of " + batch.width() + " tokens",
          "Lower the tokens per batch or the longest row.");
    }
  }

  private static NDArray argument(NDManager step, TokenBatch batch, String input) {
    long[] values =
        switch (input) {
          case IDS -> batch.longIds();
          case MASK -> batch.attentionMask();
          default -> new long[batch.ids().length];
        };
    NDArray array = step.create(values, new Shape(batch.rows(), batch.width()));
    array.setName(input);
    return array;
  }

  private FloatBuffer states(NDList results, TokenBatch batch) {
    NDArray states =
        results.stream()
            .filter(array -> STATES.equals(array.getName()))
            .findFirst()
            .orElseThrow(
                () ->
                    UserException.failed(
                        name
                            + ": the model has no output "
                            + STATES
                            + ". Export the bare encoder (task feature-extraction)."));
    Shape expected = new Shape(batch.rows(), batch.width(), width());
    if (!states.getShape().equals(expected) || states.getDataType() != DataType.FLOAT32) {
      throw UserException.failed(
          name
              + ": "
              + STATES
              + " is "
              + states.getDataType()
              + " "
              + states.getShape()
              + ", but config.json asks for float32 "
              + expected
              + ". Give model.onnx and config.json of the same model.");
    }
    return states.toByteBuffer().asFloatBuffer();
  }

  private float[] pool(FloatBuffer states, TokenBatch batch, Pooling pooling) {
    int width = width();
    float[] pooled = new float[batch.rows() * width];
    for (int row = 0; row < batch.rows(); row++) {
      int start = row * batch.width() * width;
      int counted = pooling == Pooling.CLS ? 1 : batch.lengths()[row];
      for (int i = 0; i < width; i++) {
        double sum = 0;
        for (int token = 0; token < counted; token++) {
          sum += states.get(start + token * width + i);
        }
        pooled[row * width + i] = (float) (sum / counted);
      }
    }
    return pooled;
  }

  @Override
  public void close() {
    model.close();
  }
}
