// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

/** Why a revision that could be read is not taken, in the order in which they are looked at. */
public enum Objection {
  /** It is the sample itself. */
  SAME_TEXT,
  /** It brings HTML, links to pictures or special tokens that the sample does not have. */
  MARKUP_INJECTED,
  /** Its sections are the sample's in other places. */
  SECTIONS_SWAPPED,
  /** The response is the instruction over again. */
  INSTRUCTION_ECHOED,
  /** A section is in another language. */
  LANGUAGE_CHANGED,
  /** It is about something else. */
  MEANING_CHANGED,
  /** The response breaks off. */
  UNFINISHED,
  TOO_LONG,
  TOO_SHORT
}
