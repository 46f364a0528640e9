// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.tokenizer.bytepair.BytePairs;
import io.mdaq.core.tokenizer.bytepair.BytePairs.Merge;
import io.mdaq.core.tokenizer.bytepair.BytePairs.Piece;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small encoder in XLM-RoBERTa's shape to be trained from scratch: random weights, and a
 * tokenizer with pieces that were learned from the training texts.
 *
 * @param config its vocabulary holds the special tokens, the bytes and the pieces
 * @param pairs the pieces
 * @param seed of the weights
 */
public record ScratchEncoder(EncoderConfig config, BytePairs pairs, long seed) {

  private static final ByteTokenizer TOKENIZER = ByteTokenizer.forEncoder();

  /**
   * An encoder for these pieces.
   *
   * @param maxTokens of a text, special tokens included
   */
  public static ScratchEncoder of(ScratchShape shape, BytePairs pairs, int maxTokens, long seed) {
    return new ScratchEncoder(shape.config(pairs.pieces().size(), maxTokens), pairs, seed);
  }

  /**
   * Writes a model folder; makes it if it is not there.
   *
   * @throws UserException if it holds a model already or cannot be written to
   */
  public void write(Path folder) {
    new RandomCheckpoint(config, seed, DType.F32, Long.MAX_VALUE).write(folder);
    ObjectNode json = TOKENIZER.json();
    addPairs(json);
    try {
      WholeFile.write(folder.resolve("tokenizer.json"), stream -> JsonFile.write(stream, json));
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(folder.toString())
              + ": cannot be written: "
              + e
              + ". Check the folder, its permissions and the free space.",
          e);
    }
  }

  private void addPairs(ObjectNode json) {
    // Pieces were learned on words, so texts must be cut into words before they are put together.
    ((ObjectNode) json.get("pre_tokenizer")).put("use_regex", true);
    ObjectNode model = (ObjectNode) json.get("model");
    ObjectNode vocabulary = (ObjectNode) model.get("vocab");
    List<String> texts = new ArrayList<>();
    vocabulary.fieldNames().forEachRemaining(texts::add);
    // Behind the special tokens the bytes stand in order.
    texts.subList(0, TOKENIZER.specials().size()).clear();
    List<String> bytes = List.copyOf(texts);
    for (Piece piece : pairs.pieces()) {
      StringBuilder text = new StringBuilder();
      piece.bytes().forEach(value -> text.append(bytes.get(value)));
      vocabulary.put(text.toString(), TOKENIZER.specials().size() + texts.size());
      texts.add(text.toString());
    }
    ArrayNode merges = (ArrayNode) model.get("merges");
    for (Merge merge : pairs.merges()) {
      merges.add(texts.get(merge.left()) + " " + texts.get(merge.right()));
    }
  }
}
