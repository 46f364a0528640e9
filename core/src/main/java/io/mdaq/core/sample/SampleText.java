// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sample;

import java.util.Objects;

/**
 * What the models see of a sample: its three texts after normalisation (NFC, line feeds, no control
 * characters). The user's own text is kept elsewhere and written back unchanged.
 *
 * @param instruction what is asked, never blank
 * @param input the material the instruction speaks of, empty where there is none
 * @param response the answer, never blank
 */
public record SampleText(String instruction, String input, String response) {

  public SampleText {
    Objects.requireNonNull(instruction, "instruction");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(response, "response");
  }
}
