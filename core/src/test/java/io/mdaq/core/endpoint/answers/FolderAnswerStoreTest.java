// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FolderAnswerStoreTest {

  private static final ChatRequest REQUEST =
      new ChatRequest(List.of(ChatMessage.user("¿Qué?")), ChatParameters.greedy(10));
  private static final byte[] JSON = REQUEST.json("m");
  private static final String HASH = REQUEST.hash("m");
  private static final Completed ANSWER =
      new Completed("sí \"claro\"\n日本 \u0000", Ending.STOP, Optional.of(new TokenUsage(3, 5)));

  @TempDir private Path parent;

  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

  @ParameterizedTest
  @EnumSource
  void answersComeBackAsTheyWere(Ending ending) {
    Completed answer = new Completed("", ending, Optional.empty());
    assertThat(store().find(HASH)).isEmpty();
    assertThat(store().keep(HASH, JSON, answer)).isEqualTo(answer);
    assertThat(store().find(HASH)).contains(answer);
    assertThat(notices).isEmpty();
  }

  @Test
  void theFileTellsRequestAndAnswerAndNothingOfTheTime() throws IOException {
    store().keep(HASH, JSON, ANSWER);
    String request = new String(JSON, StandardCharsets.UTF_8);
    assertThat(Files.readString(file()).lines().toList().get(0))
        .isEqualTo(
            "{\"hash\":\""
                + HASH
                + "\",\"request\":"
                + request
                + ",\"text\":\"sí \\\"claro\\\"\\n日本 \\u0000\",\"ending\":\"stop\","
                + "\"input_tokens\":3,\"output_tokens\":5}");
    assertThat(files()).containsExactly(HASH + ".json");
  }

  @Test
  void theFirstAnswerStays() throws IOException {
    Completed other = new Completed("other", Ending.LENGTH, Optional.empty());
    store().keep(HASH, JSON, ANSWER);
    byte[] bytes = Files.readAllBytes(file());
    assertThat(store().keep(HASH, JSON, other)).isEqualTo(ANSWER);
    assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
    assertThat(files()).containsExactly(HASH + ".json");
  }

  @Test
  void ofManyWritersOneWinsForAll() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Completed>> writers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        Completed answer = new Completed("answer " + i, Ending.STOP, Optional.empty());
        writers.add(() -> store().keep(HASH, JSON, answer));
      }
      Set<String> winners =
          threads.invokeAll(writers).stream()
              .map(FolderAnswerStoreTest::text)
              .collect(Collectors.toSet());
      assertThat(winners).containsExactly(store().find(HASH).orElseThrow().text());
    } finally {
      threads.shutdownNow();
    }
    assertThat(files()).containsExactly(HASH + ".json");
  }

  @Test
  void everyDamageIsNoticedAndTheAnswerIsAskedForAgain() throws IOException {
    store().keep(HASH, JSON, ANSWER);
    byte[] whole = Files.readAllBytes(file());
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      assertDamaged(flipped);
      assertDamaged(Arrays.copyOf(whole, i));
    }
    assertDamaged(Arrays.copyOf(whole, whole.length + 1));
    assertThat(files()).containsExactly(HASH + ".json.damaged");
    store().keep(HASH, JSON, ANSWER);
    assertThat(store().find(HASH)).contains(ANSWER);
  }

  @Test
  void anAnswerUnderAnothersNameIsNotTakenForIt() throws IOException {
    String other = HASH.substring(0, 63) + (HASH.endsWith("0") ? "1" : "0");
    store().keep(other, JSON, ANSWER);
    assertDamaged(Files.readAllBytes(file(other)));
  }

  @Test
  void aDamagedAnswerDoesNotStandInTheWayOfANewOne() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{}");
    assertThat(store().keep(HASH, JSON, ANSWER)).isEqualTo(ANSWER);
    assertThat(store().find(HASH)).contains(ANSWER);
    assertThat(notices).hasSize(1);
  }

  @Test
  void aFolderThatCannotBeUsedIsNamed() throws IOException {
    Files.writeString(parent.resolve("cache"), "a file where the folder should be");
    assertThatThrownBy(() -> store().keep(HASH, JSON, ANSWER))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("Check the folder's permissions");
  }

  private void assertDamaged(byte[] bytes) throws IOException {
    notices.clear();
    Files.write(file(), bytes);
    assertThat(store().find(HASH)).isEmpty();
    assertThat(notices)
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice).contains(file().toString()).contains("put aside as .damaged"));
    assertThat(file()).doesNotExist();
  }

  private FolderAnswerStore store() {
    return new FolderAnswerStore(parent.resolve("cache"), notices::add);
  }

  private Path file() {
    return file(HASH);
  }

  private Path file(String hash) {
    return parent.resolve("cache").resolve(hash.substring(0, 2)).resolve(hash + ".json");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(parent.resolve("cache"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static String text(Future<Completed> answer) {
    try {
      return answer.get().text();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
