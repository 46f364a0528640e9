// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judgement;

/** Whose answer the judge was shown first. */
public enum Order {
  SUBJECT_FIRST,
  BASELINE_FIRST
}
