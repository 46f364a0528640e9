// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human;

import java.util.Optional;
import java.util.stream.Stream;

/** What a rater writes into a sheet. */
public enum RaterLabel {
  A("A"),
  B("B"),
  TIE("tie"),
  BAD("bad");

  private final String code;

  RaterLabel(String code) {
    this.code = code;
  }

  /** As it stands in a sheet. */
  public String code() {
    return code;
  }

  /** The label of this code; case and spaces around it do not matter. */
  public static Optional<RaterLabel> of(String text) {
    return Stream.of(values())
        .filter(label -> label.code.equalsIgnoreCase(text.strip()))
        .findFirst();
  }

  /** What it says, where the subject's answer stands on this side. */
  public HumanVerdict verdict(Side subject) {
    return switch (this) {
      case A -> subject == Side.A ? HumanVerdict.WIN : HumanVerdict.LOSS;
      case B -> subject == Side.B ? HumanVerdict.WIN : HumanVerdict.LOSS;
      case TIE -> HumanVerdict.TIE;
      case BAD -> HumanVerdict.UNUSABLE;
    };
  }
}
