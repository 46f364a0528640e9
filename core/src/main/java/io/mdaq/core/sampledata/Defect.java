// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import java.util.Locale;

/** What is wrong with a planted sample. */
public enum Defect {
  /** Calques, literal idioms and wrong agreement, as careless machine translation leaves them. */
  MT_ARTEFACT,
  /** Something stated as a fact is false. */
  FACTUAL_ERROR,
  /** Units, money, holidays or institutions of another country. */
  POOR_LOCALIZATION,
  /** The response breaks off. */
  TRUNCATED,
  /** The response speaks of something else. */
  OFF_TOPIC,
  /** Too familiar or too formal for the occasion. */
  WRONG_REGISTER,
  /** The response is in English. */
  WRONG_LANGUAGE,
  /** A non-answer. */
  EMPTY_EFFORT,
  /** The response loops. */
  REPETITION;

  /** The name in the key: {@code mt_artefact}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
