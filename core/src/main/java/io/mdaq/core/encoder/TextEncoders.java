// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.torch.TorchProblems;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens encoders of either kind. */
public final class TextEncoders {

  private TextEncoders() {}

  /**
   * Opens a model folder: {@code *.safetensors} on the PyTorch engine where there are any, else
   * {@code model.onnx} on ONNX Runtime.
   *
   * @throws UserException if the folder is no encoder, its files are not valid, or the device is
   *     not there
   */
  public static TextEncoder open(Path folder, EncoderSettings settings) {
    return isOnnx(folder)
        ? openOnnx(folder, settings)
        : openTorch(ModelFolder.open(folder), settings);
  }

  /**
   * The length of the vectors of a folder's encoder, by its configuration alone.
   *
   * @throws UserException if there is no valid configuration
   */
  public static int width(Path folder) {
    return isOnnx(folder)
        ? OnnxShape.read(folder).hiddenSize()
        : ModelFolder.readConfig(folder).hiddenSize();
  }

  private static boolean isOnnx(Path folder) {
    boolean hasWeights =
        Files.exists(folder.resolve("model.safetensors"))
            || Files.exists(folder.resolve("model.safetensors.index.json"));
    return !hasWeights && Files.exists(folder.resolve(OnnxEncoder.FILE));
  }

  /**
   * Loads an opened folder on the PyTorch engine.
   *
   * @throws UserException if it is no encoder, or the device or memory is lacking
   */
  public static TextEncoder openTorch(ModelFolder folder, EncoderSettings settings) {
    if (folder.config() instanceof DecoderConfig) {
      throw UserException.failed(
          Excerpt.escape(folder.folder().toString())
              + ": the model is a decoder ("
              + folder.config().architecture().modelType()
              + "), which gives no text vectors. Give an encoder's folder (xlm-roberta).");
    }
    EncoderConfig config = (EncoderConfig) folder.config();
    Precision precision = TorchEngine.resolve(settings.precision(), settings.device());
    ProductPath path = ProductPath.inference(precision, settings.device());
    NDManager manager = TorchEngine.newManager(settings.device());
    try {
      XlmrNetwork network = new XlmrNetwork(manager, config, folder.weights()::get, path);
      return new BatchingEncoder(new TorchXlmr(manager, network), settings);
    } catch (EngineException e) {
      manager.close();
      throw TorchProblems.translate(
          e,
          "loading the weights of " + Excerpt.escape(folder.folder().toString()),
          "Use bfloat16, a smaller model, or a machine with more memory.");
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  /**
   * Loads {@code model.onnx} of a folder that also has {@code config.json}.
   *
   * @throws UserException if a file is missing or is not valid, or the device is not there
   */
  public static TextEncoder openOnnx(Path folder, EncoderSettings settings) {
    return new BatchingEncoder(OnnxEncoder.open(folder, settings.device()), settings);
  }
}
