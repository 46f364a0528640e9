// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

/** How much of a file a slice covers; decides how rows are numbered. */
public enum Extent {
  /** All of it: rows carry line or element numbers. */
  WHOLE,
  /** Some of it: rows carry byte offsets. */
  PART
}
