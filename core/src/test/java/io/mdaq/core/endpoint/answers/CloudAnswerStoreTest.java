// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.testing.gcs.FakeGcs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CloudAnswerStoreTest {

  private static final ChatRequest REQUEST =
      new ChatRequest(List.of(ChatMessage.user("¿Qué?")), ChatParameters.greedy(10));
  private static final byte[] JSON = REQUEST.json("m");
  private static final String HASH = REQUEST.hash("m");
  private static final String OBJECT =
      "bucket/answers/" + HASH.substring(0, 2) + "/" + HASH + ".json";

  @AutoClose private final FakeGcs gcs = FakeGcs.start().bucket("bucket").use();
  private final List<String> notices = new CopyOnWriteArrayList<>();

  private AnswerStore store() {
    return AnswerStore.at("gs://bucket/answers", notices::add);
  }

  private static Completed answer(String text) {
    return new Completed(text, Ending.STOP, Optional.empty());
  }

  @Test
  void theFirstAnswerComesBackForAll() {
    assertThat(store().find(HASH)).isEmpty();
    assertThat(store().keep(HASH, JSON, answer("sí"))).isEqualTo(answer("sí"));
    assertThat(store().keep(HASH, JSON, answer("no"))).isEqualTo(answer("sí"));
    assertThat(store().find(HASH)).contains(answer("sí"));
    assertThat(gcs.paths("bucket/")).containsExactly(OBJECT);
    assertThat(notices).isEmpty();
  }

  @Test
  void ofManyWritersOneWins() {
    List<Completed> kept =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> store().keep(HASH, JSON, answer("answer " + i)))
            .distinct()
            .toList();
    assertThat(kept).containsExactly(store().find(HASH).orElseThrow());
  }

  @Test
  void aDamagedAnswerIsPutAsideAndAskedForAgain() {
    store().keep(HASH, JSON, answer("sí"));
    byte[] bytes = gcs.bytes(OBJECT);
    bytes[20] ^= 1;
    gcs.put(OBJECT, bytes);

    assertThat(store().find(HASH)).isEmpty();
    assertThat(gcs.paths("bucket/")).containsExactly(OBJECT + ".damaged");
    assertThat(notices)
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice)
                    .contains("gs://" + OBJECT, "check sum", "put aside as .damaged"));
    gcs.put(OBJECT, "cut off".getBytes(StandardCharsets.UTF_8));
    assertThat(store().keep(HASH, JSON, answer("otra"))).isEqualTo(answer("otra"));
    assertThat(store().find(HASH)).contains(answer("otra"));
  }

  @Test
  void aStoreWithoutABucketIsNoEmptyStore() {
    AnswerStore nowhere = AnswerStore.at("gs://no-bucket/answers", notices::add);
    assertThatThrownBy(() -> nowhere.find(HASH))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no such bucket");
  }
}
