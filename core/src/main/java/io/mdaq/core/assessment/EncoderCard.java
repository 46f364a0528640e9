// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import io.mdaq.core.config.EncodingConfig;
import io.mdaq.core.encoder.EncoderSettings;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.TorchEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which encoder was used and how, for manifests: scores are the same only for the same files, the
 * same precision and the same kind of hardware.
 *
 * @param description folder, pooling, precision and longest text
 * @param sha256 of the list of the model's files with their hashes
 */
public record EncoderCard(String description, String sha256) {

  /**
   * Reads all files of a folder's encoder.
   *
   * @throws UserException if one cannot be read
   */
  public static EncoderCard of(Path folder, EncodingConfig encoding) {
    EncoderSettings settings = SampleEncoders.settings(folder, encoding);
    String description =
        "%s, %s pooling, %s, %d tokens at most"
            .formatted(
                folder,
                settings.pooling().name().toLowerCase(Locale.ROOT),
                TorchEngine.resolve(settings.precision(), settings.device()).label(),
                settings.maxTokens());
    return new EncoderCard(description, sha256(folder));
  }

  private static String sha256(Path folder) {
    StringBuilder list = new StringBuilder();
    try {
      for (Path file : files(folder)) {
        try (InputStream stream = Files.newInputStream(file)) {
          String name = folder.relativize(file).toString();
          list.append(name).append(' ').append(FileHash.of(name, stream).sha256()).append('\n');
        }
      }
      byte[] bytes = list.toString().getBytes(StandardCharsets.UTF_8);
      return FileHash.of("files", new ByteArrayInputStream(bytes)).sha256();
    } catch (IOException e) {
      throw UserException.failed(
          folder + ": cannot be read: " + e + ". Check the files' permissions and the disk.", e);
    }
  }

  /** Those that decide the numbers, sorted. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, 2)) {
      return all.filter(Files::isRegularFile).filter(EncoderCard::decidesNumbers).sorted().toList();
    }
  }

  private static boolean decidesNumbers(Path file) {
    String name = file.getFileName().toString();
    return name.equals("config.json")
        || name.equals("tokenizer.json")
        || name.endsWith(".safetensors")
        || name.endsWith(".onnx")
        || name.endsWith(".onnx_data");
  }
}
