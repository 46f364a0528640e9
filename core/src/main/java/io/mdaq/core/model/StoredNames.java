// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import io.mdaq.core.checkpoint.Checkpoint;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a checkpoint names the weights: an encoder's names carry the prefix of whatever model it was
 * saved inside of, and beside them lie tensors that an encoder or decoder has no use for.
 */
final class StoredNames {

  private static final List<String> ENCODER_PREFIXES = List.of("", "roberta.", "model.");
  private static final String ENCODER_PROBE = "embeddings.word_embeddings.weight";

  /** A masked LM's head, the pooler, and a constant table: the states do not depend on them. */
  private static final Pattern ENCODER_EXTRAS =
      Pattern.compile("lm_head\\..*|pooler\\..*|embeddings\\.position_ids");

  /** Tables that old versions saved and that are computed from the configuration. */
  private static final Pattern DECODER_EXTRAS = Pattern.compile("model\\..*rotary_emb\\.inv_freq");

  private final String prefix;
  private final Pattern extras;

  private StoredNames(String prefix, Pattern extras) {
    this.prefix = prefix;
    this.extras = extras;
  }

  static StoredNames of(ModelConfig config, Checkpoint checkpoint) {
    if (config instanceof DecoderConfig decoder) {
      boolean isTied = decoder.outputHead() == DecoderConfig.OutputHead.TIED;
      // A tied model may have been saved with the copy that it does not use.
      return new StoredNames(
          "",
          isTied
              ? Pattern.compile(DECODER_EXTRAS.pattern() + "|lm_head\\.weight")
              : DECODER_EXTRAS);
    }
    String prefix =
        ENCODER_PREFIXES.stream()
            .filter(p -> checkpoint.find(p + ENCODER_PROBE).isPresent())
            .findFirst()
            .orElse("");
    return new StoredNames(prefix, ENCODER_EXTRAS);
  }

  /** The name in the file of a weight with this canonical name. */
  String stored(String canonical) {
    return prefix + canonical;
  }

  boolean mayIgnore(String stored) {
    String name = stored.startsWith(prefix) ? stored.substring(prefix.length()) : stored;
    return extras.matcher(name).matches();
  }
}
