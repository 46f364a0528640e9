// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.SampleText;

/**
 * A sample as it was read.
 *
 * @param origin its row and side
 * @param rawHash the first 64 bits of the SHA-256 of its row's compact bytes; both sides of a
 *     revision element have the same
 * @param format what its payload is read back with
 * @param payload what is written if it is selected
 * @param text its normalised texts
 * @param language its language code
 * @param detectedLanguage what the text is in, {@code und} where that is not clear; empty where it
 *     was not asked
 * @param example which example its row is a translation of; empty where it does not say or was not
 *     asked
 */
public record ReadSample(
    RowOrigin origin,
    long rawHash,
    RowFormat format,
    Payload payload,
    SampleText text,
    String language,
    String detectedLanguage,
    String example) {}
