// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.assessment.Assessment.Extent;
import io.mdaq.core.format.Payload;
import io.mdaq.core.format.RowFormat;
import io.mdaq.core.ledger.RowTally;
import io.mdaq.core.sample.Position;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.Side;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.corpus.Grouping;
import io.mdaq.pipeline.record.ClusteredSample;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.record.SampleRow;
import io.mdaq.pipeline.selection.ValueCounter;
import io.mdaq.pipeline.selection.ValueHistogram;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunExamplesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void partsAddUpToTheWholeInAnyOrder(long seed) {
    List<ClusteredSample> samples = samples(500, seed);
    Corpus corpus = corpus(samples);
    RunExamples whole = collected(samples, corpus);

    Random random = new Random(seed);
    List<ClusteredSample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, random);
    List<RunExamples> parts = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); from += 50) {
      parts.add(collected(shuffled.subList(from, from + 50), corpus));
    }
    Collections.shuffle(parts, random);
    assertThat(parts.stream().reduce(RunExamples.NONE, RunExamples::plus)).isEqualTo(whole);
  }

  @Test
  void theBestAndWorstAreThoseByScoreThenId() {
    List<ClusteredSample> samples = samples(500, 4);
    LanguageExamples examples = german(samples);

    assertThat(examples.best().stream().map(ShownSample::id))
        .containsExactlyElementsOf(ids(samples, Comparator.comparingInt(s -> -s.score())));
    assertThat(examples.worst().stream().map(ShownSample::id))
        .containsExactlyElementsOf(ids(samples, Comparator.comparingInt(ClusteredSample::score)));
    assertThat(examples.answered().texts()).isEqualTo(500);
  }

  @Test
  void ofEqualScoresTheSmallestIdsAreKept() {
    List<ClusteredSample> samples = new ArrayList<>();
    for (int i = 100; i > 0; i--) {
      samples.add(sample(i, 7, 0));
    }
    LanguageExamples examples = german(samples);

    assertThat(examples.best()).hasSize(LanguageExamples.KEPT).isEqualTo(examples.worst());
    assertThat(examples.best().get(0).id()).endsWith("01");
  }

  @Test
  void theBinaryFormIsReadBack() throws IOException {
    RunExamples examples = collected(samples(40, 5), corpus(samples(40, 5)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RunExamples.coder().encode(examples, bytes);
    assertThat(RunExamples.coder().decode(new ByteArrayInputStream(bytes.toByteArray())))
        .isEqualTo(examples);
  }

  @Test
  void lengthsFallIntoTheBinThatBeginsAtOrBelowThem() {
    for (int length = 0; length < 5000; length++) {
      int bin = LengthCounts.binOf(length);
      assertThat(LengthCounts.from(bin)).isLessThanOrEqualTo(length);
      assertThat(LengthCounts.from(bin + 1)).isGreaterThan(length);
    }
    assertThat(LengthCounts.binOf(Integer.MAX_VALUE)).isEqualTo(LengthCounts.BINS - 1);
  }

  private static LanguageExamples german(List<ClusteredSample> samples) {
    return Objects.requireNonNull(collected(samples, corpus(samples)).languages().get("de"));
  }

  private static List<String> ids(
      List<ClusteredSample> samples, Comparator<ClusteredSample> byScore) {
    return samples.stream()
        .sorted(byScore.thenComparing(sample -> sample.row().header().id()))
        .limit(LanguageExamples.KEPT)
        .map(sample -> sample.row().header().id().toString())
        .toList();
  }

  private static RunExamples collected(List<ClusteredSample> samples, Corpus corpus) {
    ExampleCollector collector = new ExampleCollector(corpus, Grouping.BY_LANGUAGE);
    samples.forEach(sample -> collector.add(sample, sample.score() > 50 ? "quality" : ""));
    return collector.examples();
  }

  private static Corpus corpus(List<ClusteredSample> samples) {
    ValueCounter counter = new ValueCounter();
    samples.forEach(sample -> counter.add(sample.score()));
    TreeMap<String, ValueHistogram> scores = new TreeMap<>();
    scores.put("de", counter.histogram());
    return new Corpus(RowTally.NONE, 0, scores, new TreeMap<>());
  }

  private static List<ClusteredSample> samples(int number, long seed) {
    Random random = new Random(seed);
    List<ClusteredSample> samples = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      samples.add(sample(i, random.nextInt(60), random.nextInt(30)));
    }
    return samples;
  }

  private static ClusteredSample sample(int number, int score, int cluster) {
    String row = "{\"instruction\": \"Frage %d\", \"output\": \"Antwort\"}".formatted(number);
    SampleHeader header =
        new SampleHeader(
            new SampleId(0, number),
            number,
            new RowOrigin("in.jsonl", new Position.Line(number), Side.NONE),
            "de",
            "",
            "");
    return new ClusteredSample(
        new SampleRow(
            header, RowFormat.ALPACA, Payload.of(row.getBytes(StandardCharsets.UTF_8), "")),
        score,
        score,
        Extent.WHOLE,
        cluster);
  }
}
