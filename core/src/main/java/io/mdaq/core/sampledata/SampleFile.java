// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

/** The files of a language. */
public enum SampleFile {
  /** Revision pairs, a JSON array with MIDB's keys. */
  REVISIONS("revisions.json"),
  /** Samples, JSON Lines in alpaca, sharegpt or messages form. */
  POOL("pool.jsonl"),
  /** Evaluation prompts, JSON Lines. */
  PROMPTS("prompts.jsonl"),
  /** What was planted where, one JSON object. */
  KEY("key.json");

  private final String fileName;

  SampleFile(String fileName) {
    this.fileName = fileName;
  }

  /** The name inside the language's folder. */
  public String fileName() {
    return fileName;
  }

  /** Whether its rows are samples, which can be curated. */
  public boolean holdsSamples() {
    return this == REVISIONS || this == POOL;
  }

  /** The file's name, by which the key speaks of it. */
  @Override
  public String toString() {
    return fileName;
  }
}
