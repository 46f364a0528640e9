// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.sample.SampleId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;

/**
 * All that a sample needs to know to decide whether it is selected: two thresholds and the ids of
 * the samples that were chosen one by one (16 bytes each, at most the budget).
 */
public final class SelectionPlan implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Decision NOT_SELECTED = new Decision.NotSelected();
  private static final Decision FILL = new Decision.Selected(Stage.FILL);

  private final Decision.Selected firstDecision;
  private final Threshold first;
  private final Decision.Selected listedDecision;
  private final List<SampleId> listed;
  private final Threshold fill;
  private final PlannedCounts counts;

  /**
   * @param firstStage the name of the first stage
   * @param first down to where the first stage takes samples
   * @param listedStage the name of the stage that chose one by one
   * @param listed the ids of that stage, ascending
   * @param fill down to where the fill takes samples that no other stage took
   */
  SelectionPlan(
      Stage firstStage,
      Threshold first,
      Stage listedStage,
      List<SampleId> listed,
      Threshold fill,
      PlannedCounts counts) {
    this.firstDecision = new Decision.Selected(firstStage);
    this.first = first;
    this.listedDecision = new Decision.Selected(listedStage);
    this.listed = List.copyOf(listed);
    this.fill = fill;
    this.counts = counts;
  }

  /**
   * The plan of a strategy that chooses every sample one by one.
   *
   * @param chosen in any order
   */
  static SelectionPlan ofListed(Stage stage, List<SampleId> chosen, int budget) {
    return new SelectionPlan(
        stage,
        new Threshold.Closed(),
        stage,
        chosen.stream().sorted().toList(),
        new Threshold.Closed(),
        new PlannedCounts(budget, 0, chosen.size(), 0, 0));
  }

  /**
   * Decides one sample.
   *
   * @param value by which the plan's strategy ranks
   */
  public Decision decide(int value, SampleId id) {
    if (first.admits(value, id)) {
      return firstDecision;
    }
    if (Collections.binarySearch(listed, id) >= 0) {
      return listedDecision;
    }
    return fill.admits(value, id) ? FILL : NOT_SELECTED;
  }

  /** How many samples it selects. */
  public PlannedCounts counts() {
    return counts;
  }

  /** The whole plan, in a form of its own. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(firstDecision.stage().name());
      first.write(out);
      fill.write(out);
      out.writeInt(counts.budget());
      out.writeInt(counts.diversityQuota());
      out.writeInt(counts.first());
      out.writeInt(counts.diversity());
      out.writeInt(counts.fill());
      out.writeUTF(listedDecision.stage().name());
      out.writeInt(listed.size());
      for (SampleId id : listed) {
        out.writeLong(id.high());
        out.writeLong(id.low());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #toBytes()} wrote. */
  public static SelectionPlan fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Stage firstStage = Stage.valueOf(in.readUTF());
      Threshold first = Threshold.read(in);
      Threshold fill = Threshold.read(in);
      PlannedCounts counts =
          new PlannedCounts(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
      Stage listedStage = Stage.valueOf(in.readUTF());
      SampleId[] listed = new SampleId[in.readInt()];
      for (int i = 0; i < listed.length; i++) {
        listed[i] = new SampleId(in.readLong(), in.readLong());
      }
      return new SelectionPlan(firstStage, first, listedStage, List.of(listed), fill, counts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
