// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.mdaq.core.model.ModelConfig;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.text.Surrogates;
import io.mdaq.core.torch.TorchEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The tokenizer of a model folder, run by the Hugging Face tokenizers library. Holds native memory:
 * close it after the last use.
 *
 * <p>Thread-safe between opening and closing: the native tokenizer is never changed.
 *
 * <p>As everywhere with this library, the text of a special token inside a text becomes that token.
 */
public final class TextTokenizer implements AutoCloseable {

  static final String FILE = "tokenizer.json";

  private static final long MAX_FILE = 1 << 28;

  private final String source;
  private final TokenizerFile file;
  private final HuggingFaceTokenizer tokenizer;

  private TextTokenizer(String source, TokenizerFile file, HuggingFaceTokenizer tokenizer) {
    this.source = source;
    this.file = file;
    this.tokenizer = tokenizer;
  }

  /**
   * Opens the tokenizer of a model and checks that the model has a state for every token.
   *
   * @throws UserException if there is none, it is not valid, or it has more tokens than the model
   */
  public static TextTokenizer open(Path folder, ModelConfig model) {
    return open(folder, model.vocabularySize());
  }

  /**
   * As {@link #open(Path, ModelConfig)}, for models without such a configuration.
   *
   * @param vocabularySize for how many tokens the model has a state
   */
  public static TextTokenizer open(Path folder, int vocabularySize) {
    TextTokenizer opened = open(folder);
    if (opened.idLimit() > vocabularySize) {
      opened.close();
      throw UserException.failed(
          opened.source
              + ": the largest token id is "
              + (opened.idLimit() - 1)
              + ", but vocab_size in config.json is "
              + vocabularySize
              + "; ids must be below it. Give the tokenizer that belongs to the model.");
    }
    return opened;
  }

  /**
   * Opens a tokenizer alone.
   *
   * @throws UserException if there is none in the folder, or it is not valid
   */
  public static TextTokenizer open(Path folder) {
    Path path = folder.resolve(FILE);
    String source = Excerpt.escape(path.toString());
    byte[] content = read(path, source);
    TokenizerFile file = TokenizerFile.parse(source, content);
    // Otherwise the library reports its use over the network.
    TorchEngine.stayOffline();
    try {
      return new TextTokenizer(
          source,
          file,
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(content),
              Map.of("truncation", "false", "padding", "false")));
    } catch (IOException | RuntimeException e) {
      throw UserException.failed(
          source
              + ": the tokenizer cannot be built: "
              + Excerpt.of(String.valueOf(e.getMessage()), 200)
              + ". Fetch the tokenizer.json of the model again.",
          e);
    } catch (LinkageError e) {
      throw UserException.failed(
          "the tokenizers library cannot be loaded on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + ": "
              + e.getMessage()
              + ". The cache folder (DJL_CACHE_DIR, else ~/.djl.ai) must be writable.",
          e);
    }
  }

  private static byte[] read(Path path, String source) {
    if (!Files.isRegularFile(path)) {
      throw UserException.failed(
          source
              + ": there is no such file. Give a model folder with "
              + FILE
              + ", the format of fast tokenizers; convert other formats with Hugging Face"
              + " transformers.");
    }
    try {
      long bytes = Files.size(path);
      if (bytes > MAX_FILE) {
        throw UserException.failed(
            source + ": the file has " + bytes + " bytes; allowed are at most " + MAX_FILE + ".");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw UserException.failed(
          source + ": cannot be read: " + e + ". Check the file's permissions and the disk.", e);
    }
  }

  /**
   * The ids of the whole text, however long. Unpaired surrogates count as U+FFFD.
   *
   * @param specials WITH for texts as they are, WITHOUT after a chat template
   */
  public int[] encode(String text, SpecialTokens specials) {
    // HuggingFaceTokenizer.encode fetches eight more arrays and takes three times as long.
    TokenizersLibrary library = TokenizersLibrary.LIB;
    long encoding =
        library.encode(
            tokenizer.getHandle(), Surrogates.repair(text), specials == SpecialTokens.WITH);
    try {
      return narrow(library.getTokenIds(encoding));
    } finally {
      library.deleteEncoding(encoding);
    }
  }

  /**
   * The text of the ids; bytes that are no UTF-8 together become U+FFFD. Ids that the tokenizer
   * does not know, such as the unused last rows of an embedding, give no text.
   *
   * @throws IllegalArgumentException if an id is negative
   */
  public String decode(int[] ids, SpecialTokens specials) {
    long[] wide = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] < 0) {
        throw new IllegalArgumentException("token id " + ids[i] + " at " + i);
      }
      wide[i] = ids[i];
    }
    return tokenizer.decode(wide, specials == SpecialTokens.WITHOUT);
  }

  /** The id of a special or otherwise added token, by its text. */
  public OptionalInt idOf(String addedToken) {
    return Optional.ofNullable(file.added().get(addedToken))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /** The texts of all special or otherwise added tokens, sorted. */
  public SortedSet<String> addedTokens() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(file.added().keySet()));
  }

  /** One more than the largest id. */
  public int idLimit() {
    return file.idLimit();
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  private static int[] narrow(long[] ids) {
    int[] narrow = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      narrow[i] = Math.toIntExact(ids[i]);
    }
    return narrow;
  }
}
