// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.pipeline.cluster.Clustering;
import io.mdaq.pipeline.cluster.FitReport;
import java.io.Serializable;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;

/**
 * The clusters of a group.
 *
 * @param clustering assigns samples
 * @param report how the fit went
 */
public record GroupClusters(Clustering clustering, FitReport report) implements Serializable {

  static Coder<GroupClusters> coder() {
    return SerializableCoder.of(GroupClusters.class);
  }
}
