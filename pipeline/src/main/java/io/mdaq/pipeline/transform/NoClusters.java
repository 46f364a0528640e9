// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionView;

/** Stands in for {@link FitClusters} where the strategy does not look at clusters. */
public final class NoClusters
    extends PTransform<PBegin, PCollectionView<Map<String, GroupClusters>>> {

  private static final long serialVersionUID = 1L;

  @Override
  public PCollectionView<Map<String, GroupClusters>> expand(PBegin begin) {
    return begin
        .apply("None", Create.empty(KvCoder.of(StringUtf8Coder.of(), GroupClusters.coder())))
        .apply("Clusters for all", View.asMap());
  }
}
