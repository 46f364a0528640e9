// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.core.problem.UserException;
import io.mdaq.eval.prompt.Alignment;
import io.mdaq.eval.prompt.PromptSetFacts;
import io.mdaq.eval.prompt.RejectedPrompt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponseSetTest {

  @TempDir private Path folder;

  private static Response response(String prompt, int turn) {
    List<String> question = List.of("وما هذا؟", "and\nthen?").subList(0, turn);
    return new Response(
        prompt, "s", "ar", turn, question, "نعم", Finish.STOP, 2, List.of(5, 7), -3, "m", "");
  }

  private static List<Response> all(ResponseSet set) {
    List<Response> responses = new ArrayList<>();
    try (ResponseReader reader = set.read()) {
      for (Optional<Response> next = reader.next(); next.isPresent(); next = reader.next()) {
        responses.add(next.get());
      }
    }
    return responses;
  }

  @Test
  void responsesComeBackSortedAsTheyWere() {
    Path file = folder.resolve("answers.jsonl");
    ResponseFile.write(
        file, List.of(response("s/ar/2", 1), response("s/ar/1", 2), response("s/ar/1", 1)));

    assertThat(all(ResponseSet.open(file)))
        .containsExactly(response("s/ar/1", 1), response("s/ar/1", 2), response("s/ar/2", 1));
  }

  @Test
  void aFileWithoutResponsesHasNone() {
    Path file = folder.resolve("answers.jsonl");
    ResponseFile.write(file, List.of());

    assertThat(all(ResponseSet.open(file))).isEmpty();
  }

  @Test
  void aFinishedFolderComesWithItsManifest() throws IOException {
    ResponseFile.write(folder.resolve("responses.jsonl"), List.of(response("s/ar/1", 1)));
    ResponseManifest manifest = manifest();
    try (OutputStream stream = Files.newOutputStream(folder.resolve("manifest.json"))) {
      JsonFile.write(stream, manifest);
    }

    ResponseSet set = ResponseSet.open(folder);

    assertThat(set.manifest()).contains(manifest);
    assertThat(all(set)).hasSize(1);
  }

  private static ResponseManifest manifest() {
    return new ResponseManifest(
        "ab12",
        new AnsweringModel("models/x", "cd34", "float32 on cpu"),
        new Sampling(64, 0, 0, 1, 1, 7, "", "alpaca"),
        List.of(
            new PromptSetFacts(
                "s",
                List.of(new FileHash("s/ar.json", 3, "ef56")),
                Alignment.NONE,
                List.of(),
                new TreeMap<>(Map.of("ar", 1L)),
                2,
                List.of(new RejectedPrompt("s/ar.json", "element 2", "not_json", "why")),
                0)),
        new TreeMap<>(Map.of("ar", Map.of(Finish.STOP, 1L))),
        new FileHash("responses.jsonl", 1, "00"),
        new SoftwareVersions("1", "17", "none", "here"));
  }

  @Test
  void aFolderWithoutManifestIsNotFinished() {
    ResponseFile.write(folder.resolve("responses.jsonl"), List.of(response("s/ar/1", 1)));

    assertThatThrownBy(() -> ResponseSet.open(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("manifest.json", "goes on where it stopped");
  }

  @Test
  void anotherCommandsManifestIsRefused() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "{\"seed\": 1}");

    assertThatThrownBy(() -> ResponseSet.open(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("manifest.json", "is not the manifest of generate", "fingerprint");
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> ResponseSet.open(folder.resolve("absent")))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("absent", "there is no such file");
  }

  @Test
  void aTurnThatComesTwiceIsRefusedWithItsPlace() throws IOException {
    Path file = folder.resolve("answers.jsonl");
    String line = new String(JsonFile.line(response("s/ar/1", 1)), StandardCharsets.UTF_8);
    Files.writeString(file, line + "\n" + line + "\n");

    assertThatThrownBy(() -> all(ResponseSet.open(file)))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("line 2", "\"s/ar/1\" turn 1", "each once");
  }

  @Test
  void aLineThatIsNoResponseIsRefusedWithItsPlace() throws IOException {
    Path file = folder.resolve("answers.jsonl");
    Files.writeString(file, "{\"prompt\": \"s/ar/1\", \"verdict\": \"WIN\"}\n");

    assertThatThrownBy(() -> all(ResponseSet.open(file)))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("line 1", "this is no response", "'set'");
  }
}
