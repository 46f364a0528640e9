// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A tokenizer that knows single bytes of UTF-8 and special tokens only, as the files {@code
 * tokenizer.json} and {@code tokenizer_config.json}. Any text of any language goes through it and
 * comes back, without a trained vocabulary.
 *
 * <p>Ids: the special tokens from 0, then the bytes 0 to 255 in order.
 *
 * @param specials the texts of the special tokens
 * @param begin put before every text where special tokens are added; empty for nothing
 * @param end put behind every text likewise; empty for nothing
 */
record ByteTokenizer(List<String> specials, List<String> begin, List<String> end) {

  static final int BYTES = 256;

  /**
   * {@code <s>} 0, {@code <pad>} 1, {@code </s>} 2, {@code <unk>} 3, as XLM-RoBERTa numbers them.
   */
  static ByteTokenizer forEncoder() {
    return new ByteTokenizer(
        List.of("<s>", "<pad>", "</s>", "<unk>"), List.of("<s>"), List.of("</s>"));
  }

  /** Padding 0, begin 1, end 2, and the marks of ChatML 3 and 4. */
  static ByteTokenizer forDecoder() {
    return new ByteTokenizer(
        List.of("<|pad|>", "<|bos|>", "<|eos|>", "<|im_start|>", "<|im_end|>"),
        List.of(),
        List.of());
  }

  /** The number of different ids. */
  int size() {
    return specials.size() + BYTES;
  }

  int id(String special) {
    return specials.indexOf(special);
  }

  /** The content of {@code tokenizer.json}. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", "1.0");
    json.putNull("truncation");
    json.putNull("padding");
    ArrayNode added = json.putArray("added_tokens");
    for (String special : specials) {
      added
          .addObject()
          .put("id", id(special))
          .put("content", special)
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    json.putNull("normalizer");
    addByteLevel(json.putObject("pre_tokenizer"));
    if (begin.isEmpty() && end.isEmpty()) {
      json.putNull("post_processor");
    } else {
      addTemplate(json.putObject("post_processor"));
    }
    addByteLevel(json.putObject("decoder"));
    addModel(json.putObject("model"));
    return json;
  }

  private static void addByteLevel(ObjectNode node) {
    node.put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", true)
        .put("use_regex", false);
  }

  private void addTemplate(ObjectNode node) {
    node.put("type", "TemplateProcessing");
    ArrayNode single = node.putArray("single");
    begin.forEach(special -> addSpecial(single, special));
    addSequence(single, "A", 0);
    end.forEach(special -> addSpecial(single, special));
    ArrayNode pair = node.putArray("pair");
    begin.forEach(special -> addSpecial(pair, special));
    addSequence(pair, "A", 0);
    end.forEach(special -> addSpecial(pair, special));
    end.forEach(special -> addSpecial(pair, special));
    addSequence(pair, "B", 0);
    end.forEach(special -> addSpecial(pair, special));
    ObjectNode tokens = node.putObject("special_tokens");
    for (List<String> edge : List.of(begin, end)) {
      for (String special : edge) {
        ObjectNode token = tokens.putObject(special).put("id", special);
        token.putArray("ids").add(id(special));
        token.putArray("tokens").add(special);
      }
    }
  }

  private static void addSpecial(ArrayNode template, String special) {
    template.addObject().putObject("SpecialToken").put("id", special).put("type_id", 0);
  }

  private static void addSequence(ArrayNode template, String sequence, int type) {
    template.addObject().putObject("Sequence").put("id", sequence).put("type_id", type);
  }

  private void addModel(ObjectNode model) {
    model.put("type", "BPE");
    model.putNull("dropout");
    model.putNull("unk_token");
    model.putNull("continuing_subword_prefix");
    model.putNull("end_of_word_suffix");
    model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", false);
    ObjectNode vocabulary = model.putObject("vocab");
    specials.forEach(special -> vocabulary.put(special, id(special)));
    int shifted = BYTES;
    for (int value = 0; value < BYTES; value++) {
      // GPT-2's alphabet (Radford et al. 2019): visible Latin-1 stands for itself, other bytes for
      // the code points from 256 on.
      int symbol = isVisible(value) ? value : shifted++;
      vocabulary.put(Character.toString(symbol), specials.size() + value);
    }
    model.putArray("merges");
  }

  private static boolean isVisible(int value) {
    return (value >= '!' && value <= '~')
        || (value >= 0xA1 && value <= 0xAC)
        || (value >= 0xAE && value <= 0xFF);
  }
}
