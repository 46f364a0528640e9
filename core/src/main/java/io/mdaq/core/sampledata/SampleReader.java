// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mdaq.core.format.FormatChoice;
import io.mdaq.core.format.ReadRejection;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.format.ReadSettings;
import io.mdaq.core.format.RowConsumer;
import io.mdaq.core.format.RowReader;
import io.mdaq.core.format.SideChoice;
import io.mdaq.core.format.framing.ByteSource;
import io.mdaq.core.format.framing.ContainerDetector;
import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.core.format.framing.FileSlices;
import io.mdaq.core.language.LanguageOutcome;
import io.mdaq.core.language.LanguageSource;
import io.mdaq.core.resource.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the files of one language from the jar. What is wrong with them is a defect of mdaq. */
final class SampleReader {

  private static final ReadSettings SETTINGS =
      new ReadSettings(FormatChoice.AUTO, SideChoice.BOTH, 1 << 20, 100_000, List.of());

  private static final JsonSetter.Value EMPTY_WHERE_ABSENT =
      JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Lists and notes that have nothing to say are left out.
          .withConfigOverride(List.class, list -> list.setSetterInfo(EMPTY_WHERE_ABSENT))
          .withConfigOverride(String.class, text -> text.setSetterInfo(EMPTY_WHERE_ABSENT))
          .build();

  private final String language;

  SampleReader(String language) {
    this.language = language;
  }

  /** A language's file as it lies in the jar. */
  static byte[] bytes(String language, SampleFile file) {
    return bytes(name(language, file));
  }

  /** A file as it lies in the jar. */
  static byte[] bytes(String name) {
    return Resource.bytes(SampleReader.class, name);
  }

  private static String name(String language, SampleFile file) {
    return language + "/" + file.fileName();
  }

  /** The samples of a file, by the reader that users' files are read with. */
  List<ReadSample> samples(SampleFile file) {
    String name = name(language, file);
    byte[] bytes = bytes(language, file);
    ByteSource source = ByteSource.of(bytes);
    RowReader reader =
        new RowReader(
            SETTINGS,
            (path, declared, text) ->
                new LanguageOutcome.Known(language, LanguageSource.FILE_NAME));
    List<ReadSample> samples = new ArrayList<>();
    try {
      for (FileSlice slice :
          FileSlices.of(name, bytes.length, ContainerDetector.detect(name, source))) {
        reader.read(slice, source, new Everything(samples));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return samples;
  }

  List<SamplePrompt> prompts() {
    try (var prompts =
        JSON.readerFor(SamplePrompt.class)
            .<SamplePrompt>readValues(bytes(language, SampleFile.PROMPTS))) {
      return prompts.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(name(language, SampleFile.PROMPTS), e);
    }
  }

  SampleKey key() {
    try {
      return JSON.readValue(bytes(language, SampleFile.KEY), SampleKey.class);
    } catch (IOException e) {
      throw new UncheckedIOException(name(language, SampleFile.KEY), e);
    }
  }

  private record Everything(List<ReadSample> samples) implements RowConsumer {

    @Override
    public void sample(ReadSample sample) {
      samples.add(sample);
    }

    @Override
    public void rejected(ReadRejection rejection) {
      throw new IllegalStateException("not a sample: " + rejection);
    }
  }
}
