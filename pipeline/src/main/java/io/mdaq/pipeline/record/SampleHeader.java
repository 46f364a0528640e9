// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.core.ledger.RowPlace;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import java.util.Comparator;

/**
 * What is known of a sample besides its text.
 *
 * @param id hash of the normalised content
 * @param rawHash hash of the compact row it was read from
 * @param origin where that row stands, and which side of it this is
 * @param language the language it is curated in
 * @param detectedLanguage what detection said; empty where it was not asked
 * @param example which example its row is a translation of; empty where that is not known
 * @param version whether this is the text of that row, or what a booster made of it
 */
public record SampleHeader(
    SampleId id,
    long rawHash,
    RowOrigin origin,
    String language,
    String detectedLanguage,
    String example,
    Version version) {

  /** Whose text a sample is. */
  public enum Version {
    /** As it was read. */
    ORIGINAL,
    /** A booster's. */
    BOOSTED
  }

  private static final Version[] VERSIONS = Version.values();

  /** A sample as it was read. */
  public SampleHeader(
      SampleId id,
      long rawHash,
      RowOrigin origin,
      String language,
      String detectedLanguage,
      String example) {
    this(id, rawHash, origin, language, detectedLanguage, example, Version.ORIGINAL);
  }

  /** The header of what a booster made of the sample. Nobody asked for its language. */
  public SampleHeader boosted(SampleId boosted) {
    return new SampleHeader(boosted, rawHash, origin, language, "", example, Version.BOOSTED);
  }

  /**
   * Which of several samples with equal ids survives: the first in this order. The hash of the raw
   * row comes first, so that the survivor does not depend on how rows are spread over files; what
   * follows only matters between rows that are equal byte for byte.
   */
  public static final Comparator<SampleHeader> SURVIVAL =
      Comparator.<SampleHeader>comparingLong(header -> header.rawHash + Long.MIN_VALUE)
          .thenComparing(header -> header.origin().side())
          .thenComparing(SampleHeader::origin, RowPlace.ORDER);

  void write(ByteWriter out) {
    out.putFixedLong(id.high());
    out.putFixedLong(id.low());
    out.putFixedLong(rawHash);
    OriginForm.write(out, origin);
    out.putText(language);
    out.putText(detectedLanguage);
    out.putText(example);
    out.putLong(version.ordinal());
  }

  static SampleHeader read(ByteReader in) {
    return new SampleHeader(
        new SampleId(in.fixedLong(), in.fixedLong()),
        in.fixedLong(),
        OriginForm.read(in),
        in.text(),
        in.text(),
        in.text(),
        VERSIONS[in.intValue()]);
  }
}
