// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import io.mdaq.core.sample.SampleText;

/** What the groups of features see of a sample; refilled from sample to sample. */
final class SampleProfile {

  private final TextProfile instruction = new TextProfile();
  private final TextProfile input = new TextProfile();
  private final TextProfile response = new TextProfile();
  private final LineTable instructionLines = new LineTable();
  private final LineTable responseLines = new LineTable();
  private final Sentences responseSentences = new Sentences();
  private String responseAsWritten = "";

  void read(
      SampleText sample,
      ScannedText scannedInstruction,
      ScannedText scannedInput,
      ScannedText scannedResponse) {
    instruction.read(scannedInstruction);
    input.read(scannedInput);
    response.read(scannedResponse);
    instructionLines.read(scannedInstruction);
    responseLines.read(scannedResponse);
    responseSentences.read(scannedResponse);
    responseAsWritten = sample.response();
  }

  TextProfile instruction() {
    return instruction;
  }

  TextProfile input() {
    return input;
  }

  TextProfile response() {
    return response;
  }

  LineTable instructionLines() {
    return instructionLines;
  }

  LineTable responseLines() {
    return responseLines;
  }

  Sentences responseSentences() {
    return responseSentences;
  }

  /** The response before folding: only here are capitals still told from small letters. */
  String responseAsWritten() {
    return responseAsWritten;
  }
}
