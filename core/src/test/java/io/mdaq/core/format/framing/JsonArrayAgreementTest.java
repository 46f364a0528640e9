// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Random arrays, framed through buffers of 1 to 64 bytes, read as Jackson reads them. */
class JsonArrayAgreementTest {

  private static final long SEED_OF_RANDOM_ARRAYS = 17671;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void agreesWithJacksonWhateverTheBuffer() throws IOException {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED_OF_RANDOM_ARRAYS);
    for (int i = 0; i < 1_500; i++) {
      JsonNode array = randomArray(random, 4);
      byte[] content =
          (random.nextBoolean() ? array.toString() : array.toPrettyString()).getBytes(UTF_8);
      int buffer = 1 + random.nextInt(64);
      Window window =
          new Window(
              new TrickleStream(new ByteArrayInputStream(content), 1 + random.nextInt(64)),
              0,
              buffer,
              1 << 20);

      List<JsonNode> elements = new ArrayList<>();
      for (String element : Frames.contents(new JsonArrayFramer("x", window, 1 << 20))) {
        elements.add(JSON.readTree(element));
      }

      List<JsonNode> expected = new ArrayList<>();
      JSON.readTree(content).forEach(expected::add);
      assertThat(elements).as("buffer %d", buffer).isEqualTo(expected);
    }
  }

  private static JsonNode randomArray(UniformRandomProvider random, int depth) {
    var array = JsonNodeFactory.instance.arrayNode();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      array.add(randomValue(random, depth - 1));
    }
    return array;
  }

  private static JsonNode randomValue(UniformRandomProvider random, int depth) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> nodes.numberNode(random.nextInt(-5000, 5000));
      case 3, 4 -> nodes.textNode(randomText(random));
      case 5 -> randomArray(random, depth);
      default -> {
        var object = nodes.objectNode();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
          object.set(randomText(random) + i, randomValue(random, depth - 1));
        }
        yield object;
      }
    };
  }

  private static String randomText(UniformRandomProvider random) {
    String[] pieces = {
      "\"", "\\", "{", "}", "[", "]", ",", ":", "a", "\n", "\u0001", "é", "日", "😀"
    };
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
