// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.mdaq.core.config.PromptsConfig;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptSetsTest {

  @TempDir private Path folder;

  private Path file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static PromptsConfig config(Path... places) {
    return new PromptsConfig(
        List.of(places).stream().map(Path::toString).toList(),
        LanguageSet.known(),
        OptionalInt.empty(),
        0);
  }

  private static PromptSet only(PromptsConfig config) {
    List<PromptSet> sets = PromptSets.read(config);
    assertThat(sets).hasSize(1);
    return sets.get(0);
  }

  private static List<String> ids(PromptSet set) {
    return set.prompts().stream().map(Prompt::id).toList();
  }

  @Test
  void instructionsGetTheirPositionsAsKeysAndAreNotAligned() throws IOException {
    file("bench/ar.json", "[{\"Instruction\": \"ما\"},", "{\"INSTRUCTION\": \"من\"}]");
    file("bench/French.json", "[{\"instruction\": \"Qui\", \"input\": \"Paul\"}]");

    PromptSet set = only(config(folder.resolve("bench")));

    assertThat(ids(set)).containsExactly("bench/ar/1", "bench/ar/2", "bench/fr/1");
    assertThat(set.prompts().get(2).turns()).containsExactly("Qui\n\nPaul");
    assertThat(set.facts().alignment()).isEqualTo(Alignment.NONE);
    assertThat(set.facts().prompts()).containsExactly(entry("ar", 2L), entry("fr", 1L));
    assertThat(set.facts().files()).hasSize(2);
  }

  @Test
  void questionIdsAlignTheLanguagesThatShareThem() throws IOException {
    file("mt/de.json", "[{\"question_id\": 81, \"turns\": [\"a\", \"b\"]}]");
    file(
        "mt/pl.json",
        "[{\"question_id\": 81, \"turns\": [\"c\"]}, {\"question_id\": 9, \"turns\": [\"d\"]}]");
    file("mt/it.json", "[{\"question_id\": 7, \"turns\": [\"e\"]}]");
    file("mt/ko.json", "[{\"turns\": [\"f\"]}, {\"question_id\": 81, \"turns\": [\"g\"]}]");

    PromptSetFacts facts = only(config(folder.resolve("mt"))).facts();

    assertThat(facts.alignment()).isEqualTo(Alignment.BY_ID);
    assertThat(facts.aligned()).containsExactly("de", "pl");
  }

  @Test
  void aLimitTakesTheFirstByKeyWhereNumbersCountAsNumbers() throws IOException {
    Path file =
        file(
            "q.jsonl",
            "{\"id\": \"q-10\", \"prompt\": \"a\", \"lang\": \"pl\"}",
            "{\"id\": \"q-9\", \"prompt\": \"b\", \"lang\": \"pl\"}",
            "{\"id\": \"q-1\", \"prompt\": \"c\", \"lang\": \"pl\"}",
            "{\"id\": \"q-1\", \"prompt\": \"d\", \"lang\": \"nl\"}");
    PromptsConfig two =
        new PromptsConfig(List.of(file.toString()), LanguageSet.known(), OptionalInt.of(2), 0);

    PromptSet set = only(two);

    assertThat(ids(set)).containsExactly("q/nl/q-1", "q/pl/q-1", "q/pl/q-9");
    assertThat(set.facts().leftOut()).isEqualTo(1);
  }

  @Test
  void languagesThatAreNotAskedForAreLeftOutAndCounted() throws IOException {
    file(
        "set/rows.jsonl",
        "{\"prompt\": \"a\", \"language\": \"Polish\"}",
        "{\"prompt\": \"b\", \"language\": \"sw\"}",
        "{\"prompt\": \"c\", \"language\": \"nl\"}");
    file("set/de.jsonl", "this file is not opened");
    PromptsConfig polish =
        new PromptsConfig(
            List.of(folder.resolve("set").toString()),
            LanguageSet.parse(List.of("pl")),
            OptionalInt.empty(),
            0);

    PromptSet set = only(polish);

    assertThat(ids(set)).containsExactly("set/pl/1");
    assertThat(set.facts().leftOut()).isEqualTo(2);
    assertThat(set.facts().files()).hasSize(1);
  }

  @Test
  void shortAnswersOfAllAnnotatorsAreReferences() throws IOException {
    Path file =
        file(
            "ko.jsonl",
            "{\"ID\": \"Al-1\", \"question\": \"음식?\", \"country\": \"South Korea\","
                + " \"annotations\": [{\"answers\": [\"김치\", \"김밥\"], \"count\": 3},"
                + " {\"answers\": [\"김치\"], \"en_answers\": [\"kimchi\"]}]}",
            "{\"id\": 2, \"question\": \"수도?\", \"answer\": \"서울\"}");

    List<Prompt> prompts = only(config(file)).prompts();

    assertThat(prompts.get(0).references()).containsExactly("서울");
    assertThat(prompts.get(1).references()).containsExactly("김치", "김밥");
    assertThat(prompts.get(1).category()).isEqualTo("South Korea");
  }

  @Test
  void theEmbeddedPromptsAreNoTranslationsOfEachOther() {
    PromptsConfig embedded =
        new PromptsConfig(
            List.of("embedded"), LanguageSet.parse(List.of("fr", "ar")), OptionalInt.of(1), 0);

    PromptSet set = only(embedded);

    assertThat(ids(set)).containsExactly("embedded/ar/ar-1", "embedded/fr/fr-1");
    assertThat(set.facts().alignment()).isEqualTo(Alignment.NONE);
  }

  @Test
  void foldersOfLanguagesAreReadAsTheSampleDataIsLaidOut() throws IOException {
    file("samples/fr/prompts.jsonl", "{\"id\": \"1\", \"turns\": [\"a\"]}");
    file("samples/ja/prompts.jsonl", "{\"id\": \"1\", \"turns\": [\"b\"]}");
    file("samples/ja/pool.jsonl", "{\"instruction\": \"not a prompt\", \"output\": \"x\"}");

    assertThat(ids(only(config(folder.resolve("samples")))))
        .containsExactly("samples/fr/1", "samples/ja/1");
  }

  @Test
  void badRowsAreCountedWithTheirPlaces() throws IOException {
    Path file =
        file(
            "el.json",
            "[{\"instruction\": \"a\"}, {\"instruction\": \" \\u200b\"}, 7,",
            "{\"turns\": []}, {\"turns\": [\"a\", 3]}, {\"instruction\": 3}, {\"a\": \"\", \"b\": 1},",
            "{\"instruction\": \"\\ud800\"}]");
    PromptsConfig lenient =
        new PromptsConfig(List.of(file.toString()), LanguageSet.known(), OptionalInt.empty(), 1);

    PromptSet set = only(lenient);

    assertThat(ids(set)).containsExactly("el/el/1");
    assertThat(set.facts().rejected())
        .extracting(RejectedPrompt::row, RejectedPrompt::reason)
        .containsExactly(
            tuple("element 2", "empty_instruction"),
            tuple("element 3", "not_an_object"),
            tuple("element 4", "missing_instruction"),
            tuple("element 5", "wrong_type"),
            tuple("element 6", "wrong_type"),
            tuple("element 7", "unknown_format"),
            tuple("element 8", "lone_surrogate"));
  }

  @Test
  void tooManyBadRowsEndTheRun() throws IOException {
    Path file = file("el.json", "[{\"instruction\": \"a\"}, 7]");

    refused(config(file), "1 of 2 rows are no prompts", "element 2", "not_an_object");
  }

  @Test
  void rowsWithoutALanguageAreRejected() throws IOException {
    refused(config(file("rows.jsonl", "{\"prompt\": \"a\"}")), "unknown_language", "line 1");
    refused(
        config(file("rows.jsonl", "{\"prompt\": \"a\", \"lang\": \"Klingonese\"}")),
        "Klingonese",
        "is no language");
  }

  @Test
  void anIdThatComesTwiceIsAnErrorWithBothPlaces() throws IOException {
    Path file =
        file("th.jsonl", "{\"id\": 1, \"prompt\": \"a\"}", "{\"id\": \"1\", \"prompt\": \"b\"}");

    refused(config(file), "line 2", "\"th/th/1\"", "line 1", "unique within a language");
  }

  @Test
  void twoFilesOfALanguageWithoutIdsAreAnError() throws IOException {
    file("set/ar.json", "[{\"instruction\": \"a\"}]");
    file("set/Arabic.json", "[{\"instruction\": \"b\"}]");

    refused(config(folder.resolve("set")), "ar.json", "Arabic.json");
  }

  @Test
  void twoSetsOfANameAreAnError() throws IOException {
    Path one = file("a/set.jsonl", "{\"prompt\": \"a\", \"lang\": \"ar\"}");
    Path other = file("b/set.jsonl", "{\"prompt\": \"a\", \"lang\": \"ar\"}");

    refused(config(one, other), "already a set of the name \"set\"");
  }

  @Test
  void placesWithoutPromptsAreRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    refused(config(folder.resolve("absent")), "absent", "no such file or folder");
    refused(config(empty), "has no .json or .jsonl file");
    refused(config(), "no prompts are named", "--prompts");
    refused(config(file("ar.jsonl", "")), "there is no prompt in the languages asked for");
  }

  private static void refused(PromptsConfig config, String... parts) {
    assertThatThrownBy(() -> PromptSets.read(config))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll(parts);
  }
}
