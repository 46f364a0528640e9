// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.decoder.CausalLm;
import io.mdaq.core.generation.Generation;
import io.mdaq.core.generation.GenerationSettings;
import io.mdaq.core.generation.Generator;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.model.GenerationConfig;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.ModelHash;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.eval.testing.OneThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(OneThread.class)
class FineTuneRunTest {

  @TempDir private Path folder;

  private Path input;
  private Path output;

  @BeforeEach
  void writeInput() {
    input = Tunings.write(folder.resolve("in.jsonl"), Tunings.CAPITALS);
    output = folder.resolve("out");
  }

  private Tunings nano() {
    return Tunings.nano(input, output).with("training.max_steps=6");
  }

  private static List<Double> losses(Path output) {
    return LogLine.read(output.resolve("log.jsonl")).stream().map(LogLine::loss).toList();
  }

  private static List<RowLine> rows(Path output) throws IOException {
    try (var stream = new GZIPInputStream(Files.newInputStream(output.resolve("rows.jsonl.gz")))) {
      List<RowLine> rows = new ArrayList<>();
      for (String line : new String(stream.readAllBytes(), UTF_8).lines().toList()) {
        rows.add(JsonFile.readLine(line, RowLine.class));
      }
      return rows;
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String answer(Path model, String question) {
    try (CausalLm lm = CausalLm.open(model, Precision.FLOAT32, TorchDevice.CPU);
        TextTokenizer tokenizer = TextTokenizer.open(model, lm.config())) {
      ChatFormat format = ChatFormat.of(model, ChatFormat.Reasoning.AS_TRAINED);
      String prompt = format.render(List.of(ChatMessage.user(question)), ChatFormat.Ending.ASKING);
      GenerationConfig config = GenerationConfig.read(model, lm.config());
      Generation generation =
          new Generator(lm, ids -> tokenizer.decode(ids, SpecialTokens.WITHOUT), 1)
              .generate(
                  List.of(tokenizer.encode(prompt, format.specialTokens())),
                  GenerationSettings.of(config, 40, 0))
              .get(0);
      return ((Generation.Completed) generation).text();
    }
  }

  @Test
  void aModelFromScratchLearnsItsRowsByHeart() throws IOException {
    FineTuneManifest manifest = nano().with("training.max_steps=100").execute();

    assertThat(manifest.training().lastLoss()).isLessThan(0.1 * manifest.training().firstLoss());
    assertThat(answer(output, "Capital of France?")).isEqualTo("Paris it is.");
    assertThat(answer(output, "日本の首都は？")).isEqualTo("東京です。");
    assertThat(names(output))
        .containsExactly(
            "config.json",
            "generation_config.json",
            "log.jsonl",
            "loss.svg",
            "manifest.json",
            "model.safetensors",
            "report.md",
            "rows.jsonl.gz",
            "tokenizer.json",
            "tokenizer_config.json");
    assertThat(manifest.output()).isEqualTo(ModelHash.of(output));
    assertThat(Files.readString(output.resolve("report.md")))
        .contains("nano was trained on 4 sequences", "| read | 4 |", "![Loss over the steps]");
  }

  @Test
  void preTrainingAndFineTuningAreTwoRuns() throws IOException {
    Path text = Tunings.write(folder.resolve("text.txt"), List.of("Ein Text. ".repeat(200)));
    Path pretrained = folder.resolve("pretrained");
    FineTuneManifest first =
        Tunings.nano(text, pretrained)
            .with("examples.learn=text", "examples.max_tokens=64", "training.max_steps=20")
            .execute();

    FineTuneManifest second = nano().with("base=" + pretrained).execute();

    assertThat(first.sequences()).isEqualTo(new FineTuneManifest.Sequences(32, 2002, 1970));
    assertThat(first.training().lastLoss()).isLessThan(first.training().firstLoss());
    assertThat(second.base().sha256()).isEqualTo(first.output());
    assertThat(second.output()).isNotEqualTo(first.output());
    // The manifest of the base is not taken for that of the output.
    assertThat(Files.readString(output.resolve("manifest.json"))).contains(first.output());
  }

  @Test
  void everyRowEndsInOneCountedOutcome() throws IOException {
    Tunings.write(
        input,
        List.of(
            Tunings.row("q", "a"),
            Tunings.row("q", "a".repeat(300)),
            Tunings.row("q".repeat(300), "a"),
            Tunings.row("q", ""),
            "no JSON",
            "{\"messages\": [{\"role\": \"user\", \"content\": \"q\"},"
                + " {\"role\": \"tool\", \"content\": \"t\"},"
                + " {\"role\": \"assistant\", \"content\": \"a\"}]}"));
    Tunings run = nano().with("training.max_steps=1", "input.max_invalid_fraction=0.5");

    RowCounts cut = run.execute().rows();
    List<RowLine> rows = rows(output);
    RowCounts dropped =
        run.with("examples.too_long=drop", "output.overwrite=true").execute().rows();

    assertThat(cut).isEqualTo(new RowCounts(6, 1, 1, 0, 1, 3));
    assertThat(dropped).isEqualTo(new RowCounts(6, 1, 0, 2, 0, 3));
    assertThat(rows)
        .extracting(RowLine::outcome)
        .containsExactly(
            "used", "truncated", "nothing_to_learn", "rejected", "rejected", "rejected");
    assertThat(rows).extracting(RowLine::row).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(rows.get(3).detail()).contains("empty_response");
    assertThat(rows.get(4).position()).isEqualTo("line 5");
    assertThat(rows.get(5).detail()).contains("tools are not supported");
  }

  @Test
  void anInterruptedRunEndsWithTheSameBits() throws IOException {
    Tunings run = nano().with("training.max_steps=7", "checkpoints.every=3");
    Path whole = folder.resolve("whole");
    run.with("output.dir=" + whole).execute();

    for (long end : List.of(2L, 5L)) {
      assertThatThrownBy(() -> run.execute(step -> failAt(step, end)))
          .hasMessage("the power went off");
      assertThat(output.resolve("manifest.json")).doesNotExist();
    }
    List<Long> done = new ArrayList<>();
    run.execute(done::add);

    assertThat(done).containsExactly(4L, 5L, 6L, 7L);
    assertThat(losses(output)).hasSize(7).isEqualTo(losses(whole));
    assertThat(output.resolve("model.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("model.safetensors"));
    assertThat(names(output)).isEqualTo(names(whole));
  }

  private static void failAt(long step, long end) {
    if (step == end) {
      throw new IllegalStateException("the power went off");
    }
  }

  @Test
  void aRunThatWasCutOffWhileWritingTheModelWritesItAgain() throws IOException {
    Tunings run = nano().with("checkpoints.every=3");
    // A folder in the place of a file that is moved there last makes the writing fail.
    Files.createDirectories(output);
    assertThatThrownBy(
            () ->
                run.execute(
                    step -> {
                      if (step == 6) {
                        makeFolder(output.resolve("config.json/x"));
                      }
                    }))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is a model already");
    Files.delete(output.resolve("config.json/x"));
    Files.delete(output.resolve("config.json"));
    Files.writeString(output.resolve("model.safetensors"), "half");

    List<Long> done = new ArrayList<>();
    run.execute(done::add);

    assertThat(done).isEmpty();
    assertThat(answer(output, "q")).isNotNull();
  }

  private static void makeFolder(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anotherConfigurationDoesNotGoOnWhereThisStopped() {
    Tunings run = nano().with("checkpoints.every=3");
    assertThatThrownBy(() -> run.execute(step -> failAt(step, 4))).hasMessageContaining("power");
    Tunings other = run.with("training.learning_rate=1e-3");

    assertThatThrownBy(other::execute)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds a fine-tune that was interrupted and could go on")
        .hasMessageContaining("but the configuration differ from its")
        .hasMessageContaining("--overwrite");
    List<Long> done = new ArrayList<>();
    other.with("output.overwrite=true").execute(done::add);
    assertThat(done).startsWith(1L);
  }

  @Test
  void aFinishedOutputIsReplacedOnlyWhenToldTo() throws IOException {
    nano().execute();

    assertThatThrownBy(() -> nano().execute())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds a finished fine-tune already");
    FineTuneManifest again = nano().with("training.max_steps=2", "output.overwrite=true").execute();
    assertThat(again.training().steps()).isEqualTo(2);
    assertThat(losses(output)).hasSize(2);
  }

  @Test
  void otherFilesAreNotTouched() throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve("thesis.md"), "mine");

    assertThatThrownBy(() -> nano().with("output.overwrite=true").execute())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds other files than a fine-tune (thesis.md)");
    assertThat(names(output)).containsExactly("thesis.md");
  }

  @Test
  void anAdapterIsKeptOrMerged() throws IOException {
    Path base = folder.resolve("base");
    new RandomCheckpoint(KnownShape.QWEN2_TINY.config(), 3, DType.F32, 1 << 30).write(base);
    Tunings run =
        nano()
            .with("base=" + base, "method=lora", "lora.rank=4", "lora.targets=[q_proj, down_proj]");
    Path merged = folder.resolve("merged");

    FineTuneManifest kept = run.execute();
    run.with("output.adapter=merge", "output.dir=" + merged).execute();

    assertThat(names(output))
        .contains("adapter_config.json", "adapter_model.safetensors")
        .doesNotContain("config.json");
    assertThat(Files.readString(output.resolve("adapter_config.json")))
        .contains("\"base_model_name_or_path\" : \"" + base + "\"", "q_proj", "down_proj");
    assertThat(merged.resolve("adapter/adapter_model.safetensors"))
        .hasSameBinaryContentAs(output.resolve("adapter_model.safetensors"));
    assertThat(answer(merged, "q")).isNotNull();
    // Two layers: q_proj is 64 x 64, down_proj 64 x 160.
    assertThat(kept.training().parameters()).isEqualTo(2 * 4 * (64 + 64 + 160 + 64));
  }

  @Test
  void aLossThatIsNoNumberNamesTheRowsAndKeepsTheLastState() throws IOException {
    Tunings run = nano().with("checkpoints.every=3");
    assertThatThrownBy(() -> run.execute(step -> failAt(step, 4))).hasMessageContaining("power");
    Path state = output.resolve("checkpoint-00000003.safetensors");
    putNan(state, "parameter.model.norm.weight");

    assertThatThrownBy(run::execute)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("training step 4 of 6: the loss is NaN on the rows [")
        .hasMessageContaining("Lower the learning rate (it is ")
        .hasMessageContaining("the state after step 3 is kept; rows.jsonl.gz there lists the rows");
    assertThat(state).exists();
    assertThat(output.resolve("manifest.json")).doesNotExist();
    assertThat(rows(output)).hasSize(4);
  }

  /** Overwrites the first number of a float32 tensor. */
  private static void putNan(Path file, String tensor) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) buffer.getLong(0);
    int start =
        new JsonMapper()
            .readTree(new String(bytes, 8, header, UTF_8))
            .get(tensor)
            .get("data_offsets")
            .get(0)
            .asInt();
    buffer.putFloat(8 + header + start, Float.NaN);
    Files.write(file, bytes);
  }

  @Test
  void aStateThatCannotBeSavedLeavesTheOneBefore() throws IOException {
    // A folder in its place makes writing fail at the same point as a full disk.
    Path full = output.resolve("checkpoint-00000004.safetensors.partial/full");
    Tunings run = nano().with("checkpoints.every=2");

    assertThatThrownBy(() -> run.execute(step -> makeFolder(full)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("checkpoint-00000004.safetensors: cannot be written")
        .hasMessageContaining("the state after step 2 is kept");
    Files.delete(full);
    Files.delete(full.getParent());
    List<Long> done = new ArrayList<>();
    run.execute(done::add);
    assertThat(done).containsExactly(3L, 4L, 5L, 6L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\": \"x\"} | 1 of 1 rows are unusable | unknown_format",
        "'' | the input holds no row | Name files",
      })
  void noUsableRowIsSaid(String row, String what, String more) {
    Tunings.write(input, List.of(row));

    assertThatThrownBy(() -> nano().execute())
        .isInstanceOf(UserException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(more);
    assertThat(output.resolve("manifest.json")).doesNotExist();
  }

  @Test
  void labelsThatAreAllMaskedAreSaid() {
    Tunings.write(input, List.of(Tunings.row("q".repeat(300), "a")));

    assertThatThrownBy(() -> nano().execute())
        .isInstanceOf(UserException.class)
        .hasMessageContaining(
            "of 1 rows 0 are longer than 256 tokens, and 1 have no token to learn");
    // What failed before the first state does not stand in the way of the next try.
    Tunings.write(input, Tunings.CAPITALS);
    assertThat(nano().execute().rows().used()).isEqualTo(4);
  }

  @Test
  void aTextHasNoResponses() {
    Path text = Tunings.write(folder.resolve("a.txt"), List.of("words"));

    assertThatThrownBy(() -> Tunings.nano(text, output).execute())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("a.txt: a text has no responses to learn")
        .hasMessageContaining("examples.learn: text");
  }

  @Test
  void anEncoderIsNoBase() {
    Path encoder = folder.resolve("encoder");
    new RandomCheckpoint(KnownShape.XLM_ROBERTA_TINY.config(), 3, DType.F32, 1 << 30)
        .write(encoder);

    assertThatThrownBy(() -> nano().with("base=" + encoder).execute())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("this is no causal language model");
    assertThatThrownBy(() -> nano().with("base=" + folder.resolve("none")).execute())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no such folder");
    assertThat(output).doesNotExist();
  }
}
