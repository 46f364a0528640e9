// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.problem.UserException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What tells one causal language model from another: the hash of its files. */
public final class ModelHash {

  /** Configurations, tokenizers, templates and weights; what else lies there changes no number. */
  private static final List<String> NAMES =
      List.of(
          "config.json",
          "generation_config.json",
          "tokenizer.json",
          "tokenizer_config.json",
          "chat_template.jinja",
          "adapter_config.json");

  private static final String WEIGHTS = ".safetensors";
  private static final String STATE = "checkpoint-";

  private ModelHash() {}

  /**
   * The SHA-256 of the list of the folder's files with theirs, 64 hexadecimal digits.
   *
   * @throws UserException if one cannot be read
   */
  public static String of(Path folder) {
    StringBuilder list = new StringBuilder();
    try {
      for (Path file : files(folder)) {
        try (InputStream stream = Files.newInputStream(file)) {
          FileHash hash = FileHash.of(String.valueOf(file.getFileName()), stream);
          list.append(String.format(Locale.ROOT, "%s %s\n", hash.name(), hash.sha256()));
        }
      }
      byte[] bytes = list.toString().getBytes(StandardCharsets.UTF_8);
      return FileHash.of("files", new ByteArrayInputStream(bytes)).sha256();
    } catch (IOException e) {
      throw UserException.failed(
          folder + ": cannot be read: " + e + ". Check the files' permissions and the disk.", e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).filter(ModelHash::counts).sorted().toList();
    }
  }

  private static boolean counts(Path file) {
    String name = String.valueOf(file.getFileName());
    return NAMES.contains(name) || (name.endsWith(WEIGHTS) && !name.startsWith(STATE));
  }
}
