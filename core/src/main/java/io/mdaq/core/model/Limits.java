// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

/**
 * Ranges for the numbers of a configuration: wide enough for any published model, narrow enough
 * that products of a few of them fit a long. Names are the keys of {@code config.json}.
 */
final class Limits {

  static final int VOCABULARY = 1 << 24;
  static final int HIDDEN = 1 << 16;
  static final int INTERMEDIATE = 1 << 20;
  static final int LAYERS = 1024;
  static final int HEADS = 1024;
  static final int HEAD_SIZE = 1024;
  static final int POSITIONS = 1 << 27;
  static final int TOKEN_TYPES = 1024;
  static final double MAX_EPSILON = 0.1;
  static final double MAX_THETA = 1e12;
  static final double MAX_FACTOR = 1e6;

  private Limits() {}

  /**
   * @throws IllegalArgumentException if the value is not within the range, ends included
   */
  static void inRange(String key, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          key + " is " + value + "; allowed are " + min + " to " + max);
    }
  }

  /**
   * @throws IllegalArgumentException if the value is not within the range, ends included, or is NaN
   */
  static void inRange(String key, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          key + " is " + value + "; allowed are " + min + " to " + max);
    }
  }

  /** A positive number that is not absurdly large; not NaN. */
  static void positive(String key, double value, double max) {
    if (!(value > 0 && value <= max)) {
      throw new IllegalArgumentException(
          key + " is " + value + "; allowed are numbers above 0, at most " + max);
    }
  }

  static void divides(String key, int value, String ofKey, int ofValue) {
    if (ofValue % value != 0) {
      throw new IllegalArgumentException(
          key
              + " is "
              + value
              + ", "
              + ofKey
              + " is "
              + ofValue
              + "; allowed are divisors of "
              + ofKey);
    }
  }

  static void tokenId(String key, int id, int vocabularySize) {
    if (id < 0 || id >= vocabularySize) {
      throw new IllegalArgumentException(
          key + " is " + id + "; allowed are 0 to " + (vocabularySize - 1) + ", below vocab_size");
    }
  }
}
