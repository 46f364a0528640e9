// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.json.JsonObject;
import io.mdaq.core.manifest.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an encoder wants before a text, so that it knows what is asked from what is answered, as in
 * E5 (Wang et al. 2024, arXiv:2402.05672). A model's folder says it in the file of
 * sentence-transformers.
 *
 * @param query before what is asked; empty for nothing
 * @param document before what answers, or stands for itself; empty for nothing
 */
public record TextPrompts(String query, String document) {

  /** Texts go in as they are. */
  public static final TextPrompts NONE = new TextPrompts("", "");

  /** The file's name. */
  public static final String FILE = "config_sentence_transformers.json";

  private static final String QUERY = "query";
  private static final String DOCUMENT = "document";

  /** Another name that sentence-transformers knows for documents. */
  private static final String PASSAGE = "passage";

  private static final long MAX_BYTES = 1 << 20;

  private record Declaration(SortedMap<String, String> prompts, String similarityFnName) {}

  /**
   * What a model folder says.
   *
   * @return NONE where it says nothing
   * @throws io.mdaq.core.problem.UserException if the file is not valid
   */
  public static TextPrompts of(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return NONE;
    }
    Optional<JsonObject> prompts = JsonObject.read(file, MAX_BYTES).object("prompts");
    return new TextPrompts(
        prompts.flatMap(all -> all.text(QUERY)).orElse(""),
        prompts.flatMap(all -> all.text(DOCUMENT).or(() -> all.text(PASSAGE))).orElse(""));
  }

  /**
   * Writes them to a model folder.
   *
   * @throws IOException if that fails
   */
  public void write(Path folder) throws IOException {
    SortedMap<String, String> prompts = new TreeMap<>();
    prompts.put(QUERY, query);
    prompts.put(DOCUMENT, document);
    Declaration declaration = new Declaration(prompts, "cosine");
    WholeFile.write(folder.resolve(FILE), stream -> JsonFile.write(stream, declaration));
  }
}
