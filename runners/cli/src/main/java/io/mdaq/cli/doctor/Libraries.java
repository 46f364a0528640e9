// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import ai.djl.ndarray.NDManager;
import ai.onnxruntime.OrtEnvironment;
import com.github.luben.zstd.Zstd;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.training.MatmulCeiling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The native libraries that mdaq uses. */
final class Libraries {

  private static final String MODELS = "training, encoders or local models";

  private Libraries() {}

  /** One check for each. */
  static List<Check> all() {
    TorchEngine.stayOffline();
    return List.of(
        new LibraryCheck("pytorch", MODELS, Libraries::torch),
        new LibraryCheck("tokenizers", MODELS, Libraries::tokenizers),
        new LibraryCheck("onnxruntime", "encoders from model.onnx", Libraries::onnx),
        new LibraryCheck("zstd", "files that end with .zst", Libraries::zstd));
  }

  private static String torch() {
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      double speed = MatmulCeiling.measure(manager);
      Precision fast = TorchEngine.resolve(Precision.AUTO, TorchDevice.CPU);
      return String.format(
          Locale.ROOT,
          "libtorch %s, %d threads, %.0f GFLOP/s in float32; %s",
          TorchEngine.version(),
          TorchEngine.threads(),
          speed / 1e9,
          fast == Precision.BFLOAT16
              ? "bfloat16 is faster and will be used"
              : "bfloat16 is not faster here and will not be used");
    }
  }

  private static String tokenizers() {
    Objects.requireNonNull(TokenizersLibrary.LIB);
    return "loaded";
  }

  private static String onnx() {
    return "version " + OrtEnvironment.getEnvironment().getVersion();
  }

  private static String zstd() {
    byte[] text = "zstd".repeat(10).getBytes(StandardCharsets.US_ASCII);
    return "loaded; %d bytes become %d".formatted(text.length, Zstd.compress(text).length);
  }
}
