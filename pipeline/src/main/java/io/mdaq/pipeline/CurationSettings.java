// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline;

import io.mdaq.core.config.BoostConfig;
import io.mdaq.core.config.BoosterConfig;
import io.mdaq.core.config.CorpusConfig;
import io.mdaq.core.config.CurateConfig;
import io.mdaq.core.format.ReadSettings;
import io.mdaq.core.format.parquet.ParquetSchema;
import io.mdaq.pipeline.boost.BoostSettings;
import io.mdaq.pipeline.cluster.KMeansSettings;
import io.mdaq.pipeline.corpus.QuotaSettings;
import io.mdaq.pipeline.files.OutputFolder;
import io.mdaq.pipeline.neardup.NearDuplicateSettings;
import io.mdaq.pipeline.transform.LanguageSettings;
import io.mdaq.pipeline.transform.ModelSettings;
import java.util.List;
import java.util.Optional;

/**
 * What the stages of the pipeline need to know; each part can be shipped to workers.
 *
 * @param reading how rows are read and checked
 * @param languages how they get their language
 * @param shards over how many shards samples are spread
 * @param models what scores and embeds
 * @param nearDuplicates how near duplicates are found; empty where they stay
 * @param boost how poor samples are rewritten; empty where they are not
 * @param quotas how many samples are selected, and by what
 * @param clustering how clusters are fitted
 * @param output where the result goes
 * @param schemas of the Parquet files among the inputs
 */
public record CurationSettings(
    ReadSettings reading,
    LanguageSettings languages,
    int shards,
    ModelSettings models,
    Optional<NearDuplicateSettings> nearDuplicates,
    Optional<BoostSettings> boost,
    QuotaSettings quotas,
    KMeansSettings clustering,
    OutputFolder output,
    List<ParquetSchema> schemas) {

  /**
   * The settings that a configuration asks for.
   *
   * @throws io.mdaq.core.problem.UserException where it contradicts itself
   */
  public static CurationSettings of(
      CorpusConfig config, int shards, OutputFolder output, List<ParquetSchema> schemas) {
    return config instanceof CurateConfig curate
        ? curating(curate, shards, output, schemas)
        : boosting((BoostConfig) config, shards, output, schemas);
  }

  private static CurationSettings curating(
      CurateConfig config, int shards, OutputFolder output, List<ParquetSchema> schemas) {
    return new CurationSettings(
        reading(config),
        languages(config),
        shards,
        ModelSettings.of(config),
        config
            .nearDuplicates()
            .threshold()
            .map(threshold -> NearDuplicateSettings.of(threshold, config.seed())),
        BoostSettings.of(config),
        QuotaSettings.of(config),
        new KMeansSettings(
            config.seed(),
            config.cluster().maxIterations(),
            KMeansSettings.withSeed(config.seed()).tolerance(),
            config.cluster().pointsPerCentroid(),
            KMeansSettings.withSeed(config.seed()).maxTrainingPoints(),
            config.cluster().twoLevelAbove()),
        output,
        schemas);
  }

  /** Boosting alone is a curation that keeps everything, and so clusters nothing. */
  private static CurationSettings boosting(
      BoostConfig config, int shards, OutputFolder output, List<ParquetSchema> schemas) {
    config.requireBooster();
    return new CurationSettings(
        reading(config),
        languages(config),
        shards,
        ModelSettings.ofScorer(config.scorer(), config.encoding(), config.seed()),
        Optional.empty(),
        BoostSettings.of(config),
        QuotaSettings.ofAll(config.seed(), config.input().maxInvalidFraction()),
        KMeansSettings.withSeed(config.seed()),
        output,
        schemas);
  }

  /** Only a booster wants to know which example rows are made from. */
  private static ReadSettings reading(CorpusConfig config) {
    BoosterConfig boost = config.boost();
    ReadSettings reading = config.input().reading();
    return boost.backend() == BoosterConfig.Backend.NONE
        ? reading
        : boost.alignmentField().map(reading::withExampleField).orElse(reading);
  }

  private static LanguageSettings languages(CorpusConfig config) {
    return new LanguageSettings(
        config.languages().set(), config.languages().fallback().orElse(""), config.languageCheck());
  }
}
