// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.culture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.config.PromptsConfig;
import io.mdaq.core.culture.ReferenceList;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.culture.CultureReport.AnswerRow;
import io.mdaq.eval.culture.CultureReport.ReferenceRow;
import io.mdaq.eval.prompt.PromptSet;
import io.mdaq.eval.prompt.PromptSets;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import io.mdaq.eval.response.ResponseFile;
import io.mdaq.eval.response.ResponseSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CultureCountTest {

  @TempDir private Path folder;

  private List<PromptSet> questions(String... lines) throws IOException {
    Path file = folder.resolve("short.jsonl");
    Files.writeString(file, String.join("\n", lines));
    return PromptSets.read(
        new PromptsConfig(List.of(file.toString()), LanguageSet.known(), OptionalInt.empty(), 0));
  }

  private List<PromptSet> someQuestions() throws IOException {
    return questions(
        "{\"id\": 1, \"lang\": \"pl\", \"question\": \"?\", \"answers\": [\"Wigilia\"],"
            + " \"country\": \"Poland\"}",
        "{\"id\": 2, \"lang\": \"pl\", \"question\": \"?\", \"answers\": [\"bigos\"],"
            + " \"country\": \"Poland\"}",
        "{\"id\": 3, \"lang\": \"pl\", \"question\": \"?\", \"answers\": [\"żurek\"]}",
        "{\"id\": 4, \"lang\": \"pl\", \"question\": \"?\", \"answers\": [\"kutia\"]}");
  }

  private static Response response(String prompt, String language, String text) {
    Finish finish = text.isEmpty() ? Finish.ERROR : Finish.STOP;
    return new Response(
        prompt, "s", language, 1, List.of("?"), text, finish, 1, List.of(), 0, "m", "");
  }

  private ResponseSet set(Response... responses) {
    Path file = folder.resolve("responses" + responses.length + ".jsonl");
    ResponseFile.write(file, List.of(responses));
    return ResponseSet.open(file);
  }

  @Test
  void shortAnswersAreCountedByLanguageAndCategory() throws IOException {
    CultureCount count = new CultureCount(someQuestions());
    count.add(
        "curated",
        set(
            response("short/pl/1", "pl", "Wigilia!"),
            response("short/pl/2", "pl", "Myślę, że bigos."),
            response("short/pl/3", "pl", "nie wiem"),
            response("short/pl/4", "pl", "")));

    assertThat(count.report().answers())
        .containsExactly(
            new AnswerRow("curated", "pl", "", Share.of(1, 3), Share.of(2, 3), 1),
            new AnswerRow("curated", "pl", "Poland", Share.of(1, 2), Share.of(2, 2), 0));
    assertThat(count.report().references()).isEmpty();
  }

  @Test
  void otherResponsesAreSearchedForReferences() throws IOException {
    CultureCount count = new CultureCount(someQuestions());
    count.add(
        "a",
        set(
            response("x/pl/1", "pl", "pierogi i bigos, bigos"),
            response("x/pl/2", "pl", "zupa"),
            response("x/pl/3", "pl", ""),
            response("x/sw/1", "sw", "ugali")));
    count.add("b", set(response("x/pl/1", "pl", "zupa")));

    assertThat(count.report().references())
        .containsExactly(
            row("a", Share.of(1, 2), Mean.of(2, 4, 2)), row("b", Share.of(0, 1), Mean.of(0, 0, 1)));
    assertThat(count.report().answers()).isEmpty();
  }

  private static ReferenceRow row(String system, Share share, Mean mean) {
    int entries = ReferenceList.of("pl").orElseThrow().entries().size();
    return new ReferenceRow(system, "pl", entries, share, mean);
  }

  @Test
  void whereNothingWasAnsweredThereIsNoShare() throws IOException {
    CultureCount count = new CultureCount(someQuestions());
    count.add("a", set(response("short/pl/3", "pl", "")));

    AnswerRow row = count.report().answers().get(0);

    assertThat(row.unanswered()).isEqualTo(1);
    assertThat(row.exact().value()).isNull();
    assertThat(markdown(count.report())).contains("| `a` | pl | all | 0 | - | - | 1 |");
  }

  @Test
  void theReportGoesThroughJson() throws IOException {
    CultureCount count = new CultureCount(someQuestions());
    count.add("a", set(response("short/pl/3", "pl", ""), response("x/pl/1", "pl", "bigos")));
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    JsonFile.write(json, count.report());

    assertThat(JsonFile.read(new ByteArrayInputStream(json.toByteArray()), CultureReport.class))
        .isEqualTo(count.report());
  }

  @Test
  void tablesHoldNoMarkupOfStrangers() throws IOException {
    CultureCount count = new CultureCount(someQuestions());
    count.add("a | <b>\n", set(response("x/pl/1", "pl", "bigos"), response("x/pl/2", "pl", "nic")));

    assertThat(markdown(count.report()))
        .contains("| `a \\| <b>\\n` | pl | 2 | 50.0 % (9.5 to 90.5) | 0.50 (0.00 to 1.48) |");
  }

  private static String markdown(CultureReport report) {
    MarkdownText text = new MarkdownText();
    new CultureTable(text, language -> language).add(report);
    return text.toString();
  }

  @Test
  void longConversationsAreNoShortQuestions() throws IOException {
    List<PromptSet> turns =
        questions("{\"id\": 1, \"lang\": \"pl\", \"turns\": [\"a\", \"b\"], \"answers\": [\"c\"]}");
    assertThatThrownBy(() -> new CultureCount(turns))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll("\"short/pl/1\"", "2 turns");
    List<PromptSet> empty = questions("{\"id\": 1, \"lang\": \"pl\", \"question\": \"a\"}");
    assertThatThrownBy(() -> new CultureCount(empty))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none of its references");
  }

  @Test
  void intervalsAreThoseOfTheFormulas() {
    // Python 3: p, n, z = 0.1, 10, 1.959963984540054;
    // c = p + z*z/(2*n); h = z*(p*(1-p)/n + z*z/(4*n*n))**0.5; s = 1 + z*z/n; (c-h)/s, (c+h)/s
    Share share = Share.of(1, 10);
    assertThat(share.low()).isCloseTo(0.01787621309507289, within(1e-12));
    assertThat(share.high()).isCloseTo(0.4041500267952385, within(1e-12));
    // Python 3: statistics.mean and stdev of [0, 1, 2, 5], mean + z * stdev / 2
    Mean mean = Mean.of(8, 30, 4);
    assertThat(mean.value()).isEqualTo(2);
    assertThat(mean.high()).isCloseTo(4.11700306033706, within(1e-12));
    assertThat(mean.low()).isZero();
  }
}
